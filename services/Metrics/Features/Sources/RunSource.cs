using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Sources.Runs;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Sources;

/// <summary>Runs a source now and keeps what it brings, whatever its schedule says, also where it is switched off.</summary>
internal static class RunSource
{
    public static async Task<Results<Ok<SourceRunResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        HttpResponse http,
        MetricsDb db,
        NpgsqlDataSource database,
        Caller caller,
        SourceRights rights,
        SourceRunner runner,
        RunLimit limit,
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

        if (!limit.TryTake(caller.PersonId, out var wait))
        {
            return TestSource.TooSoon(http, wait.Value);
        }

        if (await Lease.TakeAsync(database, id, clock.GetUtcNow(), ct) is not { } lease)
        {
            return await db.Set<MetricSource>().AnyAsync(s => s.Id == metric.Id && !s.Removed, ct)
                ? Problems.Conflict("running", "A run of this source is under way; what it brings shows in its runs in a moment.")
                : Problems.Conflict("no-source", "This metric has no source yet.");
        }

        // From here on the run is not the request's any more: who hangs up early still gets it done.
        return await runner.RunAsync(lease, CancellationToken.None) is { } run
            ? TypedResults.Ok(new SourceRunResponse(run.StartedAt, run.TookMs, run.Rows, run.Written.Inserted, run.Written.Revised, run.Error))
            : Problems.Conflict("superseded", "The source was changed or removed while it ran; nothing was kept.");
    }
}
