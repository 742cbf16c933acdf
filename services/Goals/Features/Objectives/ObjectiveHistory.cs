using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>An objective as it stood when a local day began.</summary>
/// <param name="Restated">Beside what stood when the cycle closed, at the last day: what corrections have made of it since.</param>
/// <param name="Expected">success line × elapsed share at the end of the latest periods that were due by then, as pace judges.</param>
public sealed record HistoryPoint(DateOnly At, decimal? Progress, decimal Expected, decimal? Confidence, decimal? Restated = null);

internal static class ObjectiveHistory
{
    private const int Step = 7;

    /// <summary>
    /// The window in weekly steps up to now. Each point is computed from what is known today of the values of that day,
    /// by the same roll-up over everything below, so a correction shows in the past it corrects.
    /// </summary>
    public static async Task<Results<Ok<Page<HistoryPoint>>, ProblemHttpResult>> HandleAsync(
        Guid id, GoalsDb db, PaceReader paces, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.HeadsAsync([id], caller, ct) is not [var head])
        {
            return Problems.Missing();
        }

        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var below = await BelowAsync(db, id, ct);
        var connection = await db.ConnectionAsync(ct);
        var inputs = await CascadeInputs.LoadAsync(connection, below, clock.GetUtcNow(), ct);
        var values = await ValueHistory.ReadAsync(connection, below, ct);

        var now = paces.LocalNow(head.TimeZone);
        var zone = Zones.Of(head.TimeZone);
        var policy = (await GoalPolicies.ReadAsync(connection, ct)).ProgressOf(head.UnitId);
        var line = policy.SuccessLine(head.Kind);
        var window = new Window(head.WindowStart, head.WindowEnd);
        var points = Days(window, DateOnly.FromDateTime(now)).Select(day =>
        {
            // The last point is this very moment, not this morning.
            var local = day == DateOnly.FromDateTime(now) ? now : day.ToDateTime(TimeOnly.MinValue);
            var moment = WindowMoment.At(window, local, policy);
            return PointAt(new(id), new Day(day, local, zone), inputs, values, moment, line);
        });
        return TypedResults.Ok(new Page<HistoryPoint>(await StandingAsync(connection, [.. points], inputs[new(id)], ct), null));
    }

    /// <summary>The line ends at what stood when the cycle closed.</summary>
    private static async Task<List<HistoryPoint>> StandingAsync(NpgsqlConnection connection, List<HistoryPoint> points, CascadeInput input, CancellationToken ct)
    {
        if (points.Count > 0 && (await Snapshots.ReadAsync(connection, [input.Id.Value], ct)).TryGetValue(input.Id.Value, out var then))
        {
            var now = input.Stored?.Value?.Progress;
            points[^1] = points[^1] with { Progress = then.Progress, Restated = now == then.Progress ? null : now };
        }

        return points;
    }

    private static HistoryPoint PointAt(
        ObjectiveId id,
        Day at,
        Dictionary<ObjectiveId, CascadeInput> inputs,
        ValueHistory values,
        WindowMoment moment,
        decimal successLine)
    {
        var nodes = inputs.Values.Select(i =>
            i.NodeAt(at.Instant, i.KeyResults.Select(k => values.InputAt(k, at.Date, at.Instant, at.Local, at.Zone))));
        var rolled = Domain.Cascade.Compute([.. nodes], ProgressPolicy.Default)[id];
        var confidence = Belief.Of(
            values.Confidence(id, at.Instant),
            inputs[id].KeyResults.Where(k => !k.Retired).Select(k => (k.Weight, values.Confidence(k.Id, at.Instant))));

        // What pace expected on that day: up to the latest periods that were due then.
        var share = rolled.Value is { } measured ? moment.DueShare(measured.Mix) : moment.Elapsed;
        return new HistoryPoint(at.Date, rolled.Value?.Progress, Ratio.Rounded(successLine * share), confidence);
    }

    /// <summary>A local day, and the moment of it that is described.</summary>
    private readonly record struct Day(DateOnly Date, DateTime Local, TimeZoneInfo Zone)
    {
        public DateTimeOffset Instant => new(Local, Zone.GetUtcOffset(Local));
    }

    private static IEnumerable<DateOnly> Days(Window window, DateOnly today)
    {
        var last = today < window.After ? today : window.After;
        for (var day = window.Start; day < last; day = day.AddDays(Step))
        {
            yield return day;
        }

        if (last >= window.Start)
        {
            yield return last;
        }
    }

    private static async Task<Guid[]> BelowAsync(GoalsDb db, Guid id, CancellationToken ct) => [.. await db.Database.SqlQuery<Guid>(
        $"""
        with recursive below (id) as (
            select {id}::uuid
            union
            select a.child_id from below b join alignment a on a.parent_id = b.id and a.relation = 'contributes'
        )
        select id as "Value" from below
        """).ToListAsync(ct)];
}
