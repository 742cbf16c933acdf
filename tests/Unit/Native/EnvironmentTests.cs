using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Setpoint.Unit.Native;

public sealed class EnvironmentTests : IDisposable
{
    private readonly Diagram _diagram = new("--Parameters:goals-password=secret", "--ConnectionStrings:theirs=amqp://elsewhere");

    public void Dispose() => _diagram.Dispose();

    [Fact]
    public async Task A_connection_string_is_put_together_from_the_servers_address_and_a_password()
    {
        var postgres = _diagram.Builder.AddPostgres("postgres");
        var tcp = postgres.Resource.PrimaryEndpoint;
        var password = _diagram.Builder.AddParameter("goals-password", new GenerateParameterDefault(), secret: true, persist: true);
        var database = _diagram.Builder.AddConnectionString(
            "goalsdb",
            ReferenceExpression.Create(
                $"Host={tcp.Property(EndpointProperty.Host)};Port={tcp.Property(EndpointProperty.Port)};Username=goals_app;Password={password}"));

        var variables = await _diagram.EnvironmentOf(_diagram.Project("goals").WithReference(database));

        Assert.Equal($"Host=localhost;Port={tcp.Port};Username=goals_app;Password=secret", variables["ConnectionStrings__goalsdb"]);
    }

    [Fact]
    public async Task A_server_is_given_whole_and_in_parts()
    {
        var rabbit = _diagram.Builder.AddRabbitMQ("rabbitmq");
        var port = rabbit.Resource.PrimaryEndpoint.Port;

        var variables = await _diagram.EnvironmentOf(_diagram.Project("goals").WithReference(rabbit));

        Assert.StartsWith("amqp://guest:", variables["ConnectionStrings__rabbitmq"], StringComparison.Ordinal);
        Assert.EndsWith($"@localhost:{port}", variables["ConnectionStrings__rabbitmq"], StringComparison.Ordinal);
        Assert.Equal("localhost", variables["RABBITMQ_HOST"]);
        Assert.Equal($"{port}", variables["RABBITMQ_PORT"]);
        Assert.Equal(variables["ConnectionStrings__rabbitmq"], variables["RABBITMQ_URI"]);
    }

    [Fact]
    public async Task A_given_connection_string_is_passed_on()
    {
        var theirs = _diagram.Builder.AddConnectionString("theirs");

        var variables = await _diagram.EnvironmentOf(_diagram.Project("goals").WithReference(theirs));

        Assert.Equal("amqp://elsewhere", variables["ConnectionStrings__theirs"]);
    }

    [Fact]
    public async Task A_missing_connection_string_is_named()
    {
        var absent = _diagram.Builder.AddConnectionString("absent");

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => _diagram.EnvironmentOf(_diagram.Project("goals").WithReference(absent)));
        Assert.Contains("ConnectionStrings__absent", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_learn_each_others_addresses()
    {
        var gateway = _diagram.Project("gateway").WithHttpEndpoint(port: 8099);
        var goals = _diagram.Project("goals").WithHttpEndpoint().WithReference(gateway);
        gateway.WithReference(goals);

        var goalsVariables = await _diagram.EnvironmentOf(goals);
        var gatewayVariables = await _diagram.EnvironmentOf(gateway);

        Assert.Equal("http://localhost:8099", goalsVariables["services__gateway__http__0"]);
        Assert.Equal("http://localhost:8099", gatewayVariables["ASPNETCORE_URLS"]);
        Assert.Equal(goalsVariables["ASPNETCORE_URLS"], gatewayVariables["services__goals__http__0"]);
        Assert.Equal(goalsVariables["ASPNETCORE_URLS"], gatewayVariables["GOALS_HTTP"]);
    }

    [Fact]
    public async Task The_last_value_of_a_variable_wins()
    {
        var project = _diagram.Project("goals").WithEnvironment("COLOUR", "red").WithEnvironment("COLOUR", "green").WithEnvironment("EMPTY", (string?)null);

        var variables = await _diagram.EnvironmentOf(project);

        Assert.Equal("green", variables["COLOUR"]);
        Assert.Equal("", variables["EMPTY"]);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Forwarded_headers_are_believed_unless_disabled(bool disabled, bool believed)
    {
        var project = _diagram.Project("gateway");
        if (disabled)
        {
            project.DisableForwardedHeaders();
        }

        Assert.Equal(believed, (await _diagram.EnvironmentOf(project)).ContainsKey("ASPNETCORE_FORWARDEDHEADERS_ENABLED"));
    }

    [Fact]
    public async Task Telemetry_goes_where_the_AppHost_is_told_to_send_it()
    {
        using var diagram = new Diagram("--OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4317");

        var variables = await diagram.EnvironmentOf(diagram.Project("goals"));

        Assert.Equal("http://collector:4317", variables["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("goals", variables["OTEL_SERVICE_NAME"]);
        Assert.Matches("^service\\.instance\\.id=.+", variables["OTEL_RESOURCE_ATTRIBUTES"]);
    }

    [Fact]
    public void Two_resources_of_one_name_are_refused()
    {
        _diagram.Project("goals");

        Assert.Throws<DistributedApplicationException>(() => _diagram.Project("Goals"));
    }
}
