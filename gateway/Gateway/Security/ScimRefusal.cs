using System.Globalization;

namespace Setpoint.Gateway.Security;

/// <summary>How the gateway says no to an identity provider: in the words of SCIM (RFC 7644 section 3.12), which knows no problem details.</summary>
internal static class ScimRefusal
{
    private static readonly string[] Schemas = ["urn:ietf:params:scim:api:messages:2.0:Error"];

    public static bool Concerns(HttpContext context) => context.Request.Path.StartsWithSegments("/scim", StringComparison.OrdinalIgnoreCase);

    public static Task WriteAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        var error = new { schemas = Schemas, status = status.ToString(CultureInfo.InvariantCulture), detail };
        return context.Response.WriteAsJsonAsync(error, options: null, "application/scim+json", context.RequestAborted);
    }
}
