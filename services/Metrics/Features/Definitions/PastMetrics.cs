using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Features.Scorecard;

namespace Setpoint.Metrics.Features.Definitions;

/// <summary>Metrics as they were known at a past moment: values, thresholds and what their numbers meant.</summary>
internal static class PastMetrics
{
    /// <summary>In the same order, without those that were defined later.</summary>
    public static async Task<List<MetricResponse>> ThenAsync(
        this MetricsDb db, IReadOnlyList<MetricResponse> metrics, DateTimeOffset known, NamedCalendars calendars, CancellationToken ct)
    {
        List<MetricId> ids = [.. metrics.Select(m => MetricId.From(m.Id))];
        var lines = await ScorecardLines.ReadAsync(db.Metrics.Where(m => ids.Contains(m.Id)), db, ids.Count, ct);
        var then = (await new PastLines(db, calendars, known).ReadAsync(lines, ct)).ToDictionary(l => l.Line.Metric.Id.Value, l => l.Line);
        var since = known.ToUniversalTime();
        var meanings = await db.Metrics.AsNoTracking().Where(m => ids.Contains(m.Id))
            .SelectMany(m => m.Revisions.Where(r => r.ValidFrom <= since), (m, r) => new { m.Id, Revision = r })
            .ToListAsync(ct);
        var meant = meanings.ToLookup(m => m.Id.Value, m => m.Revision);
        return [.. metrics.Where(m => then.ContainsKey(m.Id)).Select(m => Of(m, then[m.Id], meant[m.Id].MaxBy(r => r.ValidFrom)!))];
    }

    private static MetricResponse Of(MetricResponse metric, ScorecardLine line, DefinitionRevision meant) => metric with
    {
        UnitOfMeasure = meant.UnitOfMeasure,
        Decimals = meant.Decimals,
        Direction = meant.Direction,
        Aggregation = meant.Aggregation,
        Thresholds = line.Revision?.Bounds,
        Health = line.State.Health,
        Stale = line.State.Stale,
        LatestPeriod = line.State.LatestPeriod,
        LatestValue = line.State.LatestValue,
        PreviousValue = line.State.PreviousValue,
        HealthSince = line.State.HealthSince,
        NextDue = line.State.DueAt,
        Provisional = line.State.Provisional,
    };
}
