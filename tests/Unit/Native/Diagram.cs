using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Setpoint.AppHost.Native.Building;
using Setpoint.AppHost.Native.Running;

namespace Setpoint.Unit.Native;

/// <summary>A diagram in a temporary folder, built but never run.</summary>
internal sealed class Diagram : IDisposable
{
    private readonly DirectoryInfo _folder;

    public Diagram(params string[] settings)
        : this(System.IO.Directory.CreateTempSubdirectory("setpoint-unit-"), settings)
    {
    }

    private Diagram(DirectoryInfo folder, string[] settings)
    {
        _folder = folder;
        Builder = new NativeApplicationBuilder([$"--SETPOINT_STATE={folder.FullName}", .. settings], folder.FullName);
    }

    public NativeApplicationBuilder Builder { get; }

    public IResourceBuilder<ProjectResource> Project(string name) => Builder.AddProject<SomeProject>(name, launchProfileName: null);

    public Task<IReadOnlyDictionary<string, string>> EnvironmentOf(IResourceBuilder<ProjectResource> project) =>
        ProjectEnvironment.OfAsync(project.Resource, Builder.Configuration, CancellationToken.None);

    /// <summary>The next run with the same state folder.</summary>
    public Diagram Again(params string[] settings) => new(_folder, settings);

    public void Dispose()
    {
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }

    private sealed class SomeProject : IProjectMetadata
    {
        public string ProjectPath => "/somewhere/Some.csproj";
        public string AssemblyPath => "/somewhere/bin/Some.dll";
    }
}
