using System.Net;

namespace Setpoint.Services.Tests.Gateway.OpenId;

/// <summary>A browser that goes from one site to another and back, keeping the cookies of each.</summary>
internal sealed class WanderingBrowser
{
    private const int MostRedirects = 20;
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly Dictionary<string, Dictionary<string, string>> _cookies = new(StringComparer.Ordinal);

    /// <summary>What the last answer set, as it was sent.</summary>
    public IReadOnlyList<string> LastSetCookies { get; private set; } = [];

    public string? CookieOf(Uri site, string name) => JarOf(site).GetValueOrDefault(name);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, HttpContent? content = null, string? host = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        var jar = JarOf(address);
        if (jar.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", jar.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        request.Headers.Add("X-Setpoint-Request", "1");
        request.Headers.UserAgent.ParseAdd("Wanderer/1.0");
        request.Headers.Host = host;
        var response = await Http.SendAsync(request);
        LastSetCookies = response.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        foreach (var cookie in LastSetCookies.Select(text => text.Split(';')[0].Split('=', 2)))
        {
            jar[cookie[0]] = cookie[1];
        }

        foreach (var gone in jar.Where(cookie => cookie.Value.Length == 0).Select(cookie => cookie.Key).ToList())
        {
            jar.Remove(gone);
        }

        return response;
    }

    /// <summary>Follows redirects until one leads to such an address, and says which, without going there.</summary>
    public async Task<Uri> FollowAsync(Uri start, Func<Uri, bool> until)
    {
        var at = start;
        for (var i = 0; i < MostRedirects; i++)
        {
            using var response = await SendAsync(HttpMethod.Get, at);
            Assert.True(
                response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther,
                $"{at} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            at = new Uri(at, response.Headers.Location!);
            if (until(at))
            {
                return at;
            }
        }

        throw new InvalidOperationException($"Redirected without end, last to {at}");
    }

    /// <summary>Goes to the provider and back, and says what the gateway would have been asked at the end.</summary>
    public Task<Uri> ToCallbackAsync(Uri gateway, string returnPath = "/") =>
        FollowAsync(new Uri(gateway, $"/session/oidc?return={Uri.EscapeDataString(returnPath)}"), at => at.AbsolutePath == "/session/oidc/callback");

    /// <summary>Signs in, and says which page that led to.</summary>
    public async Task<string> SignInAsync(Uri gateway, string returnPath = "/") => await EndAsync(await ToCallbackAsync(gateway, returnPath));

    /// <summary>Hands the provider's answer to the gateway, and says which page that led to.</summary>
    public async Task<string> EndAsync(Uri callback, Uri? elsewhere = null)
    {
        var address = elsewhere is null ? callback : new Uri(elsewhere, callback.PathAndQuery);
        using var response = await SendAsync(HttpMethod.Get, address, host: callback.Authority);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>A ten-minute-old tab on another machine: it has the addresses and none of the cookies.</summary>
    public void Forget(Uri site) => JarOf(site).Clear();

    public void TakeCookiesTo(Uri from, Uri to) => _cookies[to.Authority] = JarOf(from);

    private Dictionary<string, string> JarOf(Uri site)
    {
        if (!_cookies.TryGetValue(site.Authority, out var jar))
        {
            _cookies[site.Authority] = jar = new(StringComparer.Ordinal);
        }

        return jar;
    }
}
