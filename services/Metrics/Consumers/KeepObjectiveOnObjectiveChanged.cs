using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Goals;
using Setpoint.Messaging;
using Setpoint.Metrics.Data;

namespace Setpoint.Metrics.Consumers;

/// <summary>
/// Keeps which objectives work on which metrics and when: a KPI shows them while they run, and a baseline is not made of
/// periods in which somebody was changing the level.
/// </summary>
internal sealed class KeepObjectiveOnObjectiveChanged(MetricsDb db) : IConsume<ObjectiveChanged>
{
    public async Task ConsumeAsync(ObjectiveChanged message, CancellationToken ct)
    {
        var o = message;
        var isNews = await db.Database.ExecuteSqlAsync(
            $"""
            insert into objective as o (id, version, unit_id, owner_id, visibility, lifecycle, title, contributors)
            values ({o.Id}, {o.Version}, {o.UnitId}, {o.OwnerId}, {o.Visibility}, {o.Lifecycle}, {o.Title}, {o.Contributors.ToArray()})
            on conflict (id) do update set
                version = excluded.version, unit_id = excluded.unit_id, owner_id = excluded.owner_id, visibility = excluded.visibility,
                lifecycle = excluded.lifecycle, title = excluded.title, contributors = excluded.contributors
            where excluded.version >= o.version
            """,
            ct) == 1;
        if (!isNews)
        {
            return;
        }

        var reading = o.KeyResults.Where(k => k.MetricId is not null).ToList();
        var (ids, metrics) = (reading.Select(k => k.Id).ToArray(), reading.Select(k => k.MetricId!.Value).ToArray());
        var (baselines, targets) = (reading.Select(k => k.Baseline).ToArray(), reading.Select(k => k.Target).ToArray());
        await db.Database.ExecuteSqlAsync($"delete from metric_objective where objective_id = {o.Id}", ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into metric_objective (key_result_id, metric_id, objective_id, version, starts, ends, lifecycle, baseline, target)
            select k.id, k.metric, {o.Id}, {o.Version}, {o.Start}, {o.End}, {o.Lifecycle}, k.baseline, k.target
            from unnest({ids}, {metrics}, {baselines}, {targets}) as k(id, metric, baseline, target)
            """,
            ct);

        // Which of their periods call a level normal may be others now; no value has changed.
        await db.Database.ExecuteSqlAsync(
            $"insert into changed_series (series, rows, quiet) select series, 0, true from metric where id = any({metrics})", ct);
    }
}
