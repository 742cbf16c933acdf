using System.Globalization;
using Setpoint.AppHost.Native.Processes;

namespace Setpoint.AppHost.Native.Servers;

public sealed record PostgresOptions(string DataFolder, int Port, string Password)
{
    /// <summary>False for data that is thrown away: nothing waits for the disk.</summary>
    public bool Durable { get; init; } = true;
    public int MaxConnections { get; init; } = 300;
    public Action<string> Output { get; init; } = _ => { };
}

/// <summary>PostgreSQL as a plain process on loopback, with a data folder of its own that survives it.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    public const string Administrator = "postgres";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

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

    /// <summary>Starts the server, on an empty data folder after making a cluster in it, and waits until it accepts connections.</summary>
    /// <param name="started">Told of the process as soon as there is one, before it is ready.</param>
    public static async Task<PostgresServer> StartAsync(PostgresOptions options, Action<NativeProcess> started, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var installation = PostgresInstallation.Find(options.DataFolder);
        var account = await PostgresInstallation.AccountForAsync(options.DataFolder, cancellation);
        if (!File.Exists(Path.Combine(options.DataFolder, "PG_VERSION")))
        {
            await InitializeAsync(options, installation, account, cancellation);
        }
        var process = NativeProcess.Start(new("postgres", installation.Program("postgres"), [.. Arguments(options)])
        {
            WorkingDirectory = "/",
            RunAs = account,
            StopSignal = options.Durable ? Signal.Interrupt : Signal.Quit,
            Output = options.Output,
        });
        started(process);
        var server = new PostgresServer(options, installation, process);
        await ReadyProbe.WaitAsync(process, StartLimit, server.AcceptsConnectionsAsync, cancellation);
        return server;
    }

    public Task StopAsync() => Process.StopAsync(StopPatience);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Process.Dispose();
    }

    private static async Task InitializeAsync(
        PostgresOptions options, PostgresInstallation installation, RunAs? account, CancellationToken cancellation)
    {
        // initdb reads the password from a file; it lies inside the folder that only the server's account may enter.
        var passwordFile = Path.Combine(Path.GetDirectoryName(options.DataFolder)!, $".{Path.GetFileName(options.DataFolder)}-password");
        await using (var file = new FileStream(passwordFile, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        await using (var writer = new StreamWriter(file))
        {
            await writer.WriteAsync(options.Password);
        }
        try
        {
            if (account is not null)
            {
                await NativeProcess.RunAsync(new("postgres", "chown", account.User, passwordFile), cancellation);
            }
            await NativeProcess.RunAsync(
                new(
                    "postgres", installation.Program("initdb"),
                    "--pgdata", options.DataFolder, "--username", Administrator, "--pwfile", passwordFile,
                    "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8",
                    options.Durable ? "--data-checksums" : "--no-sync")
                {
                    WorkingDirectory = "/",
                    RunAs = account,
                    Output = options.Output,
                },
                cancellation);
        }
        catch (Exception)
        {
            // Half a cluster would be taken for a whole one by the next start.
            File.Delete(Path.Combine(options.DataFolder, "PG_VERSION"));
            throw;
        }
        finally
        {
            File.Delete(passwordFile);
        }
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
            "-D", options.DataFolder, "-p", options.Port.ToString(CultureInfo.InvariantCulture),
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
