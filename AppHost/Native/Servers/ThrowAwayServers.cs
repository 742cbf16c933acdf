using Setpoint.AppHost.Native.Processes;
using Setpoint.AppHost.Native.State;

namespace Setpoint.AppHost.Native.Servers;

/// <summary>
/// One PostgreSQL and one RabbitMQ for a run of tests, on free ports, with data that nobody waits for to reach the disk
/// and that goes away with them, also when this process is killed.
/// </summary>
public sealed class ThrowAwayServers : IAsyncDisposable
{
    private const string Password = "throw-away";

    private readonly ThrowAwayFolder _folder = new();
    private readonly List<NativeProcess> _processes = [];
    private readonly int _postgresPort = FreePort.Next();
    private readonly int _rabbitPort = FreePort.Next();
    private readonly int _managementPort = FreePort.Next();

    private ThrowAwayServers() => AppDomain.CurrentDomain.ProcessExit += Stop;

    /// <summary>The superuser's Npgsql connection string.</summary>
    public string Postgres =>
        $"Host=localhost;Port={_postgresPort};Username={PostgresServer.Administrator};Password={Password};Database=postgres";

    public string RabbitMq => $"amqp://{RabbitMqServer.Administrator}:{Password}@127.0.0.1:{_rabbitPort}";

    /// <summary>The management API with its user, for making virtual hosts: <c>PUT /api/vhosts/name</c>.</summary>
    public string RabbitMqManagement => $"http://{RabbitMqServer.Administrator}:{Password}@127.0.0.1:{_managementPort}";

    public static async Task<ThrowAwayServers> StartAsync(CancellationToken cancellation)
    {
        var servers = new ThrowAwayServers();
        try
        {
            await Task.WhenAll(
                PostgresServer.StartAsync(
                    new(servers._folder.Subfolder("postgres"), servers._postgresPort, Password) { Durable = false, MaxConnections = 1000 },
                    servers.Remember, cancellation),
                RabbitMqServer.StartAsync(
                    new(servers._folder.Subfolder("rabbitmq"), servers._rabbitPort, Password)
                    { Durable = false, ManagementPort = servers._managementPort },
                    servers.Remember, cancellation));
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Stop;
        NativeProcess[] processes;
        lock (_processes)
        {
            processes = [.. _processes];
        }
        await Task.WhenAll(processes.Select(process => process.StopAsync(TimeSpan.FromSeconds(5))));
        _folder.Dispose();
    }

    private void Remember(NativeProcess process)
    {
        lock (_processes)
        {
            _processes.Add(process);
        }
    }

    private void Stop(object? sender, EventArgs e) => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
