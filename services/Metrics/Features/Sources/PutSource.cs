using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Messaging;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Sources.Runs;
using Setpoint.Metrics.Sources.Secrets;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Metrics.Features.Sources;

/// <summary>Gives a metric a source, or another one. It is due at once, so that a mistake shows at once.</summary>
internal static class PutSource
{
    public static async Task<Results<Tagged<SourceResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        SourceRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        MetricsDb db,
        SourceRights rights,
        SecretStore secrets,
        AfterCommit afterCommit,
        SourceBell bell,
        TimeProvider clock,
        CancellationToken ct)
    {
        var metric = await rights.FindAsync(id, ct);
        if (SourceRights.Refusal(metric) is { } refusal)
        {
            return refusal;
        }

        if (metric!.Status == MetricStatus.Archived)
        {
            return Problems.Conflict("archived", "An archived metric takes no values.");
        }

        if (await db.Metrics.Where(m => m.Id == metric.Id).Select(m => MetricsDb.FormulaText(m.Series, Guid.Empty, null)).SingleAsync(ct) is not null)
        {
            return Problems.Conflict("computed", "The metric is computed by a formula: pull the metrics it reads.");
        }

        var source = await db.Set<MetricSource>().SingleOrDefaultAsync(s => s.Id == metric.Id, ct);
        if (source is { Removed: false } && ETag.Check(ifMatch, source.Version) is { } precondition)
        {
            return precondition;
        }

        var errors = await request.CheckAsync(metric.UnitId, secrets, ct);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var isNew = source is null or { Removed: true };
        await SaveAsync(db, metric.Id, source, request.ToDefinition(), clock.GetUtcNow(), () => afterCommit.Run(bell.Ring), ct);
        var (response, version) = (await db.FindResponseAsync(metric.Id, manages: true, clock.GetUtcNow(), ct))!.Value;
        return isNew ? ETag.Created(response, version, $"/api/metrics/{id}/source") : ETag.Ok(response, version);
    }

    private static async Task SaveAsync(
        MetricsDb db, MetricId metric, MetricSource? source, SourceDefinition definition, DateTimeOffset now, Action beforeCommit, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        if (source is null)
        {
            db.Add(MetricSource.Define(metric, definition));
        }
        else
        {
            source.Redefine(definition);
        }

        await db.SaveChangesAsync(ct);
        await db.PlanAsync(metric.Value, definition.Enabled ? now : null, ct);
        beforeCommit();
        await work.CommitAsync(ct);
    }
}
