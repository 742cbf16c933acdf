using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Gateway.Data;
using Setpoint.Gateway.SecurityEvents;
using Setpoint.Gateway.Sessions;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Gateway.Displays;

/// <summary>What a wall screen itself asks: exchanging its link for a cookie that no script reads, and which unit it shows.</summary>
internal static class DisplaySession
{
    public static void MapDisplaySession(this IEndpointRouteBuilder session)
    {
        var display = session.MapGroup("/display");
        display.MapPost("/", OpenAsync);
        display.MapGet("/", GetAsync);
    }

    private static async Task<Results<Ok<DisplayUnit>, ProblemHttpResult>> OpenAsync(
        OpenDisplayRequest request, HttpContext context, GatewayDb db, TimeProvider clock, CancellationToken ct)
    {
        if (SessionId.Parse(request.Secret) is not { } secret)
        {
            return Problems.Missing();
        }

        var (now, hash, cookie) = (clock.GetUtcNow(), secret.Hash(), SessionId.New());
        var cookieHash = cookie.Hash();
        await using var work = await db.BeginWorkAsync(ct);

        // Once: of two that open the same link at the same time one is too late.
        var opened = await db.Displays
            .Where(d => d.LinkHash == hash && d.LinkUntil > now && d.RevokedAt == null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(d => d.LinkHash, (byte[]?)null)
                    .SetProperty(d => d.CookieHash, cookieHash)
                    .SetProperty(d => d.OpenedAt, now)
                    .SetProperty(d => d.LastSeenAt, now),
                ct);
        if (opened == 0 || await FindAsync(db, cookieHash, ct) is not { } unit)
        {
            return Problems.Missing();
        }

        db.SecurityEvents.Add(SecurityEvent.Of(context, SecurityEvent.DisplayOpened, now, personId: null, unit.Display.ToString()));
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        context.Response.Headers.CacheControl = "no-store";
        DisplayCookie.Set(context.Response, cookie);
        return TypedResults.Ok(unit);
    }

    /// <summary>The cookie is given again, so that it lives for as long as the screen is on.</summary>
    private static async Task<Results<Ok<DisplayUnit>, ProblemHttpResult>> GetAsync(HttpContext context, GatewayDb db, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (DisplayCookie.Of(context.Request) is not { } cookie)
        {
            return Problems.Missing();
        }

        if (await FindAsync(db, cookie.Hash(), ct) is not { } unit)
        {
            DisplayCookie.Clear(context.Response);
            return Problems.Missing();
        }

        DisplayCookie.Set(context.Response, cookie);
        return TypedResults.Ok(unit);
    }

    private static async Task<DisplayUnit?> FindAsync(GatewayDb db, byte[] cookieHash, CancellationToken ct)
    {
        var found = await db.Database.SqlQuery<DisplayUnit>(
            $"""
            select d.id as display, d.name, u.id as "UnitId", u.name as unit, u.slug, u.kind, u.time_zone as "TimeZone"
            from display d join unit u on u.id = d.unit_id
            where d.cookie_hash = {cookieHash} and d.revoked_at is null and not u.archived
            """).ToListAsync(ct);
        return found is [var unit] ? unit : null;
    }
}

/// <param name="Secret">From the link, behind its #.</param>
public sealed record OpenDisplayRequest(string? Secret);

/// <param name="Name">Of the screen.</param>
/// <param name="Unit">The name of the unit that it shows.</param>
public sealed record DisplayUnit(Guid Display, string Name, Guid UnitId, string Unit, string Slug, string Kind, string TimeZone);
