using Microsoft.AspNetCore.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.ServiceDefaults.Http;

/// <summary>Before every endpoint: the token carries the scope for reading or writing here, and the person is known and active. A wall
/// screen is no person, and only reads.</summary>
internal sealed class CallerFilter(string service) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = (Caller)http.RequestServices.GetService(typeof(Caller))!;
        var access = (Access)http.RequestServices.GetService(typeof(Access))!;
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        var scope = reads ? $"{service}:read" : $"{service}:write";
        if (!caller.Has(scope))
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "scope-missing", $"This needs the scope {scope}.");
        }

        if (caller is { IsDisplay: true, Within: not null } && reads)
        {
            return await next(context);
        }

        switch (await access.IsActiveAsync(http.RequestAborted))
        {
            case true:
                return await next(context);
            case false:
                return Problems.Forbidden("This account is not active here.");
            default:
                http.Response.Headers.RetryAfter = "2";
                return Problems.Of(StatusCodes.Status503ServiceUnavailable, "not-ready", "This service has not heard of anybody yet. Try again in a moment.");
        }
    }
}
