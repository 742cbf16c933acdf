using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Goals;
using Setpoint.Messaging;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Consumers;

/// <summary>
/// Keeps which objectives work on which metrics and when: a KPI shows them while they run, and a baseline is not made of
/// periods in which somebody was changing the level.
/// </summary>
internal sealed class KeepObjectiveOnObjectiveChanged(MetricsDb db, TimeProvider clock) : IConsume<ObjectiveChanged>
{
    private const string Graded = "graded";
    private const string Maintain = "maintain";

    public async Task ConsumeAsync(ObjectiveChanged message, CancellationToken ct)
    {
        var o = message;
        var before = await db.Database.SqlQuery<string>($"""select lifecycle as "Value" from objective where id = {o.Id}""").SingleOrDefaultAsync(ct);
        var isNews = await db.Database.ExecuteSqlAsync(
            $"""
            insert into objective as o (id, version, unit_id, owner_id, visibility, lifecycle, title, contributors, origin_alert_id, co_units)
            values ({o.Id}, {o.Version}, {o.UnitId}, {o.OwnerId}, {o.Visibility}, {o.Lifecycle}, {o.Title}, {o.Contributors.ToArray()}, {o.OriginAlertId}, {(o.CoOwnerUnitIds ?? []).ToArray()})
            on conflict (id) do update set
                version = excluded.version, unit_id = excluded.unit_id, owner_id = excluded.owner_id, visibility = excluded.visibility,
                lifecycle = excluded.lifecycle, title = excluded.title, contributors = excluded.contributors,
                origin_alert_id = excluded.origin_alert_id, co_units = excluded.co_units
            where excluded.version >= o.version
            """,
            ct) == 1;
        if (!isNews)
        {
            return;
        }

        var reading = o.KeyResults.Where(k => k.MetricId is not null).ToList();
        var (ids, metrics) = (reading.Select(k => k.Id).ToArray(), reading.Select(k => k.MetricId!.Value).ToArray());
        var baselines = reading.Select(k => k.Baseline).ToArray();
        var (targets, lows, highs) = (reading.Select(TargetOf).ToArray(), reading.Select(k => k.Low).ToArray(), reading.Select(k => k.High).ToArray());
        var left = await db.Database.SqlQuery<Guid>($"""delete from metric_objective where objective_id = {o.Id} returning metric_id as "Value" """).ToListAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into metric_objective (key_result_id, metric_id, objective_id, version, starts, ends, lifecycle, baseline, target, low, high)
            select k.id, k.metric, {o.Id}, {o.Version}, {o.Start}, {o.End}, {o.Lifecycle}, k.baseline, k.target, k.low, k.high
            from unnest({ids}, {metrics}, {baselines}, {targets}, {lows}, {highs}) as k(id, metric, baseline, target, low, high)
            """,
            ct);

        if (o.Lifecycle == Graded && before != Graded)
        {
            await WatchAsync(o, reading.FindAll(CanGain), ct);
        }

        // Which of their periods call a level normal may be others now, and whose gain is watched; no value has changed.
        Guid[] touched = [.. metrics.Concat(left).Distinct()];
        await db.Database.ExecuteSqlAsync(
            $"insert into changed_series (series, rows, quiet) select series, 0, true from metric where id = any({touched})", ct);
    }

    /// <summary>None of a range, and none of a limit that is kept.</summary>
    private static decimal? TargetOf(KeyResultState k) => k.Measure == Maintain || k.Low is not null || k.High is not null ? null : k.Target;

    /// <summary>A limit that is kept begins nowhere, and a total is no level that a metric could hold.</summary>
    private static bool CanGain(KeyResultState k) => k.Measure != Maintain && k.Reading != "total";

    /// <summary>From now on the metrics' periods say whether what was gained stays. What was graded before is not looked at once more.</summary>
    private async Task WatchAsync(ObjectiveChanged o, List<KeyResultState> reading, CancellationToken ct)
    {
        var (ids, metrics, baselines) = (reading.Select(k => k.Id).ToArray(), reading.Select(k => k.MetricId!.Value).ToArray(), reading.Select(k => k.Baseline).ToArray());
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into hold_watch (key_result_id, objective_id, metric_id, version, starts, ends, closed_on, from_value, state, state_since, started_at)
            select k.id, {o.Id}, m.id, {o.Version}, greatest({o.Start}, date '1900-01-01'), {o.End},
                   greatest(least({o.End}, ({now} at time zone coalesce(u.time_zone, 'UTC'))::date), date '1900-01-01'), k.baseline, 'watching', {now}, {now}
            from unnest({ids}, {metrics}, {baselines}) as k(id, metric, baseline)
            join metric m on m.id = k.metric
            left join unit u on u.id = m.unit_id
            where abs(k.baseline) <= {History.LargestValue}
            on conflict (key_result_id) do nothing
            """,
            ct);
    }
}
