using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Baselines;

/// <summary>A decision on a proposal.</summary>
/// <param name="Reason">Why, where there is more to say than yes or no.</param>
public sealed record BaselineDecision(string? Reason);

/// <summary>A proposal is decided once. One that its periods have withdrawn meanwhile can no longer be: its id names its value.</summary>
internal static class DecideBaseline
{
    public static Task<Results<Ok<BaselineResponse>, ProblemHttpResult>> AcceptAsync(
        Guid id, BaselineDecision? request, MetricsDb db, BaselineDesk desk, Caller caller, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(id, BaselineState.Accepted, request?.Reason, db, desk, caller, clock, ct);

    public static Task<Results<Ok<BaselineResponse>, ProblemHttpResult>> DeclineAsync(
        Guid id, BaselineDecision? request, MetricsDb db, BaselineDesk desk, Caller caller, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(id, BaselineState.Declined, request?.Reason, db, desk, caller, clock, ct);

    private static async Task<Results<Ok<BaselineResponse>, ProblemHttpResult>> DecideAsync(
        Guid id, BaselineState state, string? reason, MetricsDb db, BaselineDesk desk, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var found = await (
            from b in db.Baselines.AsNoTracking()
            join m in db.SeenBy(caller) on b.MetricId equals m.Id
            where b.Id == id
            select new { Baseline = b, Metric = m }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return Problems.Missing();
        }

        if (await desk.RefusalAsync(found.Metric, ct) is { } refusal)
        {
            return refusal;
        }

        if (BaselineDesk.CheckReason(new FieldErrors(), reason, required: false) is { Any: true } errors)
        {
            return errors.ToProblem();
        }

        await using var work = await db.BeginWorkAsync(ct);
        var (now, person) = (clock.GetUtcNow(), caller.PersonId);
        var decided = await db.Baselines.Where(b => b.Id == id && b.State == BaselineState.Proposed).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.State, state)
                .SetProperty(b => b.DecidedAt, now)
                .SetProperty(b => b.DecidedBy, person)
                .SetProperty(b => b.Reason, b => reason ?? b.Reason),
            ct);
        if (decided == 0)
        {
            return Problems.Conflict("not-proposed", "This is no open proposal any more: it was decided, or its periods have moved on.");
        }

        desk.Record(found.Metric, state == BaselineState.Accepted ? "baseline" : "declinedBaseline", found.Baseline.Value, reason);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        var row = await db.Baselines.AsNoTracking().Where(b => b.Id == id).ToRows(db).SingleAsync(ct);
        return TypedResults.Ok(row.ToResponse());
    }
}
