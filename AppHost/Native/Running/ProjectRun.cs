using Aspire.Hosting.ApplicationModel;
using Setpoint.AppHost.Native.Processes;
using Setpoint.AppHost.Native.Servers;

namespace Setpoint.AppHost.Native.Running;

/// <summary>A project's process, and the next one when it is started again.</summary>
internal sealed class ProjectRun(ProjectResource project, Engine engine)
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(240);
    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(35);   // a host gives its own requests 30
    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private NativeProcess? _process;
    private volatile bool _expectedToEnd;

    public Task<int> Exited => Process.Exited;
    public string LastOutput => Process.LastOutput;

    private NativeProcess Process => _process ?? throw new InvalidOperationException($"{project.Name} has not been started");

    /// <summary>Starts a process with the same variables and address as before, and waits until it is healthy.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        FixedPort.Check(project);
        _expectedToEnd = false;
        var process = NativeProcess.Start(await SpecAsync(cancellation));
        _process = process;
        engine.Watch(process);
        if (project.HealthPath is not null)
        {
            await ReadyProbe.WaitAsync(process, s_startLimit, IsHealthyAsync, cancellation);
        }
        _ = ReportEndAsync(process);
    }

    public Task StopAsync()
    {
        _expectedToEnd = true;
        return _process?.StopAsync(s_stopPatience) ?? Task.CompletedTask;
    }

    /// <summary>SIGKILL: no goodbye, nothing finished.</summary>
    public async Task KillAsync()
    {
        _expectedToEnd = true;
        Process.Kill();
        await Process.Exited;
    }

    public async Task<ProcessSpec> SpecAsync(CancellationToken cancellation)
    {
        var assembly = project.Project.AssemblyPath;
        return File.Exists(assembly)
            ? new(project.Name, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", assembly)
            {
                WorkingDirectory = Path.GetDirectoryName(project.Project.ProjectPath)!,
                Environment = await ProjectEnvironment.OfAsync(project, engine.Configuration, cancellation),
                WithoutEnvironment = ProjectEnvironment.NotInherited,
                Output = engine.Logs.FileAndConsole(project.Name),
            }
            : throw new Aspire.Hosting.DistributedApplicationException($"'{project.Name}' is not built: there is no {assembly}.");
    }

    private async Task<bool> IsHealthyAsync(CancellationToken cancellation)
    {
        try
        {
            using var response = await s_http.GetAsync(new Uri(new Uri(project.Http!.Url), project.HealthPath), cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;   // it took too long to answer
        }
    }

    private async Task ReportEndAsync(NativeProcess process)
    {
        var code = await process.Exited;
        if (!_expectedToEnd && project.HealthPath is not null)
        {
            Logs.Say($"{project.Name} has exited with {code}; everything else keeps running. Its last lines:\n{process.LastOutput}");
        }
    }
}
