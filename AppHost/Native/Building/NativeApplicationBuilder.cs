using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Setpoint.AppHost.Native.State;

namespace Setpoint.AppHost.Native.Building;

/// <summary>Collects the resources of the diagram.</summary>
internal sealed class NativeApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly List<Resource> _resources = [];

    public NativeApplicationBuilder(string[] args, string appHostDirectory)
    {
        AppHostDirectory = appHostDirectory;
        _host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = appHostDirectory });
        State = new StateFolder(Configuration["SETPOINT_STATE"] ?? Path.Combine(appHostDirectory, "..", ".setpoint"));
        if (Configuration["SETPOINT_INFRASTRUCTURE"] is "containers")
        {
            throw new DistributedApplicationException(
                "SETPOINT_INFRASTRUCTURE=containers needs .NET Aspire, and this AppHost was built without it: "
                + "run `dotnet restore eng/aspire.proj` where the public package feed can be reached, then build again.");
        }
    }

    public ConfigurationManager Configuration => _host.Configuration;
    public IHostEnvironment Environment => _host.Environment;
    public string AppHostDirectory { get; }
    public StateFolder State { get; }
    public IReadOnlyList<Resource> Resources => _resources;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (_resources.Exists(r => string.Equals(r.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DistributedApplicationException($"There are two resources named '{resource.Name}'.");
        }
        _resources.Add((Resource)(IResource)resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build() => new(this);

    private sealed record ResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource) : IResourceBuilder<T>
        where T : IResource;
}
