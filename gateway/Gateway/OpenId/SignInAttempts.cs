using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Setpoint.Gateway.Data;
using Setpoint.Gateway.Sessions;

namespace Setpoint.Gateway.OpenId;

/// <summary>
/// Remembers who is on the way to the provider. The attempt is a row and the browser holds only a random id: every replica can take
/// it up, taking it deletes it (an encrypted cookie would need a key shared by the replicas and a table of used ones besides), and
/// several tabs of one browser can be on the way at once.
/// </summary>
internal sealed class SignInAttempts(GatewayDb db, TimeProvider clock)
{
    public const string CookieName = "__Host-setpoint-signin";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public async Task<(string State, SignInAttempt Attempt)> BeginAsync(HttpContext context, string returnPath, CancellationToken ct)
    {
        var browser = SessionId.Parse(context.Request.Cookies[CookieName]) ?? SessionId.New();
        var state = SessionId.New();
        var attempt = new SignInAttempt
        {
            StateHash = state.Hash(),
            BrowserHash = browser.Hash(),
            Nonce = SessionId.New().Value,
            Verifier = SessionId.New().Value,
            ReturnPath = returnPath,
            ExpiresAt = clock.GetUtcNow() + Life,
        };
        db.SignInAttempts.Add(attempt);
        await db.SaveChangesAsync(ct);
        context.Response.Cookies.Append(CookieName, browser.Value, SessionCookie.Options(Life));
        return (state.Value, attempt);
    }

    /// <summary>The attempt this browser began with this state, once; null when there is none, or it took too long.</summary>
    public async Task<SignInAttempt?> TakeAsync(HttpContext context, string? state, CancellationToken ct)
    {
        if (SessionId.Parse(state) is not { } id || SessionId.Parse(context.Request.Cookies[CookieName]) is not { } browser)
        {
            return null;
        }

        var (stateHash, browserHash) = (id.Hash(), browser.Hash());
        var taken = await db.SignInAttempts
            .FromSql($"delete from sign_in_attempt where state_hash = {stateHash} and browser_hash = {browserHash} returning *")
            .AsNoTracking()
            .ToListAsync(ct);
        return taken is [var attempt] && clock.GetUtcNow() < attempt.ExpiresAt ? attempt : null;
    }

    /// <summary>The S256 challenge of a verifier.</summary>
    public static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
