namespace Setpoint.Gateway.Sessions;

/// <summary>The cookie that holds the session id. The prefix makes browsers insist on Secure, Path=/ and no Domain, so that no sub-domain can plant one.</summary>
internal static class SessionCookie
{
    public const string Name = "__Host-setpoint";

    public static void Set(HttpResponse response, SessionId id, TimeSpan life) => response.Cookies.Append(Name, id.Value, Options(life));

    public static void Clear(HttpResponse response) => response.Cookies.Delete(Name, Options(maxAge: null));

    /// <summary>Of every cookie here.</summary>
    public static CookieOptions Options(TimeSpan? maxAge) => new()
    {
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
        MaxAge = maxAge,
    };
}
