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
/// <param name="State"><c>due</c>, <c>overdue</c> or <c>missed</c>.</param>
public sealed record DueResponse(Guid ObjectiveId, string? Title, Guid UnitId, DateTimeOffset? LastAt, DateTimeOffset Due, RhythmState State);

internal static class ListDue
{
    /// <summary>
    /// The caller's own running objectives without a check-in in the present week or weeks of their unit, the soonest ending first.
    /// Nothing waits for a day on which they are away, nor in weeks that are off.
    /// </summary>
    public static async Task<Ok<Page<DueResponse>>> HandleAsync(
        People people, Rhythms rhythms, CheckInsDb db, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var (me, now) = (caller.PersonId, clock.GetUtcNow());
        var owner = (await people.OwnersAsync([me], ct))[me];
        var zone = owner.Zone;
        var today = LocalTime.DayOf(now, zone);
        var found = await db.ReachedBy(caller).AsNoTracking()
            .Where(o => o.OwnerId == me && o.Lifecycle == Lifecycle.Published && o.Start <= today && o.End >= today)
            .OrderBy(o => o.End).ThenBy(o => o.Id)
            .Select(o => new
            {
                o.Id,
                o.Title,
                o.UnitId,
                o.PublishedAt,
                LastAt = db.CheckIns.Where(c => c.ObjectiveId == o.Id).Max(c => (DateTimeOffset?)(c.At < c.SubmittedAt ? c.At : c.SubmittedAt)),
            })
            .Take(Cursor.MaxLimit)
            .ToListAsync(ct);
        var book = await rhythms.AroundAsync([.. found.Select(o => o.UnitId).Distinct()], now, ct);
        var due = from o in found
                  let turn = book.At(now, o.UnitId, zone)
                  where turn.Due is not null && turn.IsDueAfter(o.LastAt) && !turn.CameBefore(o.PublishedAt) && !owner.IsAwayOn(turn.Day)
                  select new DueResponse(o.Id, o.Title, o.UnitId, o.LastAt, turn.Due!.Value, turn.StateAt(now, null));
        return TypedResults.Ok(new Page<DueResponse>([.. due], Next: null));
    }
}
