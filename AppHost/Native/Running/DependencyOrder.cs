using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Setpoint.AppHost.Native.Running;

/// <summary>Everything at once, except that a resource waits for what it depends on, and is stopped before it.</summary>
internal static class DependencyOrder
{
    /// <summary>Returns when all are ready. The first failure cancels the others and is the one that is thrown.</summary>
    public static async Task StartAsync(
        IReadOnlyList<Resource> resources, Func<Resource, CancellationToken, Task> start, CancellationToken cancellation)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ready = new Dictionary<Resource, Task>();
        Exception? first = null;
        foreach (var resource in InOrder(resources))
        {
            ready[resource] = OneAsync(resource);
        }
        await Task.WhenAll(ready.Values);
        if (first is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        async Task OneAsync(Resource resource)
        {
            try
            {
                foreach (var dependency in resource.Dependencies)
                {
                    await ready[dependency.On];
                    await CompletedAsync(resource, dependency, abort.Token);
                }
                abort.Token.ThrowIfCancellationRequested();
                await start(resource, abort.Token);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref first, e, null);
                await abort.CancelAsync();
            }
        }
    }

    public static async Task StopAsync(IReadOnlyList<Resource> resources, Func<Resource, Task> stop)
    {
        var stopped = new Dictionary<Resource, Task>();
        foreach (var resource in InOrder(resources).Reverse())
        {
            var dependents = stopped.Where(other => other.Key.Dependencies.Exists(d => d.On == resource)).Select(other => other.Value);
            stopped[resource] = AfterAsync([.. dependents], resource);
        }
        await Task.WhenAll(stopped.Values);

        async Task AfterAsync(Task[] dependents, Resource resource)
        {
            await Task.WhenAll(dependents);
            await stop(resource);
        }
    }

    /// <summary>Each after all it depends on.</summary>
    internal static IReadOnlyList<Resource> InOrder(IReadOnlyList<Resource> resources)
    {
        var order = new List<Resource>();
        var path = new List<Resource>();
        foreach (var resource in resources)
        {
            Visit(resource);
        }
        return order;

        void Visit(Resource resource)
        {
            if (order.Contains(resource))
            {
                return;
            }
            if (path.Contains(resource))
            {
                throw new DistributedApplicationException(
                    $"These wait for each other: {string.Join(" → ", path.Append(resource).Select(r => r.Name))}.");
            }
            path.Add(resource);
            foreach (var dependency in resource.Dependencies)
            {
                Visit(dependency.On);
            }
            path.Remove(resource);
            order.Add(resource);
        }
    }

    private static async Task CompletedAsync(Resource waiting, Dependency dependency, CancellationToken cancellation)
    {
        if (dependency.ExitCode is { } expected
            && await dependency.On.CompletionAsync().WaitAsync(cancellation) is var code && code != expected)
        {
            throw new DistributedApplicationException(
                $"'{waiting.Name}' waits for '{dependency.On.Name}' to complete with {expected}, but it exited with {code}. Its last lines:\n{dependency.On.LastOutput}");
        }
    }
}
