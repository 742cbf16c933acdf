using System.Net;

namespace Setpoint.Gateway.Sessions;

/// <summary>
/// Whether a request was made on this very machine. All must hold: the connection is a loopback one, the address asked for is a
/// loopback name (a page elsewhere that points its own name at 127.0.0.1 fails here), and nothing says it passed a proxy or tunnel,
/// which would make the whole world look local.
/// </summary>
internal static class LocalRequest
{
    private static readonly string[] TracesOfProxies =
        ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Original-Proto", "X-Real-IP"];

    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && IsLoopbackName(context.Request.Host.Host)
        && !Array.Exists(TracesOfProxies, context.Request.Headers.ContainsKey);

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
