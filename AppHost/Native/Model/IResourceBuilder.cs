namespace Aspire.Hosting.ApplicationModel;

/// <summary>What the diagram holds of a resource: covariant, so that it fits wherever one of its roles is asked for.</summary>
public interface IResourceBuilder<out T>
    where T : IResource
{
    IDistributedApplicationBuilder ApplicationBuilder { get; }
    T Resource { get; }
}
