using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Gateway.Data;
using Setpoint.Gateway.Security;
using Setpoint.Gateway.SecurityEvents;
using Setpoint.Gateway.Sessions;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Gateway.Displays;

/// <summary>The wall screens of a unit, for its lead and those above: making a link, seeing which are on, ending one.</summary>
internal static class UnitDisplays
{
    private const int Most = 50;

    public static async Task<Results<Ok<DisplaysResponse>, ProblemHttpResult>> ListAsync(Guid id, GatewayDb db, Access access, CancellationToken ct)
    {
        if (!await access.CanManageAsync(id, ct))
        {
            return Problems.Missing();
        }

        var items = await db.Database.SqlQuery<DisplayResponse>(
            $"""
            select d.id, d.name, d.made_by as "MadeBy", p.name as "MadeByName", d.made_at as "MadeAt", d.link_until as "LinkUntil",
                d.opened_at as "OpenedAt", d.last_seen_at as "LastSeenAt"
            from display d left join person p on p.id = d.made_by
            where d.unit_id = {id} and d.revoked_at is null
            order by d.id desc
            """).ToListAsync(ct);
        return TypedResults.Ok(new DisplaysResponse(items));
    }

    /// <summary>The link is told here and never again; it opens one screen, within a day.</summary>
    public static async Task<Results<Created<NewDisplay>, ProblemHttpResult>> MakeAsync(
        Guid id, DisplayRequest request, HttpContext context, GatewayDb db, Access access, TimeProvider clock, CancellationToken ct)
    {
        if (!await access.CanManageAsync(id, ct))
        {
            return Problems.Missing();
        }

        if (request.Name?.Trim() is not { Length: > 0 and <= Display.LongestName } name)
        {
            return Problems.Invalid("name", $"is missing, or longer than {Display.LongestName}");
        }

        if (await db.Displays.CountAsync(d => d.UnitId == id && d.RevokedAt == null, ct) >= Most)
        {
            return Problems.Invalid("name", $"is one more than {Most} screens: end one first");
        }

        var (now, secret, me) = (clock.GetUtcNow(), SessionId.New(), context.Caller()!.PersonId);
        var display = new Display
        {
            UnitId = id,
            Name = name,
            MadeBy = me,
            MadeAt = now,
            LinkHash = secret.Hash(),
            LinkUntil = now + Display.LinkLife,
        };
        db.Displays.Add(display);
        db.SecurityEvents.Add(SecurityEvent.Of(context, SecurityEvent.DisplayMade, now, me, display.Id.ToString()));
        await db.SaveChangesAsync(ct);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/gateway/displays/{display.Id}", new NewDisplay(display.Id, name, secret.Value, display.LinkUntil));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Guid id, HttpContext context, GatewayDb db, Access access, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Displays.SingleOrDefaultAsync(d => d.Id == id && d.RevokedAt == null, ct) is not { } display
            || !await access.CanManageAsync(display.UnitId, ct))
        {
            return Problems.Missing();
        }

        var (now, me) = (clock.GetUtcNow(), context.Caller()!.PersonId);
        (display.RevokedAt, display.RevokedBy, display.LinkHash, display.CookieHash) = (now, me, null, null);
        db.SecurityEvents.Add(SecurityEvent.Of(context, SecurityEvent.DisplayEnded, now, me, id.ToString()));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <param name="Name">Where it hangs.</param>
public sealed record DisplayRequest(string? Name);

/// <param name="Secret">What the link carries behind its #, which browsers send to nobody.</param>
public sealed record NewDisplay(Guid Id, string Name, string Secret, DateTimeOffset LinkUntil);

public sealed record DisplaysResponse(IReadOnlyList<DisplayResponse> Items);

/// <param name="OpenedAt">When its link was opened; none while it waits.</param>
/// <param name="LastSeenAt">To within five minutes.</param>
public sealed record DisplayResponse(
    Guid Id, string Name, Guid MadeBy, string? MadeByName, DateTimeOffset MadeAt, DateTimeOffset LinkUntil, DateTimeOffset? OpenedAt, DateTimeOffset? LastSeenAt);
