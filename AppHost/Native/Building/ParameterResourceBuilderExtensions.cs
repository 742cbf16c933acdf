using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Setpoint.AppHost.Native.Building;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    /// <summary>A parameter that configuration may give (<c>Parameters:name</c>) and that is generated otherwise.</summary>
    /// <param name="persist">Keep the generated value, so that the next start uses the same one.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false) =>
        builder.AddResource(new ParameterResource(name, secret, () => builder.Configuration[$"Parameters:{name}"]
            ?? builder.Configuration[$"Parameters:{name.Replace('-', '_')}"]   // a shell allows no dash in a variable's name
            ?? (persist ? ((NativeApplicationBuilder)builder).State.Secret(name, value.GetDefaultValue) : value.GetDefaultValue())));

    /// <summary>A connection string that configuration gives (<c>ConnectionStrings:name</c>).</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(
        this IDistributedApplicationBuilder builder, string name, string? environmentVariableName = null)
    {
        _ = environmentVariableName;   // the variable has its usual name in this diagram
        var given = new ParameterResource(name, secret: true, () => builder.Configuration.GetConnectionString(name)
            ?? throw new DistributedApplicationException($"The connection string '{name}' is missing: set ConnectionStrings__{name}."));
        return builder.AddConnectionString(name, ReferenceExpression.Create($"{given}"));
    }

    /// <summary>The password of a server that the diagram gives none.</summary>
    internal static ParameterResource DefaultPassword(this IDistributedApplicationBuilder builder, string server) =>
        builder.AddParameter($"{server}-password", new GenerateParameterDefault { Special = false }, secret: true, persist: true).Resource;
}
