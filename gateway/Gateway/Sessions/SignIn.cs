using Microsoft.EntityFrameworkCore;
using Setpoint.Gateway.Data;

namespace Setpoint.Gateway.Sessions;

/// <summary>Begins and ends sessions, whatever way somebody proved who they are.</summary>
internal sealed class SignIn(GatewayDb db, TimeProvider clock, ILogger<SignIn> log)
{
    /// <summary>
    /// A new id every time: one that a browser came with, planted or left over, never becomes signed in, and what it stood for ends.
    /// </summary>
    public async Task BeginAsync(HttpContext context, Guid personId, CancellationToken ct)
    {
        await RevokeAsync(context, ct);
        var id = SessionId.New();
        var now = clock.GetUtcNow();
        db.Sessions.Add(new Session { IdHash = id.Hash(), PersonId = personId, CreatedAt = now, LastSeenAt = now });
        await db.SaveChangesAsync(ct);
        SessionCookie.Set(context.Response, id);
        log.LogInformation("A session of person {Person} began", personId);
    }

    public async Task EndAsync(HttpContext context, CancellationToken ct)
    {
        await RevokeAsync(context, ct);
        SessionCookie.Clear(context.Response);
    }

    private async Task RevokeAsync(HttpContext context, CancellationToken ct)
    {
        if (SessionId.Parse(context.Request.Cookies[SessionCookie.Name]) is not { } id)
        {
            return;
        }

        var hash = id.Hash();
        await db.Sessions.Where(session => session.IdHash == hash && session.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, clock.GetUtcNow()), ct);
    }
}
