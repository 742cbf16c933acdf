using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class ProjectResourceBuilderExtensions
{
    /// <param name="launchProfileName">Always null in this diagram: the model alone decides ports and variables.</param>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new() => launchProfileName is null
            ? builder.AddResource(new ProjectResource(name, new TProject()))
            : throw new NotSupportedException("launch profiles of services are not used");

    /// <summary>The program does not believe X-Forwarded headers, which it does otherwise, whoever sends them.</summary>
    public static IResourceBuilder<ProjectResource> DisableForwardedHeaders(this IResourceBuilder<ProjectResource> builder)
    {
        builder.Resource.ForwardsHeaders = false;
        return builder;
    }
}
