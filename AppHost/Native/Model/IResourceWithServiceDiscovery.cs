using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A resource that others may be told the address of.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
