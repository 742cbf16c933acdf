using Setpoint.AppHost.Native.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>One of our own programs.</summary>
public sealed class ProjectResource : Resource, IResourceWithEnvironment, IResourceWithWaitSupport, IResourceWithServiceDiscovery
{
    private ProjectRun? _run;

    internal ProjectResource(string name, IProjectMetadata project)
        : base(name) => Project = project;

    internal IProjectMetadata Project { get; }

    /// <summary>In the order in which the diagram names them: a later one wins.</summary>
    internal List<EnvironmentVariable> Environment { get; } = [];
    internal EndpointReference? Http { get; set; }

    /// <summary>True when the diagram chose the port: then somebody else may be listening on it.</summary>
    internal bool HasFixedPort { get; set; }
    internal bool IsExternal { get; set; }
    internal bool ForwardsHeaders { get; set; } = true;
    internal string? HealthPath { get; set; }

    internal override string? Address => Http?.Url;

    internal override Task StartAsync(Engine engine, CancellationToken cancellation)
    {
        _run = new ProjectRun(this, engine);
        return _run.StartAsync(cancellation);
    }

    internal override Task StopAsync() => _run?.StopAsync() ?? Task.CompletedTask;

    internal override Task<int> CompletionAsync() => Run.Exited;

    internal override string LastOutput => Run.LastOutput;

    internal ProjectRun Run => _run ?? throw new InvalidOperationException($"'{Name}' has not been started");
}

internal sealed record EnvironmentVariable(string Name, IValueProvider Value);
