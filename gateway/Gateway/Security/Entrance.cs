using Setpoint.Gateway.Portal;
using Setpoint.ServiceDefaults;

namespace Setpoint.Gateway.Security;

/// <summary>
/// What every request passes, in this order: files of the portal are served before anybody asks who calls; a caller is known before
/// requests are counted; a request is counted before it is refused.
/// </summary>
internal static class Entrance
{
    public static void UseEntrance(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseSetpointDefaults();
        app.UseResponseCompression();
        app.UsePortalFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseForgeryCheck();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseRequestTimeouts();
    }
}
