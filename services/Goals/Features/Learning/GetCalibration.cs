using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Learning;

/// <summary>
/// For the team's own eyes: those who belong to the unit itself, and its members and leads by role. Whoever is above does not see it
/// for that, and nothing above or below is made of it.
/// </summary>
internal static class GetCalibration
{
    private const string Team =
        """
        select u.name, u.slug, u.time_zone,
               exists (select 1 from unit_membership m where m.unit_id = u.id and m.person_id = $2)
               or exists (
                   select 1 from role_grant r
                   where r.unit_id = u.id and r.person_id = $2 and r.role in ('member', 'lead') and (r.expires_at is null or r.expires_at > now()))
        from unit u where u.id = $1 and is_within(u.id, $3::uuid)
        """;

    /// <param name="id">The unit. Nothing below it is in it.</param>
    /// <param name="cycle">A closed cycle; the latest forty when absent.</param>
    public static async Task<Results<Ok<CalibrationResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid? cycle, GoalsDb db, Caller caller, CancellationToken ct)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var connection = await db.ConnectionAsync(ct);
        var units = await connection.ReadAsync(
            Team, [id, caller.PersonId, caller.Within], r => (Unit: new UnitName(id, r.Text(), r.Text()), TimeZone: r.Text(), IsTeam: r.Next<bool>()), ct);
        if (units is not [var (unit, timeZone, isTeam)])
        {
            return Problems.Missing();
        }

        if (!isTeam)
        {
            return Problems.Forbidden("How well a team's confidence predicts is for the team itself: those who belong to it, and its lead.");
        }

        if (cycle is { } asked && !await db.Cycles.AnyAsync(c => c.Id == new CycleId(asked) && c.Phase == CyclePhase.Closed, ct))
        {
            return Problems.Invalid("cycle", "names no cycle that is closed");
        }

        var rows = await CalibrationRows.ReadAsync(connection, caller, id, cycle, ct);
        var said = await CalibrationRows.SaidAsync(connection, rows.Select(r => r.Id), timeZone, ct);
        var ids = rows.Select(r => new CycleId(r.CycleId)).Distinct().ToList();
        var names = await db.Cycles.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id.Value, ct);
        var policies = await GoalPolicies.ReadAsync(connection, ct);
        return TypedResults.Ok(Respond(unit, [.. rows.GroupBy(r => names[r.CycleId]).Select(g => new JudgedCycle(g.Key, [.. g], said, policies.ProgressOf(id)))], policies));
    }

    private static CalibrationResponse Respond(UnitName unit, List<JudgedCycle> cycles, GoalPolicies policies)
    {
        var (keyResults, persons) = policies.CalibrationOf(unit.Id);
        var lines = cycles.ConvertAll(c => new CycleCalibration(
            new(c.Cycle.Id.Value, c.Cycle.Name, c.Cycle.Start, c.Cycle.End, c.Cycle.Phase), View(CalibrationFigure.Of(c.Predictions, keyResults, persons), c.Gaps)));
        var (together, leftOut) = CalibrationFigure.Together(cycles.Select(c => c.Predictions), keyResults, persons);
        var gaps = new CalibrationGaps(cycles.Sum(c => c.Gaps.Retired), cycles.Sum(c => c.Gaps.Unmeasured), cycles.Sum(c => c.Gaps.Unspoken), leftOut);
        var policy = policies.ProgressOf(unit.Id);
        return new(unit, View(together, gaps), lines, new(
            "mean of (confidence − outcome)², outcome 1 where the key result was measured at its success line or above when its cycle closed, 0 where it was not",
            "G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78 (1950)",
            "the last confidence of each week, Monday to Sunday in the unit's time zone, in each key result of the unit's own objectives, inside its window; as the check-in says it today",
            "objectives of units below, private and personal ones, what is retired, what had no value when the cycle closed, the owner's grade, corrections after the close, " +
            "cycles in which too few persons predicted",
            Enum.GetValues<ObjectiveKind>().ToDictionary(k => k, policy.SuccessLine),
            keyResults,
            persons,
            policy.Version));
    }

    private static CalibrationView View(CalibrationFigure f, CalibrationGaps gaps) => new(
        f.Verdict, f.KeyResults, f.Predictions, f.Brier,
        [.. f.Buckets.Select(b => new ReliabilityBucket(b.From, b.Below, b.Predictions, b.CameTrue, b.Share, b.MeanConfidence))], gaps);

    /// <summary>A closed cycle with what was predicted in it.</summary>
    private sealed class JudgedCycle
    {
        public JudgedCycle(Cycle cycle, List<ClosedKeyResult> rows, ILookup<KeyResultId, Said> said, ProgressPolicy policy)
        {
            Cycle = cycle;
            var kept = rows.FindAll(r => !r.Retired);
            var measured = kept.FindAll(r => r.Progress is not null);
            Predictions = [.. measured.SelectMany(r => Calibration.Weekly(said[r.Id], r.Window)
                .Select(c => new Prediction(r.Id, r.OwnerId, c, r.Progress >= policy.SuccessLine(r.Kind))))];
            var spoken = Predictions.Select(p => p.KeyResult).Distinct().Count();
            Gaps = new(rows.Count - kept.Count, kept.Count - measured.Count, measured.Count - spoken, 0);
        }

        public Cycle Cycle { get; }

        public List<Prediction> Predictions { get; }

        public CalibrationGaps Gaps { get; }
    }
}
