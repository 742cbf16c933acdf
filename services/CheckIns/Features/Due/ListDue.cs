using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Due;

/// <summary>An objective that waits for this week's check-in.</summary>
/// <param name="Title">None when the objective is not public.</param>
/// <param name="LastAt">What its latest check-in describes; none if there is none.</param>
/// <param name="Due">When this week's is asked for.</param>
public sealed record DueResponse(Guid ObjectiveId, string? Title, Guid UnitId, DateTimeOffset? LastAt, DateTimeOffset Due);

internal static class ListDue
{
    /// <summary>The caller's own running objectives that nobody has checked in on since Monday, the soonest ending first.</summary>
    public static async Task<Ok<Page<DueResponse>>> HandleAsync(
        People people, CheckInsDb db, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var me = caller.PersonId;
        var zone = await people.ZoneOfAsync(me, ct);
        var now = clock.GetUtcNow();
        var today = LocalTime.DayOf(now, zone);
        var week = Rhythm.WeekOf(now, zone);
        var objectives = caller.Within is { } unit ? db.Objectives.Where(o => db.UnitsWithin(unit).Contains(o.UnitId)) : db.Objectives;
        var due = await objectives.AsNoTracking()
            .Where(o => o.OwnerId == me && o.Lifecycle == Lifecycle.Published && o.Start <= today && o.End >= today)
            .Select(o => new
            {
                Objective = o,
                LastAt = db.CheckIns.Where(c => c.ObjectiveId == o.Id).Max(c => (DateTimeOffset?)c.At),
            })
            .Where(o => o.LastAt == null || o.LastAt < week.Monday)
            .OrderBy(o => o.Objective.End).ThenBy(o => o.Objective.Id)
            .Take(Cursor.MaxLimit)
            .Select(o => new DueResponse(o.Objective.Id, o.Objective.Title, o.Objective.UnitId, o.LastAt, week.Due))
            .ToListAsync(ct);
        return TypedResults.Ok(new Page<DueResponse>(due, Next: null));
    }
}
