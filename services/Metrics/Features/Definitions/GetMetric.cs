using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Definitions;

internal static class GetMetric
{
    public static async Task<Results<Tagged<MetricResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, MetricsDb db, Caller caller, CancellationToken ct)
    {
        var metric = await db.SeenBy(caller).Where(m => m.Id == MetricId.From(id)).ToResponses(db).SingleOrDefaultAsync(ct);
        return metric is null ? Problems.Missing() : ETag.Ok(metric, metric.Version);
    }
}
