using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Setpoint.Gateway.Displays;
using Setpoint.Gateway.Sessions;
using Setpoint.Gateway.Tokens;

namespace Setpoint.Gateway.Security;

/// <summary>
/// Says who calls: by the API token where an Authorization header is sent, else by the cookie
/// of a wall screen where the page says that it is one, else by the session cookie. A request with a bad token is
/// never served as the person whose cookie came along.
/// </summary>
internal sealed class CallerAuthentication(
    Callers callers,
    DisplayCallers displays,
    TokenUses tokenUses,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "setpoint";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is [var authorization, ..])
        {
            return authorization!.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                && ApiToken.TryParse(authorization.AsSpan(Bearer.Length).Trim(), out var token)
                ? Result(await OfTokenAsync(token), "The token is unknown, expired or revoked.")
                : AuthenticateResult.Fail("The Authorization header holds no API token (Bearer sp_…).");
        }

        if (DisplayCookie.IsMeant(Request))
        {
            return DisplayCookie.Of(Request) is { } screen
                ? Result(await displays.FindAsync(screen, Request, Context.RequestAborted), "This screen was ended, or it asks for more than its board.")
                : AuthenticateResult.NoResult();
        }

        return SessionId.Parse(Request.Cookies[SessionCookie.Name]) is { } id
            ? Result(await callers.OfSessionAsync(id, Context.RequestAborted), "The session is over: sign in again.")
            : AuthenticateResult.NoResult();
    }

    private async Task<CallerIdentity?> OfTokenAsync(ApiToken token)
    {
        var caller = await callers.OfTokenAsync(token, Context.RequestAborted);
        if (caller is not null)
        {
            await tokenUses.NoteAsync(Context, caller, Context.RequestAborted);
        }

        return caller;
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"setpoint\"";
        await Context.RefuseAsync(StatusCodes.Status401Unauthorized, "not-signed-in", failure?.Message ?? "Sign in, or send an API token.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.RefuseAsync(StatusCodes.Status403Forbidden, "forbidden", "This is not for you.");

    private static AuthenticateResult Result(CallerIdentity? caller, string failure) => caller is null
        ? AuthenticateResult.Fail(failure)
        : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(caller), SchemeName));
}
