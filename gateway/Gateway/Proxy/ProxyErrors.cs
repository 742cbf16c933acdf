using System.Net.Http;
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
        var (status, code, detail) = Explain(failure, context.Response.StatusCode, service);
        await context.RefuseAsync(status, code, detail, status >= StatusCodes.Status500InternalServerError ? RetryAfter : null);
    }

    private static (int Status, string Code, string Detail) Explain(IForwarderErrorFeature failure, int status, string service) => failure switch
    {
        { Exception: BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } } or { Error: _ } when status == StatusCodes.Status413PayloadTooLarge =>
            (StatusCodes.Status413PayloadTooLarge, "body-too-large", "The request is larger than this address takes."),
        { Error: ForwarderError.NoAvailableDestinations } => Down(service),
        { Error: ForwarderError.Request, Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } } => Down(service),
        { Error: ForwarderError.RequestTimedOut } => (StatusCodes.Status504GatewayTimeout, "service-timed-out", $"The service {service} took too long to answer."),
        _ when status < StatusCodes.Status500InternalServerError => (status, "bad-request", "The request did not arrive whole."),
        _ => (StatusCodes.Status502BadGateway, "service-failed", $"The connection to the service {service} broke before it answered."),
    };

    private static (int Status, string Code, string Detail) Down(string service) =>
        (StatusCodes.Status503ServiceUnavailable, "service-unavailable", $"The service {service} is not reachable at the moment.");
}
