using System.Globalization;
using Setpoint.AppHost.Native.Processes;

namespace Setpoint.AppHost.Native.Servers;

public sealed record PostgresOptions(string Folder, int Port, string Password)
{
    internal string Cluster => Path.Combine(Folder, "cluster");

    /// <summary>False for data that is thrown away: nothing waits for the disk.</summary>
    public bool Durable { get; init; } = true;
    public int MaxConnections { get; init; } = 300;
    public Action<string> Output { get; init; } = _ => { };
}

/// <summary>PostgreSQL as a plain process on loopback, with a data folder of its own that survives it.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    public const string Administrator = "postgres";

    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(30);

    private readonly PostgresOptions _options;
    private readonly PostgresInstallation _installation;

    private PostgresServer(PostgresOptions options, PostgresInstallation installation, NativeProcess process)
    {
        _options = options;
        _installation = installation;
        Process = process;
    }

    public NativeProcess Process { get; }
    public int Port => _options.Port;

    /// <summary>Starts the server, after making a cluster where there is none yet, and waits until it accepts connections.</summary>
    /// <param name="started">Told of the process as soon as there is one, before it is ready.</param>
    public static async Task<PostgresServer> StartAsync(PostgresOptions options, Action<NativeProcess> started, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var installation = PostgresInstallation.Find(options.Cluster);
        var account = await PostgresInstallation.AccountForAsync(options.Folder, cancellation);
        if (!Directory.Exists(options.Cluster))
        {
            await PostgresCluster.CreateAsync(options, installation, account, cancellation);
        }
        PostgresCluster.ForgetRecycledProcess(options.Cluster);
        var process = NativeProcess.Start(new("postgres", installation.Program("postgres"), [.. Arguments(options)])
        {
            WorkingDirectory = "/",
            RunAs = account,
            StopSignal = options.Durable ? Signal.Interrupt : Signal.Quit,
            Output = options.Output,
        });
        started(process);
        var server = new PostgresServer(options, installation, process);
        await ReadyProbe.WaitAsync(process, s_startLimit, server.AcceptsConnectionsAsync, cancellation);
        return server;
    }

    public Task StopAsync() => Process.StopAsync(s_stopPatience);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Process.Dispose();
    }

    private static IEnumerable<string> Arguments(PostgresOptions options)
    {
        var settings = new List<string>
        {
            "listen_addresses=localhost",
            "unix_socket_directories=",
            $"max_connections={options.MaxConnections.ToString(CultureInfo.InvariantCulture)}",
            "shared_buffers=256MB",
            // Compiling a plan costs more than it gains on the short statements of the services.
            "jit=off",
        };
        if (!options.Durable)
        {
            settings.AddRange(["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=2GB"]);
        }
        return
        [
            "-D", options.Cluster, "-p", options.Port.ToString(CultureInfo.InvariantCulture),
            .. settings.SelectMany(setting => new[] { "-c", setting }),
        ];
    }

    private async Task<bool> AcceptsConnectionsAsync(CancellationToken cancellation)
    {
        try
        {
            await NativeProcess.RunAsync(
                new(
                    "pg_isready", _installation.Program("pg_isready"), "--quiet",
                    "--host", "localhost", "--port", Port.ToString(CultureInfo.InvariantCulture)),
                cancellation);
            return true;
        }
        catch (NativeProcessException)
        {
            return false;
        }
    }
}
