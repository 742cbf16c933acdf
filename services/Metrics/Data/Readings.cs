using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Data;

/// <summary>Notes that somebody looked at a metric: once in an hour, so that reading costs a look-up and seldom a write.</summary>
internal static class Readings
{
    public static Task NoteReadingAsync(this MetricsDb db, MetricId metric, DateTimeOffset now, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into metric_reading as r (series, read_at)
        select m.series, {now.UtcDateTime} from metric m
        where m.id = {metric.Value} and not exists (select 1 from metric_reading r where r.series = m.series and r.read_at > {now.UtcDateTime.AddHours(-1)})
        on conflict (series) do update set read_at = greatest(r.read_at, excluded.read_at)
        """,
        ct);
}
