using Npgsql;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Messaging;

namespace Setpoint.Goals.Consumers;

/// <summary>
/// Takes over the changed periods of up to 500 metrics in one round trip and marks the objectives whose key results
/// read them. The highest revision wins, per metric for the headline and per period for the values.
/// </summary>
internal sealed class ApplyValuesOnMetricValuesChanged(Cascading cascade, AfterCommit afterCommit, CascadeBell bell, LargeMessage hand) : IConsume<MetricValuesChanged>
{
    // Ordered by key, so that two messages about the same metrics queue up instead of blocking each other.
    private const string WriteHeadlines =
        """
        insert into metric_headline (metric_id, revision, latest_period, latest_value, health, stale)
        select * from unnest($1, $2, $3, $4, $5, $6) as u(id, revision, period, value, health, stale) order by id
        on conflict (metric_id) do update set
            revision = excluded.revision, latest_period = excluded.latest_period, latest_value = excluded.latest_value,
            health = excluded.health, stale = excluded.stale
        where excluded.revision >= metric_headline.revision
        """;

    private const string WriteValues =
        """
        insert into metric_value (metric_id, start, value, revision)
        select * from unnest($1, $2, $3, $4) as u(id, start, value, revision) order by id, start
        on conflict (metric_id, start) do update set value = excluded.value, revision = excluded.revision
        where excluded.revision >= metric_value.revision
        """;

    private const string MarkReaders =
        "insert into dirty (objective_id) select distinct objective_id from key_result where metric_id = any($1)";

    private const int Large = 100;

    public async Task ConsumeAsync(MetricValuesChanged message, CancellationToken ct)
    {
        if (message.Metrics.Count >= Large)
        {
            hand.Take();
        }

        var metrics = message.Metrics.GroupBy(m => m.MetricId).Select(g => g.MaxBy(m => m.Revision)!).ToList();
        var values = message.Metrics.SelectMany(ValuesOf).GroupBy(v => (v.Metric, v.Start)).Select(g => g.MaxBy(v => v.Revision)).ToList();
        var ids = metrics.ConvertAll(m => m.MetricId).ToArray();

        await using var batch = new NpgsqlBatch(cascade.Connection, cascade.Transaction)
        {
            BatchCommands =
            {
                Sql.Command(
                    WriteHeadlines,
                    ids,
                    metrics.Select(m => m.Revision).ToArray(),
                    metrics.Select(m => m.LatestPeriod).ToArray(),
                    metrics.Select(m => m.LatestValue).ToArray(),
                    metrics.Select(m => m.Health).ToArray(),
                    metrics.Select(m => m.Stale).ToArray()),
                Sql.Command(
                    WriteValues,
                    values.Select(v => v.Metric).ToArray(),
                    values.Select(v => v.Start).ToArray(),
                    values.Select(v => v.Value).ToArray(),
                    values.Select(v => v.Revision).ToArray()),
                Sql.Command(MarkReaders, ids),
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
        afterCommit.Run(bell.Ring);
    }

    /// <summary>The headline is a period's value too, whether or not its period is among the changed ones.</summary>
    private static IEnumerable<PeriodRow> ValuesOf(MetricValues metric)
    {
        foreach (var period in metric.Periods)
        {
            yield return new(metric.MetricId, period.Start, period.Value, metric.Revision);
        }

        if (metric.LatestPeriod is { } latest && metric.Periods.All(p => p.Start != latest))
        {
            yield return new(metric.MetricId, latest, metric.LatestValue, metric.Revision);
        }
    }

    private readonly record struct PeriodRow(Guid Metric, DateOnly Start, decimal? Value, long Revision);
}
