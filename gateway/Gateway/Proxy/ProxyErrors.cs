using Microsoft.AspNetCore.Http.Timeouts;
using Setpoint.Gateway.Security;
using Yarp.ReverseProxy.Forwarder;

namespace Setpoint.Gateway.Proxy;

/// <summary>
/// Says what went wrong between the gateway and a service. 503: the service could not be reached, nothing was done, repeat it.
/// 502: the connection broke; whether it was done is unknown, repeat it with its Idempotency-Key. 504: it took too long, likewise.
/// </summary>
internal static class ProxyErrors
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    public static async Task ExplainAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.GetForwarderErrorFeature() is not { } failure || context.Response.HasStarted)
        {
            return;
        }

        var service = context.GetReverseProxyFeature().Route.Config.RouteId.Split(':')[0];
        var (status, code, detail) = context switch
        {
            _ when context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge =>
                (StatusCodes.Status413PayloadTooLarge, "body-too-large", "The request is larger than this address takes."),
            _ when failure.Error == ForwarderError.NoAvailableDestinations || IsUnreachable(failure.Exception) =>
                (StatusCodes.Status503ServiceUnavailable, "service-unavailable", $"The service {service} is not reachable at the moment."),
            _ when failure.Error == ForwarderError.RequestTimedOut || IsOverTime(context) =>
                (StatusCodes.Status504GatewayTimeout, "service-timed-out", $"The service {service} took too long to answer."),
            _ when context.Response.StatusCode < StatusCodes.Status500InternalServerError =>
                (context.Response.StatusCode, "bad-request", "The request did not arrive whole."),
            _ => (StatusCodes.Status502BadGateway, "service-failed", $"The connection to the service {service} broke before it answered."),
        };
        await context.RefuseAsync(status, code, detail, status >= StatusCodes.Status500InternalServerError ? RetryAfter : null);
    }

    private static bool IsUnreachable(Exception? error) =>
        error is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };

    /// <summary>To the proxy this looks like a caller who went away.</summary>
    private static bool IsOverTime(HttpContext context) =>
        context.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken.IsCancellationRequested == true;
}
