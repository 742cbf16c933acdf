using Setpoint.AppHost.Native.Running;
using Setpoint.AppHost.Native.Servers;

namespace Aspire.Hosting.ApplicationModel;

public sealed class RabbitMQServerResource : Resource, IResourceWithConnectionString
{
    private RabbitMqServer? _server;

    internal RabbitMQServerResource(string name, ParameterResource password)
        : base(name)
    {
        PasswordParameter = password;
        PrimaryEndpoint = new("tcp", FreePort.Next);
    }

    public EndpointReference PrimaryEndpoint { get; }
    public ParameterResource PasswordParameter { get; }

    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"amqp://{RabbitMqServer.Administrator}:{PasswordParameter}@{Host}:{Port}");

    /// <summary>The data folder's name; one that nobody named is emptied by every start.</summary>
    internal string? Volume { get; set; }

    internal override string Address => $"{PrimaryEndpoint.Host}:{PrimaryEndpoint.Port}";

    private EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);
    private EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", ReferenceExpression.Create($"{RabbitMqServer.Administrator}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", ConnectionStringExpression),
    ];

    internal override async Task StartAsync(Engine engine, CancellationToken cancellation)
    {
        var options = new RabbitMqOptions(
            engine.State.Volume(Name, Volume), PrimaryEndpoint.Port, (await PasswordParameter.GetValueAsync(cancellation))!)
        {
            Durable = engine.Durable,
            Output = engine.Logs.FileOnly(Name),
        };
        _server = await RabbitMqServer.StartAsync(options, engine.Watch, cancellation);
    }

    internal override Task StopAsync() => _server?.StopAsync() ?? Task.CompletedTask;
}
