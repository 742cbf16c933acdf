using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Sources;

/// <summary>A metric and what the caller may do with its source.</summary>
internal sealed record SourceMetric(MetricId Id, Guid UnitId, string TimeZone, MetricStatus Status, bool Manages);

/// <summary>A source is managed by whoever manages its metric.</summary>
internal sealed class SourceRights(MetricsDb db, Caller caller, Access access)
{
    /// <summary>The metric, if the caller sees it.</summary>
    public async Task<SourceMetric?> FindAsync(Guid id, CancellationToken ct)
    {
        var metric = await (
            from m in db.SeenBy(caller)
            join u in db.Units on m.UnitId equals u.Id
            where m.Id == MetricId.From(id)
            select new { m.UnitId, m.OwnerId, m.Status, u.TimeZone }).SingleOrDefaultAsync(ct);
        return metric is null
            ? null
            : new SourceMetric(
                MetricId.From(id), metric.UnitId, metric.TimeZone, metric.Status,
                await access.OwnsAsync(metric.OwnerId, metric.UnitId, ct) || await access.CanManageAsync(metric.UnitId, ct));
    }

    /// <summary>Why the caller may not manage the source of this metric, if so.</summary>
    public static ProblemHttpResult? Refusal(SourceMetric? metric) => metric switch
    {
        null => Problems.Missing(),
        { Manages: false } => Problems.Forbidden("A source is managed by the metric's owner and by those who lead its unit."),
        _ => null,
    };
}
