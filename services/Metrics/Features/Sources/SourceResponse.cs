using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Sources;

namespace Setpoint.Metrics.Features.Sources;

/// <summary>A metric's source. Whoever sees the metric sees how fresh it is; whoever manages it sees the rest.</summary>
/// <param name="LastSuccessAt">When a run last brought values, or found those that were known.</param>
/// <param name="Stale">True when a due value is missing.</param>
/// <param name="Details">Only for those who manage the metric.</param>
public sealed record SourceResponse(SourceKind Kind, DateTimeOffset? LastSuccessAt, bool Stale, SourceDetails? Details);

/// <summary>How a source is set up and how it runs. Secrets stand in it by name only.</summary>
/// <param name="NextRunAt">None when it is switched off, or its metric archived.</param>
/// <param name="Running">True while a run is under way.</param>
/// <param name="LastError">Of the last run, where it failed.</param>
/// <param name="Failures">Failed runs in a row; with each, the next try is later, up to six hours.</param>
public sealed record SourceDetails(
    long Version,
    HttpJsonSettings? Http,
    PrometheusSettings? Prometheus,
    SqlSettings? Sql,
    SourceSchedule Schedule,
    int TimeoutSeconds,
    int LookBackDays,
    bool Enabled,
    DateTimeOffset? NextRunAt,
    bool Running,
    DateTimeOffset? LastRunAt,
    string? LastError,
    int Failures);

internal static class SourceResponses
{
    /// <summary>The source of a metric as it is answered, and its version; none when it has none.</summary>
    public static async Task<(SourceResponse Response, long Version)?> FindResponseAsync(
        this MetricsDb db, MetricId metric, bool manages, DateTimeOffset now, CancellationToken ct)
    {
        var found = await (
            from s in db.Set<MetricSource>().AsNoTracking()
            join m in db.Metrics on s.Id equals m.Id
            join standing in db.States on m.Series equals standing.Series
            join r in db.Set<SourceState>() on s.Id equals r.MetricId
            where s.Id == metric && !s.Removed
            select new { Source = s, Run = r, m.Status, standing.Stale }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var (source, run) = (found.Source, found.Run);
        var details = manages ? DetailsOf(source, run, found.Status, now) : null;
        return (new SourceResponse(source.Kind, run.LastSuccessAt, found.Stale, details), source.Version);
    }

    private static SourceDetails DetailsOf(MetricSource source, SourceState run, MetricStatus status, DateTimeOffset now)
    {
        var d = source.Definition;
        return new SourceDetails(
            source.Version, d.Http, d.Prometheus, d.Sql, d.Schedule, d.TimeoutSeconds, d.LookBackDays, d.Enabled,
            status == MetricStatus.Archived ? null : run.NextRunAt,
            run.LeasedUntil > now,
            run.LastRunAt,
            run.LastError,
            run.Failures);
    }
}
