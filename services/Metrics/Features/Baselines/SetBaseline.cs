using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Baselines;

/// <summary>A level that somebody calls normal.</summary>
/// <param name="From">First local day on which it holds.</param>
/// <param name="Reason">Why; up to 2,000 characters.</param>
public sealed record BaselineRequest(decimal? Value, DateOnly? From, string? Reason);

internal static class SetBaseline
{
    public static async Task<Results<Created<BaselineResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, BaselineRequest request, MetricsDb db, BaselineDesk desk, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.SeenBy(caller).SingleOrDefaultAsync(m => m.Id == MetricId.From(id), ct) is not { } metric)
        {
            return Problems.Missing();
        }

        if (await desk.RefusalAsync(metric, ct) is { } refusal)
        {
            return refusal;
        }

        var errors = new FieldErrors()
            .Require(request.Value is not null, "value", "is required")
            .Require(request.From is not null, "from", "is required: the first day on which it holds");
        if (BaselineDesk.CheckReason(errors, request.Reason, required: true) is { Any: true })
        {
            return errors.ToProblem();
        }

        var now = clock.GetUtcNow();
        var baseline = new Baseline
        {
            Id = Guid.CreateVersion7(),
            MetricId = metric.Id,
            Value = request.Value!.Value,
            ValidFrom = request.From!.Value,
            State = BaselineState.Accepted,
            Origin = BaselineOrigin.Person,
            Reason = request.Reason!.Trim(),
            MadeAt = now,
            MadeBy = caller.PersonId,
            DecidedAt = now,
            DecidedBy = caller.PersonId,
        };
        db.Add(baseline);
        desk.Record(metric, "baseline", baseline.Value, baseline.Reason);
        await db.SaveChangesAsync(ct);
        var row = await db.Baselines.AsNoTracking().Where(b => b.Id == baseline.Id).ToRows(db).SingleAsync(ct);
        return TypedResults.Created($"/api/metrics/{id}/baselines", row.ToResponse());
    }
}
