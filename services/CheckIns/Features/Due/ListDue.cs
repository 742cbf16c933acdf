using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Due;

/// <summary>An objective that waits for a check-in.</summary>
/// <param name="Title">None when the objective is not public.</param>
/// <param name="LastAt">What its latest check-in describes; none if there is none.</param>
/// <param name="Due">When the one of this week, or of the weeks that its unit has decided on, is asked for.</param>
public sealed record DueResponse(Guid ObjectiveId, string? Title, Guid UnitId, DateTimeOffset? LastAt, DateTimeOffset Due);

internal static class ListDue
{
    /// <summary>The caller's own running objectives without a check-in in the present week or weeks of their unit, the soonest ending first.</summary>
    public static async Task<Ok<Page<DueResponse>>> HandleAsync(
        People people, Rhythms rhythms, CheckInsDb db, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var me = caller.PersonId;
        var zone = await people.ZoneOfAsync(me, ct);
        var now = clock.GetUtcNow();
        var today = LocalTime.DayOf(now, zone);
        var reached = caller.Within is { } unit
            ? db.Objectives.Where(o => db.UnitsWithin(unit).Contains(o.UnitId) || o.CoUnits.Any(c => db.UnitsWithin(unit).Contains(c)))
            : db.Objectives;
        var running = reached.AsNoTracking()
            .Where(o => o.OwnerId == me && o.Lifecycle == Lifecycle.Published && o.Start <= today && o.End >= today);
        var rhythmOf = await rhythms.AtAsync(now, zone, await running.Select(o => o.UnitId).Distinct().ToListAsync(ct), ct);
        var due = new List<(DateOnly End, DueResponse Item)>();
        foreach (var units in rhythmOf.GroupBy(r => r.Value, r => r.Key))
        {
            due.AddRange(await DueAsync(running, units.Key, [.. units], db, ct));
        }

        return TypedResults.Ok(new Page<DueResponse>(
            [.. due.OrderBy(d => d.End).ThenBy(d => d.Item.ObjectiveId).Take(Cursor.MaxLimit).Select(d => d.Item)], Next: null));
    }

    /// <summary>Units of one rhythm together; most companies have one.</summary>
    private static async Task<IEnumerable<(DateOnly End, DueResponse Item)>> DueAsync(
        IQueryable<Objective> running, Rhythm rhythm, Guid[] units, CheckInsDb db, CancellationToken ct)
    {
        var (start, asked) = (rhythm.Start, rhythm.Due);
        var found = await running
            .Where(o => units.Contains(o.UnitId))
            .Select(o => new
            {
                Objective = o,
                LastAt = db.CheckIns.Where(c => c.ObjectiveId == o.Id).Max(c => (DateTimeOffset?)c.At),
            })
            .Where(o => o.LastAt == null || o.LastAt < start)
            .OrderBy(o => o.Objective.End).ThenBy(o => o.Objective.Id)
            .Take(Cursor.MaxLimit)
            .Select(o => new { o.Objective.End, Item = new DueResponse(o.Objective.Id, o.Objective.Title, o.Objective.UnitId, o.LastAt, asked) })
            .ToListAsync(ct);
        return found.Select(f => (f.End, f.Item));
    }
}
