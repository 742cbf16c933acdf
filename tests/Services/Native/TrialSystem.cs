using System.Globalization;
using System.Runtime.Versioning;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Setpoint.AppHost.Native.Building;
using Setpoint.AppHost.Native.Processes;
using Setpoint.AppHost.Native.Running;

namespace Setpoint.Services.Tests.Native;

/// <summary>A small system of real processes, durable so that runs may follow one another on the same data.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class TrialSystem : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("setpoint-trial-");
    private Engine? _engine;

    public TrialSystem() =>
        // The database server has an account of its own and its folder inside.
        File.SetUnixFileMode(_folder.FullName, File.GetUnixFileMode(_folder.FullName) | UnixFileMode.OtherExecute);

    public string StateFolder => _folder.FullName;

    /// <summary>The processes that the engine has written down, as numbers.</summary>
    public IReadOnlyList<int> Processes => File.Exists(ProcessesFile)
        ? [.. File.ReadAllLines(ProcessesFile).Select(line => int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture))]
        : [];

    private string ProcessesFile => Path.Combine(StateFolder, "processes");

    public static IResourceBuilder<ProjectResource> Probe(IDistributedApplicationBuilder builder, string name, int? port = null) =>
        builder.AddProject<ProbeProject>(name, launchProfileName: null).WithHttpEndpoint(port).WithHttpHealthCheck("/health");

    /// <summary>A run of the system that <paramref name="draw"/> draws.</summary>
    public async Task StartAsync(Action<IDistributedApplicationBuilder> draw)
    {
        var builder = new NativeApplicationBuilder(
            [$"--SETPOINT_STATE={StateFolder}", "--SETPOINT_DURABLE=true", "--SETPOINT_CONSOLE_LOGS=false"], AppContext.BaseDirectory);
        draw(builder);
        _engine = new Engine(builder);
        await _engine.StartAsync(CancellationToken.None);
    }

    public async Task StopAsync()
    {
        if (_engine is not null)
        {
            await _engine.StopAsync();
            _engine.Dispose();
            _engine = null;
        }
    }

    public void Dispose()
    {
        _engine?.Dispose();
        _folder.Delete(recursive: true);
    }

    public static bool IsAlive(int process) => ProcessIdentity.Of(process) is not null;

    private sealed class ProbeProject : IProjectMetadata
    {
        // …/tests/Services/bin/Debug/net10.0/ → …/tests/Probe/bin/Debug/net10.0/
        private static readonly string s_output = AppContext.BaseDirectory.Replace(
            $"{Path.DirectorySeparatorChar}Services{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}Probe{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

        public string ProjectPath => Path.Combine(s_output, "Probe.csproj");
        public string AssemblyPath => Path.Combine(s_output, "Setpoint.Probe.dll");
    }
}
