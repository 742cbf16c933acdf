using Setpoint.AppHost.Native.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of the system. One without a process, such as a parameter, is ready from the beginning.</summary>
public abstract class Resource(string name) : IResource
{
    public string Name => name;

    /// <summary>What has to be there before this one starts.</summary>
    internal List<Dependency> Dependencies { get; } = [];

    /// <summary>Starts it and returns when it can be used.</summary>
    internal virtual Task StartAsync(Engine engine, CancellationToken cancellation) => Task.CompletedTask;

    internal virtual Task StopAsync() => Task.CompletedTask;

    /// <summary>The code it ended with, for those who wait for its completion.</summary>
    internal virtual Task<int> CompletionAsync() => throw new DistributedApplicationException($"'{Name}' never completes: nothing can wait for that.");

    /// <summary>The last lines it wrote, for the message about its failure.</summary>
    internal virtual string LastOutput => "";

    /// <summary>Where to reach it, for the table of addresses.</summary>
    internal virtual string? Address => null;
}

/// <param name="ExitCode">When set, the other resource must have ended with this code; otherwise it must be ready.</param>
internal sealed record Dependency(Resource On, int? ExitCode = null);
