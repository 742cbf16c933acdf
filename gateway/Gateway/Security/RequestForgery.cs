using Microsoft.Extensions.Primitives;

namespace Setpoint.Gateway.Security;

/// <summary>
/// Refuses requests that another site could have made a browser send. A page elsewhere cannot set <see cref="Header"/> without a
/// preflight that is never answered, and cannot choose its Origin. Callers with an API token are not concerned: no browser adds one
/// by itself.
/// </summary>
internal static class RequestForgery
{
    public const string Header = "X-Setpoint-Request";

    /// <returns>Why the request is refused, or null.</returns>
    public static string? Refusal(HttpRequest request, bool withCookie)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return null;
        }

        if (!OriginMatches(request.Headers.Origin, request.Host))
        {
            return "The request comes from another site: its Origin is not this address.";
        }

        return withCookie && request.Headers[Header] != "1" ? $"Send the header {Header}: 1 with requests that change something." : null;
    }

    /// <summary>No Origin is a match: only browsers send one, and they do on every unsafe request. The literal <c>null</c> never is.</summary>
    private static bool OriginMatches(StringValues origin, HostString host) =>
        origin.Count == 0
        || (origin.Count == 1
            && Uri.TryCreate(origin[0], UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && string.Equals(uri.Host, host.Host, StringComparison.OrdinalIgnoreCase)
            && uri.Port == (host.Port ?? DefaultPort(uri.Scheme)));

    /// <summary>By the scheme the browser sees, which a proxy in front may end.</summary>
    private static int DefaultPort(string scheme) => scheme is "https" ? 443 : 80;
}
