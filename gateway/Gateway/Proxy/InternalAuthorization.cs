using Setpoint.Gateway.Security;
using Setpoint.Gateway.Signing;

namespace Setpoint.Gateway.Proxy;

/// <summary>Gives a call the token of its service, or says why it gets none.</summary>
internal sealed record InternalAuthorization(string Token)
{
    public static Task GrantAsync(HttpContext context, RequestDelegate next)
    {
        var metadata = context.GetReverseProxyFeature().Route.Config.Metadata!;
        if (!metadata.TryGetValue(ProxyRoutes.Audience, out var audience))
        {
            return next(context); // an open route: nobody is vouched for
        }

        var caller = context.Caller()!;
        var scope = caller.ScopesFor(audience);
        if (scope.Length == 0)
        {
            return context.RefuseAsync(
                StatusCodes.Status403Forbidden, "scope-missing", $"The token has no scope for this: it needs {audience}:read or {audience}:write.");
        }

        if (context.RequestServices.GetRequiredService<InternalTokens>().For(caller, audience, scope) is not { } token)
        {
            return context.RefuseAsync(StatusCodes.Status503ServiceUnavailable, "starting", "The gateway is starting.", TimeSpan.FromSeconds(1));
        }

        context.Features.Set(new InternalAuthorization(token));
        return next(context);
    }
}
