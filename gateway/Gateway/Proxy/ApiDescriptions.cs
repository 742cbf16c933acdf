namespace Setpoint.Gateway.Proxy;

/// <summary>The list the page at <c>/openapi</c> shows: where to find the description of each service's API.</summary>
internal static class ApiDescriptions
{
    public static void MapApiDescriptions(this IEndpointRouteBuilder app) => app.MapGet("/openapi/services.json", List);

    private static IEnumerable<ApiDescription> List() =>
        ProxiedService.All.Select(service => new ApiDescription(service.Name, service.Title, $"/openapi/{service.Name}.json"));
}

public sealed record ApiDescription(string Name, string Title, string Url);
