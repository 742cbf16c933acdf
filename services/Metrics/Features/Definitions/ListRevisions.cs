using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Definitions;

/// <summary>What a metric's numbers meant from a moment on.</summary>
public sealed record MeaningRevision(DateTimeOffset ValidFrom, string UnitOfMeasure, int Decimals, Direction Direction, Aggregation Aggregation);

/// <summary>What a metric was judged by from a moment on; no thresholds where they were taken away.</summary>
public sealed record ThresholdsRevision(DateTimeOffset ValidFrom, Direction Direction, ThresholdBounds? Thresholds);

/// <summary>The versions of a definition, the newest first.</summary>
public sealed record MetricRevisions(IReadOnlyList<MeaningRevision> Meaning, IReadOnlyList<ThresholdsRevision> Thresholds);

internal static class ListRevisions
{
    public static async Task<Results<Ok<MetricRevisions>, ProblemHttpResult>> HandleAsync(Guid id, MetricsDb db, Caller caller, CancellationToken ct)
    {
        var metric = await db.SeenBy(caller).Include(m => m.Thresholds).Include(m => m.Revisions).AsSplitQuery()
            .SingleOrDefaultAsync(m => m.Id == MetricId.From(id), ct);
        return metric is null
            ? Problems.Missing()
            : TypedResults.Ok(new MetricRevisions(
                [.. metric.Revisions.OrderByDescending(r => r.ValidFrom).Select(r => new MeaningRevision(r.ValidFrom, r.UnitOfMeasure, r.Decimals, r.Direction, r.Aggregation))],
                [.. metric.Thresholds.OrderByDescending(t => t.ValidFrom).Select(t => new ThresholdsRevision(t.ValidFrom, t.Direction, t.Bounds))]));
    }
}
