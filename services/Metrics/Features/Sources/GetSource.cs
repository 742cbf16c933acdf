using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Metrics.Data;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Metrics.Features.Sources;

internal static class GetSource
{
    public static async Task<Results<Tagged<SourceResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, MetricsDb db, SourceRights rights, TimeProvider clock, CancellationToken ct) =>
        await rights.FindAsync(id, ct) is { } metric && await db.FindResponseAsync(metric.Id, metric.Manages, clock.GetUtcNow(), ct) is { } found
            ? ETag.Ok(found.Response, found.Version)
            : Problems.Missing();
}
