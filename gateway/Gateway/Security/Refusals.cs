using System.Globalization;
using Setpoint.Gateway.SecurityEvents;
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

        context.NoteRefusal(status, code);
        return ScimRefusal.Concerns(context)
            ? ScimRefusal.WriteAsync(context, status, detail)
            : Problems.Of(status, code, detail).ExecuteAsync(context);
    }

    /// <summary>Writes down that somebody was not let in, or not let do something.</summary>
    public static void NoteRefusal(this HttpContext context, int status, string code)
    {
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
        {
            var caller = context.Caller();
            context.RequestServices.GetRequiredService<RefusalLog>().Note(context, SecurityEvent.AccessRefused, code, caller?.PersonId, caller?.TokenId);
        }
    }
}
