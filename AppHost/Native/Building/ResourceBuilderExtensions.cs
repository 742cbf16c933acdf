using Aspire.Hosting.ApplicationModel;
using Setpoint.AppHost.Native.Servers;

namespace Aspire.Hosting;

public static class ResourceBuilderExtensions
{
    /// <param name="port">A port for the world to know; without one any free port is taken.</param>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(this IResourceBuilder<T> builder, int? port = null)
        where T : IResourceWithEndpoints
    {
        builder.Project().Http = new EndpointReference("http", () => port ?? FreePort.Next());
        builder.Project().HasFixedPort = port is not null;
        return builder;
    }

    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        builder.Project().IsExternal = true;
        return builder;
    }

    /// <summary>Ready means: this path answers 200.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null)
        where T : IResourceWithEndpoints
    {
        builder.Project().HealthPath = path ?? "/";
        return builder;
    }

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment => builder.WithEnvironment(name, ReferenceExpression.Create($"{value}"));

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment => builder.WithEnvironment(name, ReferenceExpression.Create($"{parameter}"));

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithEnvironment
    {
        builder.Project().Environment.Add(new(name, value));
        return builder;
    }

    /// <summary><c>ConnectionStrings__name</c>, and each part of it in a variable such as <c>NAME_HOST</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source)
        where TDestination : IResourceWithEnvironment
    {
        builder.WithEnvironment($"ConnectionStrings__{source.Resource.Name}", source.Resource.ConnectionStringExpression);
        foreach (var (property, value) in source.Resource.GetConnectionProperties())
        {
            builder.WithEnvironment($"{VariableName(source.Resource.Name)}_{property.ToUpperInvariant()}", value);
        }
        return builder;
    }

    /// <summary>Where to find another service: <c>services__name__http__0</c>. It does not have to be there yet.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        var name = source.Resource.Name;
        var http = source.Project().Http ?? throw new DistributedApplicationException($"'{name}' has no http endpoint to refer to.");
        return builder
            .WithEnvironment($"services__{name}__http__0", ReferenceExpression.Create($"{http}"))
            .WithEnvironment($"{VariableName(name)}_HTTP", ReferenceExpression.Create($"{http}"));
    }

    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.DependsOn(new(dependency.Plain()));

    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport => builder.DependsOn(new(dependency.Plain(), exitCode));

    private static IResourceBuilder<T> DependsOn<T>(this IResourceBuilder<T> builder, Dependency dependency)
        where T : IResource
    {
        builder.Plain().Dependencies.Add(dependency);
        return builder;
    }

    private static Resource Plain<T>(this IResourceBuilder<T> builder)
        where T : IResource => (Resource)(IResource)builder.Resource;

    /// <summary>Only projects have an environment and endpoints here; in Aspire containers and executables have them too.</summary>
    private static ProjectResource Project<T>(this IResourceBuilder<T> builder)
        where T : IResource => (ProjectResource)(IResource)builder.Resource;

    private static string VariableName(string resource) =>
        string.Concat(resource.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
}
