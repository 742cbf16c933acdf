namespace Setpoint.Gateway.Security;

/// <summary>What browsers are told about every answer. A more specific policy, set by whoever answers, is left alone.</summary>
internal static class SecurityHeaders
{
    /// <summary>The portal: nothing inline, nothing from elsewhere.</summary>
    public const string Portal =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The same, and pictures from any server, by https alone.</summary>
    public static readonly string PortalWithImages = Portal.Replace("img-src 'self' data:", "img-src 'self' data: https:", StringComparison.Ordinal);

    /// <summary>The page of API descriptions: its viewer writes its own style elements.</summary>
    public const string ApiDescriptions =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Data: should a browser ever show it as a page, it can do nothing.</summary>
    private const string Data = "default-src 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var hsts = !app.Environment.IsDevelopment();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(static state =>
            {
                var (response, hsts) = ((HttpResponse, bool))state;
                var headers = response.Headers;
                if (headers.ContentSecurityPolicy.Count == 0)
                {
                    headers.ContentSecurityPolicy = Data;
                }

                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                if (hsts && response.HttpContext.Request.IsHttps)
                {
                    headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                }

                return Task.CompletedTask;
            }, (context.Response, hsts));
            return next(context);
        });
    }
}
