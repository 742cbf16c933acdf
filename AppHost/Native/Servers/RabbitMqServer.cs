using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Setpoint.AppHost.Native.Processes;

namespace Setpoint.AppHost.Native.Servers;

public sealed record RabbitMqOptions(string DataFolder, int Port, string Password)
{
    /// <summary>The port of the management API; without one the plugin stays off, which starts and stops faster.</summary>
    public int? ManagementPort { get; init; }
    public bool Durable { get; init; } = true;
    public Action<string> Output { get; init; } = _ => { };
}

/// <summary>RabbitMQ as a plain process on loopback, with a data folder of its own that survives it.</summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    public const string Administrator = "guest";

    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    // The broker's data belongs to its node name, so the name stays the same whichever ports are free.
    private const string NodeName = "setpoint@localhost";

    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(30);
    private static readonly HttpClient s_http = new();

    private readonly RabbitMqOptions _options;
    private readonly NativeProcess _portMapper;

    private RabbitMqServer(RabbitMqOptions options, NativeProcess portMapper, NativeProcess process)
    {
        _options = options;
        _portMapper = portMapper;
        Process = process;
    }

    public NativeProcess Process { get; }
    public int Port => _options.Port;

    /// <summary>Starts the broker and waits until it speaks AMQP (and, when asked for, answers management requests).</summary>
    /// <param name="started">Told of each process as soon as there is one, before the broker is ready.</param>
    public static async Task<RabbitMqServer> StartAsync(RabbitMqOptions options, Action<NativeProcess> started, CancellationToken cancellation)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"RabbitMQ is not installed (no {Program}): apt install rabbitmq-server");
        }
        Directory.CreateDirectory(options.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await WriteConfigurationAsync(options, cancellation);

        // Erlang's port mapper: left to itself the broker would start a shared one as a daemon that outlives it.
        var environment = Variables(options, portMapperPort: FreePort.Next());
        var portMapper = NativeProcess.Start(new("epmd", "epmd") { WorkingDirectory = "/", Environment = environment });
        started(portMapper);
        var process = NativeProcess.Start(new("rabbitmq", Program)
        {
            WorkingDirectory = options.DataFolder,
            Environment = environment,
            StopSignal = options.Durable ? Signal.Terminate : Signal.Kill,
            Output = options.Output,
        });
        started(process);
        var server = new RabbitMqServer(options, portMapper, process);
        await ReadyProbe.WaitAsync(process, s_startLimit, server.IsReadyAsync, cancellation);
        return server;
    }

    public async Task StopAsync()
    {
        await Process.StopAsync(s_stopPatience);
        await _portMapper.StopAsync(s_stopPatience);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Process.Dispose();
        _portMapper.Dispose();
    }

    private static string ConfigurationFile(RabbitMqOptions options) => Path.Combine(options.DataFolder, "rabbitmq.conf");
    private static string PluginsFile(RabbitMqOptions options) => Path.Combine(options.DataFolder, "enabled_plugins");

    private static async Task WriteConfigurationAsync(RabbitMqOptions options, CancellationToken cancellation)
    {
        var lines = new List<string>
        {
            $"listeners.tcp.1 = 127.0.0.1:{Number(options.Port)}",
            $"default_user = {Administrator}",
            $"default_pass = {options.Password}",
            "log.file = false",
            "log.console = true",
        };
        if (options.ManagementPort is { } port)
        {
            lines.AddRange(["management.tcp.ip = 127.0.0.1", $"management.tcp.port = {Number(port)}"]);
        }
        await File.WriteAllLinesAsync(ConfigurationFile(options), lines, cancellation);
        File.SetUnixFileMode(ConfigurationFile(options), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(PluginsFile(options), options.ManagementPort is null ? "[]." : "[rabbitmq_management].", cancellation);
    }

    private static Dictionary<string, string> Variables(RabbitMqOptions options, int portMapperPort) => new(StringComparer.Ordinal)
    {
        ["HOME"] = options.DataFolder,
        ["RABBITMQ_NODENAME"] = NodeName,
        ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",   // the machine's own broker's settings are not ours
        ["RABBITMQ_CONFIG_FILE"] = ConfigurationFile(options),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(options.DataFolder, "advanced.config"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = PluginsFile(options),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(options.DataFolder, "data"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(options.DataFolder, "log"),
        ["RABBITMQ_DIST_PORT"] = Number(FreePort.Next()),
        ["ERL_EPMD_PORT"] = Number(portMapperPort),
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        // The start script then becomes the virtual machine instead of waiting for it: one process to signal.
        ["RABBITMQ_ALLOW_INPUT"] = "true",
        ["RABBITMQ_SERVER_START_ARGS"] = "-noinput",
        // Loopback only, and idle schedulers sleep at once instead of spinning on a machine that others use too.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none",
    };

    private async Task<bool> IsReadyAsync(CancellationToken cancellation) =>
        await SpeaksAmqpAsync(cancellation) && (_options.ManagementPort is null || await AnswersManagementAsync(cancellation));

    /// <summary>A listening port is not enough: the broker must answer the protocol header with its first method frame.</summary>
    private async Task<bool> SpeaksAmqpAsync(CancellationToken cancellation)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, cancellation);
            var stream = client.GetStream();
            await stream.WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray(), cancellation);
            var frameType = new byte[1];
            return await stream.ReadAsync(frameType, cancellation) == 1 && frameType[0] == 1;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }

    private async Task<bool> AnswersManagementAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{Number(_options.ManagementPort!.Value)}/api/vhosts");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Administrator}:{_options.Password}")));
        try
        {
            using var response = await s_http.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
