using System.Globalization;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Gateway.Security;

/// <summary>How the gateway itself says no: problem details with a stable code, and when to come back where that makes sense.</summary>
internal static class Refusals
{
    public static Task RefuseAsync(this HttpContext context, int status, string code, string detail, TimeSpan? retryAfter = null)
    {
        if (retryAfter is { } wait)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return ScimRefusal.Concerns(context)
            ? ScimRefusal.WriteAsync(context, status, detail)
            : Problems.Of(status, code, detail).ExecuteAsync(context);
    }
}
