using Setpoint.Gateway.Displays;
using Setpoint.Gateway.Proxy;
using Setpoint.Gateway.Security;
using Setpoint.Gateway.SecurityEvents;
using Setpoint.Gateway.Sessions;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Gateway;

/// <summary>What the gateway itself answers below <c>/api/gateway</c>; rights come from its own mirror of people and roles.</summary>
internal static class GatewayApi
{
    private const string Name = "gateway";

    public static void MapGateway(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup($"/api/{Name}").RequireAuthorization(ProxyRoutes.SignedInPolicy).AddEndpointFilter(RequireScopeAsync);
        api.MapDelete("/people/{id:guid}/sessions", EndSessionsOfPerson.HandleAsync);
        api.MapGet("/units/{id:guid}/displays", UnitDisplays.ListAsync);
        api.MapPost("/units/{id:guid}/displays", UnitDisplays.MakeAsync);
        api.MapDelete("/displays/{id:guid}", UnitDisplays.RevokeAsync);
        api.MapGet("/security-events", ListSecurityEvents.HandleAsync);
        api.MapGet("/security-events/export", ListSecurityEvents.ExportAsync).Produces<string>(StatusCodes.Status200OK, CsvExport.ContentType);
    }

    private static async ValueTask<object?> RequireScopeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var scope = HttpMethods.IsGet(context.Request.Method) ? $"{Name}:read" : $"{Name}:write";
        if (context.Caller()!.ScopesFor(Name).Split(' ').Contains(scope))
        {
            return await next(invocation);
        }

        context.NoteRefusal(StatusCodes.Status403Forbidden, "scope-missing");
        return Problems.Of(StatusCodes.Status403Forbidden, "scope-missing", $"This needs the scope {scope}.");
    }
}
