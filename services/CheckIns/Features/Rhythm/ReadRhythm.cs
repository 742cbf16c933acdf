using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Rhythm;

/// <summary>In which rhythm a unit checks in. It is decided by policies, at the unit or above it.</summary>
/// <param name="EveryWeeks">Weeks in which one check-in is said.</param>
/// <param name="Weekday">The day of the last of them on which it is asked for.</param>
/// <param name="Hour">The full hour by which it is on time.</param>
/// <param name="Clock"><c>person</c>: the clock of the objective's owner; <c>unit</c>: the unit's, in <paramref name="TimeZone"/>.</param>
/// <param name="GraceHours">Hours after it in which it is late and not missed.</param>
/// <param name="RemindHours">Hours before it at which those are reminded who have not checked in.</param>
/// <param name="DecidedBy">The unit that decided each, by the policy's name; absent where it is the default.</param>
/// <param name="Due">When the present one is asked for, on the unit's clock; none in weeks that are off.</param>
/// <param name="Reminds">When its reminders begin.</param>
public sealed record RhythmResponse(
    int EveryWeeks,
    string Weekday,
    int Hour,
    string Clock,
    string TimeZone,
    int GraceHours,
    int RemindHours,
    IReadOnlyDictionary<string, Guid> DecidedBy,
    DateOnly PeriodStart,
    DateTimeOffset? Due,
    DateTimeOffset? Reminds);

internal static class ReadRhythm
{
    private static readonly string[] s_policies =
        ["checkInEveryWeeks", "checkInWeekday", "checkInHour", "checkInClock", "checkInGraceHours", "checkInRemindHours"];

    public static async Task<Results<Ok<RhythmResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, CheckInsDb db, Rhythms rhythms, Access access, TimeProvider clock, CancellationToken ct)
    {
        var zone = await db.Database.SqlQuery<string>($"""select time_zone as "Value" from unit where id = {id}""").SingleOrDefaultAsync(ct);
        if (zone is null || !await access.ReachesAsync(id, ct))
        {
            return Problems.Missing();
        }

        var now = clock.GetUtcNow();
        var book = await rhythms.AroundAsync([id], now, ct);
        var (rule, policies) = (book.RuleOf(id), book.PoliciesOf(id));
        var turn = Domain.Rhythm.At(now, People.Zone(zone), rule, book.HolidaysOf(id));
        return TypedResults.Ok(new RhythmResponse(
            rule.EveryWeeks,
            policies.Choice("checkInWeekday"),
            rule.Hour,
            policies.Choice("checkInClock"),
            zone,
            rule.GraceHours,
            rule.RemindHours,
            s_policies.Select(p => (Name: p, policies.Find(p).Origin)).Where(p => p.Origin is not null).ToDictionary(p => p.Name, p => p.Origin!.Value, StringComparer.Ordinal),
            turn.Period.Start,
            turn.Due,
            turn.Remind));
    }
}
