using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Setpoint.AppHost.Native.Running;

/// <summary>The variables a program starts with: the same names and values that Aspire gives it.</summary>
internal static class ProjectEnvironment
{
    /// <summary>Meant for the AppHost itself; a program that inherited them would listen where the AppHost was told to.</summary>
    public static readonly IReadOnlyList<string> NotInherited =
        ["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE"];

    private static readonly string[] s_passedOn = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_HEADERS"];

    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(
        ProjectResource project, IConfiguration configuration, CancellationToken cancellation)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_SERVICE_NAME"] = project.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={ActivitySpanId.CreateRandom().ToHexString()}",
        };
        foreach (var name in s_passedOn)
        {
            if (configuration[name] is { } value)
            {
                variables[name] = value;
            }
        }
        if (project.Http is { } http)
        {
            variables["ASPNETCORE_URLS"] = http.Url;
        }
        if (project.ForwardsHeaders)
        {
            variables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        }
        foreach (var (name, value) in project.Environment)
        {
            variables[name] = await value.GetValueAsync(cancellation) ?? "";
        }
        return variables;
    }
}
