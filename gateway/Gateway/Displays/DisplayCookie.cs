using Setpoint.Gateway.Sessions;

namespace Setpoint.Gateway.Displays;

/// <summary>What a wall screen's browser holds. Another cookie than that of a person, so that a sign-out leaves it and it never becomes one.</summary>
internal static class DisplayCookie
{
    public const string Name = "__Host-setpoint-display";

    /// <summary>A page that is a screen says so; any other request of the same browser is not made by the screen.</summary>
    public const string Header = "X-Setpoint-Display";

    public static bool IsMeant(HttpRequest request) => request.Headers[Header] == "1";

    public static SessionId? Of(HttpRequest request) => SessionId.Parse(request.Cookies[Name]);

    public static void Set(HttpResponse response, SessionId id) =>
        response.Cookies.Append(Name, id.Value, SessionCookie.Options(Display.CookieLife));

    public static void Clear(HttpResponse response) => response.Cookies.Delete(Name, SessionCookie.Options(maxAge: null));
}
