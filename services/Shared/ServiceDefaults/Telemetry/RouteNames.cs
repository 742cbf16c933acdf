using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Setpoint.ServiceDefaults.Telemetry;

/// <summary>Gives the request's span its route, status and name, which the framework alone leaves out.</summary>
internal sealed class RouteNames(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var activity = http.Features.Get<IHttpActivityFeature>()?.Activity;
        try
        {
            await next(http);
        }
        finally
        {
            if (activity is { IsAllDataRequested: true })
            {
                var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
                activity.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} {route}";
                activity.SetTag("http.route", route);
                activity.SetTag("http.response.status_code", http.Response.StatusCode);
                activity.SetStatus(http.Response.StatusCode >= 500 ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            }
        }
    }
}
