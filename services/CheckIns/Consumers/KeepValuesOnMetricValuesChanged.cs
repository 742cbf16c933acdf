using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.Contracts.Metrics;
using Setpoint.Messaging;

namespace Setpoint.CheckIns.Consumers;

/// <summary>Keeps the newest value of every period of a metric, in whatever order and however often it arrives.</summary>
internal sealed class KeepValuesOnMetricValuesChanged(CheckInsDb db) : IConsume<MetricValuesChanged>
{
    public Task ConsumeAsync(MetricValuesChanged e, CancellationToken ct)
    {
        var values = e.Metrics.SelectMany(ValuesOf).GroupBy(v => (v.Metric, v.Start)).Select(g => g.MaxBy(v => v.Revision)).ToList();
        var (metrics, starts) = (values.ConvertAll(v => v.Metric).ToArray(), values.ConvertAll(v => v.Start).ToArray());
        var (amounts, revisions) = (values.ConvertAll(v => v.Value).ToArray(), values.ConvertAll(v => v.Revision).ToArray());

        // Ordered by key, so that two messages about the same metrics queue up instead of blocking each other.
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into metric_value (metric_id, start, value, revision)
            select * from unnest({metrics}, {starts}, {amounts}, {revisions}) as u(id, start, value, revision) order by id, start
            on conflict (metric_id, start) do update set value = excluded.value, revision = excluded.revision
            where excluded.revision >= metric_value.revision
            """,
            ct);
    }

    /// <summary>The headline is a period's value too, whether or not its period is among the changed ones.</summary>
    private static IEnumerable<(Guid Metric, DateOnly Start, decimal? Value, long Revision)> ValuesOf(MetricValues metric)
    {
        var changed = metric.Periods.Select(p => (metric.MetricId, p.Start, p.Value, metric.Revision));
        return metric.LatestPeriod is { } latest && metric.Periods.All(p => p.Start != latest)
            ? changed.Append((metric.MetricId, latest, metric.LatestValue, metric.Revision))
            : changed;
    }
}
