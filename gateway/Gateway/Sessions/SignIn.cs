using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Setpoint.Gateway.Data;
using Setpoint.Gateway.SecurityEvents;
using Setpoint.Gateway.Signing;

namespace Setpoint.Gateway.Sessions;

/// <summary>Begins and ends sessions, whatever way somebody proved who they are.</summary>
internal sealed class SignIn(GatewayDb db, KeyRing keys, IOptions<SessionLife> life, TimeProvider clock, ILogger<SignIn> log)
{
    private const int LongestUserAgent = 400;

    /// <summary>
    /// A new id every time: one that a browser came with, planted or left over, never becomes signed in, and what it stood for ends.
    /// </summary>
    public async Task BeginAsync(HttpContext context, Guid personId, string? idToken, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        await RevokeAsync(context, ct);
        var id = SessionId.New();
        var hash = id.Hash();
        var now = clock.GetUtcNow();
        var userAgent = context.Request.Headers.UserAgent.ToString();
        db.Sessions.Add(new Session
        {
            IdHash = hash,
            PersonId = personId,
            CreatedAt = now,
            LastSeenAt = now,
            UserAgent = userAgent.Length == 0 ? null : userAgent[..Math.Min(userAgent.Length, LongestUserAgent)],
            IdToken = KeptIdToken.Keep(idToken, hash, keys.EncryptionKey),
            IdTokenEncrypted = keys.EncryptionKey is not null,
        });
        db.SecurityEvents.Add(SecurityEvent.Of(context, SecurityEvent.SignedIn, now, personId, idToken is null ? "development" : "openid"));
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        SessionCookie.Set(context.Response, id, life.Value.Absolute);
        log.LogInformation("A session of person {Person} began", personId);
    }

    /// <returns>The ID token that the session began with, if it did.</returns>
    public async Task<string?> EndAsync(HttpContext context, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        var ended = await RevokeAsync(context, ct);
        if (ended is not null)
        {
            db.SecurityEvents.Add(SecurityEvent.Of(context, SecurityEvent.SignedOut, clock.GetUtcNow(), ended.PersonId));
            await db.SaveChangesAsync(ct);
        }

        await work.CommitAsync(ct);
        SessionCookie.Clear(context.Response);
        return ended is null ? null : KeptIdToken.Read(ended, keys.EncryptionKey);
    }

    private async Task<Session?> RevokeAsync(HttpContext context, CancellationToken ct)
    {
        if (SessionId.Parse(context.Request.Cookies[SessionCookie.Name]) is not { } id)
        {
            return null;
        }

        var hash = id.Hash();
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.IdHash == hash && s.RevokedAt == null, ct);
        return session is not null && await db.EndSessionsAsync(s => s.IdHash == hash, clock.GetUtcNow(), ct) == 1 ? session : null;
    }
}
