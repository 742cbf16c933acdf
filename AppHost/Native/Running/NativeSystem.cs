using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Setpoint.AppHost.Native.Processes;
using Setpoint.AppHost.Native.State;

namespace Setpoint.AppHost.Native.Running;

/// <summary>
/// The whole system of an AppHost inside this process, for tests: on free ports, with data that is thrown away, and
/// with services that can be killed and started again.
/// </summary>
public sealed class NativeSystem : IAsyncDisposable
{
    private static readonly AsyncLocal<Handover?> s_taking = new();

    private readonly DistributedApplication _application;
    private readonly ThrowAwayFolder _folder;

    private NativeSystem(DistributedApplication application, ThrowAwayFolder folder)
    {
        _application = application;
        _folder = folder;
    }

    /// <summary>A file for each program, with what it wrote.</summary>
    public string LogsFolder => _application.Engine.Logs.Folder;

    /// <param name="appHost">The assembly whose program is the diagram; it runs up to <see cref="DistributedApplication.Run"/>.</param>
    /// <param name="settings">Configuration as on a command line, such as <c>--SETPOINT_PORT=8099</c>.</param>
    public static async Task<NativeSystem> StartAsync(Assembly appHost, IEnumerable<string> settings, CancellationToken cancellation)
    {
        var folder = new ThrowAwayFolder();
        NativeSystem? system = null;
        try
        {
            system = new NativeSystem(Build(appHost, [.. Settings(folder), .. settings]), folder);
            await system._application.Engine.StartAsync(cancellation);
            return system;
        }
        catch
        {
            if (system is null)
            {
                folder.Dispose();
            }
            else
            {
                await system.DisposeAsync();
            }
            throw;
        }
    }

    /// <summary>Where a service or the gateway listens.</summary>
    public Uri Address(string project) => new(Project(project).Http!.Url);

    public async Task<string> ConnectionStringAsync(string name)
    {
        var resource = _application.Resources.OfType<IResourceWithConnectionString>().Single(resource => resource.Name == name);
        return (await resource.ConnectionStringExpression.GetValueAsync())!;
    }

    /// <summary>SIGKILL, as a failing machine would: nothing is finished and nobody says goodbye.</summary>
    public Task KillAsync(string project) => Project(project).Run.KillAsync();

    /// <summary>Starts a killed service again at its old address and waits until it is healthy.</summary>
    public Task StartAgainAsync(string project, CancellationToken cancellation) => Project(project).Run.StartAsync(cancellation);

    /// <summary>How a project is started: to start a second replica of it, at another address.</summary>
    public Task<ProcessSpec> SpecAsync(string project, CancellationToken cancellation) => Project(project).Run.SpecAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _application.Engine.StopAsync();
        _application.Engine.Dispose();
        _folder.Dispose();
    }

    /// <summary>Called where the diagram would run: when a test is building it, the test takes it instead.</summary>
    internal static bool TakeOver(DistributedApplication application)
    {
        if (s_taking.Value is not { } handover)
        {
            return false;
        }
        handover.Application = application;
        return true;
    }

    private static IEnumerable<string> Settings(ThrowAwayFolder folder) =>
    [
        $"--SETPOINT_STATE={folder.Subfolder("state")}", "--SETPOINT_DURABLE=false", "--SETPOINT_CONSOLE_LOGS=false",
        "--SETPOINT_INFRASTRUCTURE=native", "--SETPOINT_FRESH=false",
    ];

    private static DistributedApplication Build(Assembly appHost, string[] args)
    {
        var handover = new Handover();
        s_taking.Value = handover;
        try
        {
            appHost.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [args], null);
        }
        finally
        {
            s_taking.Value = null;
        }
        return handover.Application ?? throw new InvalidOperationException($"{appHost.GetName().Name} ended without running a system");
    }

    private ProjectResource Project(string name) => _application.Resources.OfType<ProjectResource>().Single(project => project.Name == name);

    private sealed class Handover
    {
        public DistributedApplication? Application { get; set; }
    }
}
