using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;

namespace Setpoint.CheckIns.Scheduled;

/// <summary>
/// Opens the reviews whose time has come, each once, whatever the number of replicas: of the units that have decided about them
/// themselves, since a plan that is inherited says how, not that everybody below meets.
/// </summary>
internal sealed class ReviewSweep(CheckInsDb db, ReviewOpening opening, TimeProvider clock)
{
    /// <summary>After an outage: what began longer ago has taken place without us.</summary>
    private static readonly TimeSpan s_latest = TimeSpan.FromHours(12);

    /// <returns>How many were opened.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (now, opened) = (clock.GetUtcNow(), 0);
        var zones = await db.Database.SqlQuery<UnitZone>(
            $"""
            select u.id as "Unit", u.time_zone as "Zone" from unit u where not u.archived and exists (select 1 from review_plan p where p.unit_id = u.id)
            """).ToDictionaryAsync(u => u.Unit, u => People.Zone(u.Zone), ct);
        var plans = await db.Plans.AsNoTracking().OrderBy(p => p.Id).ToListAsync(ct);
        foreach (var plan in plans.Where(p => zones.TryGetValue(p.UnitId, out var zone) && IsDue(p, zone, now)))
        {
            opened += await OpenAsync(plan, plan.LastBy(now, zones[plan.UnitId]), now, ct) ? 1 : 0;
        }

        return opened;
    }

    private static bool IsDue(ReviewPlan plan, TimeZoneInfo zone, DateTimeOffset now) =>
        plan.LastBy(now, zone) is var at && at > plan.DecidedAt && now - at < s_latest;

    private async Task<bool> OpenAsync(ReviewPlan plan, DateTimeOffset scheduled, DateTimeOffset now, CancellationToken ct)
    {
        // Whoever else is at it, here or on another replica, has committed when this goes on; nor does anybody decide meanwhile.
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"review-plan:{plan.UnitId}"}, 0))", ct);
        if (await db.Reviews.AnyAsync(r => r.UnitId == plan.UnitId && r.Kind == plan.Kind && r.ScheduledAt == scheduled, ct)
            || !await db.Plans.AnyAsync(p => p.Id == plan.Id && p.Version == plan.Version, ct)
            || await FacilitatorAsync(plan, ct) is not { } facilitator)
        {
            return false;
        }

        await opening.OpenAsync(plan.UnitId, plan, scheduled, facilitator, now, ct);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>The unit's lead, else who leads it or the nearest above it that anybody leads, else who decided the plan.</summary>
    private async Task<Guid?> FacilitatorAsync(ReviewPlan plan, CancellationToken ct)
    {
        var (unit, decidedBy) = (plan.UnitId, plan.DecidedBy);
        return await db.Database.SqlQuery<Guid?>(
            $"""
            select coalesce(
                (select p.id from unit u join person p on p.id = u.lead_id and p.active where u.id = {unit}),
                (select l.id from leads_of({unit}) l order by l.id limit 1),
                (select p.id from person p where p.id = {decidedBy} and p.active)) as "Value"
            """).SingleAsync(ct);
    }

    private sealed record UnitZone(Guid Unit, string Zone);
}
