using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Metrics.Features.Sources;

/// <summary>Takes a metric's source away. What it brought stays.</summary>
internal static class DeleteSource
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, [FromHeader(Name = "If-Match")] string? ifMatch, MetricsDb db, SourceRights rights, CancellationToken ct)
    {
        var metric = await rights.FindAsync(id, ct);
        if (SourceRights.Refusal(metric) is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<MetricSource>().SingleOrDefaultAsync(s => s.Id == metric!.Id && !s.Removed, ct) is not { } source)
        {
            return Problems.Missing();
        }

        if (ETag.Check(ifMatch, source.Version) is { } precondition)
        {
            return precondition;
        }

        await using var work = await db.BeginWorkAsync(ct);
        source.Remove();
        await db.SaveChangesAsync(ct);
        await db.PlanAsync(id, null, ct);
        await work.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
