using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Baselines;

/// <summary>A proposal of thresholds is decided once. Accepted, it changes them as if somebody had written them: quietly, from now on.</summary>
internal static class DecideThresholds
{
    public static Task<Results<Ok<ThresholdProposalResponse>, ProblemHttpResult>> AcceptAsync(
        Guid id, BaselineDecision? request, MetricsDb db, BaselineDesk desk, Caller caller, Cause cause, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(id, ThresholdProposalState.Accepted, request?.Reason, db, desk, caller, cause, clock, ct);

    public static Task<Results<Ok<ThresholdProposalResponse>, ProblemHttpResult>> DeclineAsync(
        Guid id, BaselineDecision? request, MetricsDb db, BaselineDesk desk, Caller caller, Cause cause, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(id, ThresholdProposalState.Declined, request?.Reason, db, desk, caller, cause, clock, ct);

    private static async Task<Results<Ok<ThresholdProposalResponse>, ProblemHttpResult>> DecideAsync(
        Guid id, ThresholdProposalState state, string? reason, MetricsDb db, BaselineDesk desk, Caller caller, Cause cause, TimeProvider clock, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        var found = await (
            from t in db.ThresholdProposals.AsNoTracking()
            join m in db.SeenBy(caller) on t.MetricId equals m.Id
            where t.Id == id
            select new { Proposal = t, Metric = m }).SingleOrDefaultAsync(ct);
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

        var (now, person) = (clock.GetUtcNow(), caller.PersonId);
        var decided = await db.ThresholdProposals.Where(t => t.Id == id && t.State == ThresholdProposalState.Proposed).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.State, state).SetProperty(t => t.DecidedAt, now).SetProperty(t => t.DecidedBy, person).SetProperty(t => t.Reason, reason), ct);
        if (decided == 0)
        {
            return Problems.Conflict("not-proposed", "This is no open proposal any more: it was decided, or the level has moved on.");
        }

        cause.Reason = reason;
        if (state == ThresholdProposalState.Accepted && !await TakeAsync(found.Proposal, now, db, ct))
        {
            return Problems.Conflict("thresholds-changed", "The metric's thresholds were changed after this was proposed: decline it, and set what fits.");
        }

        if (state == ThresholdProposalState.Declined)
        {
            desk.Record(found.Metric, "declinedThresholds", found.Proposal.Shift, reason);
        }
        else
        {
            desk.LookAgain(found.Metric);
        }

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        var responses = await db.ThresholdProposals.Where(t => t.Id == id).ToResponsesAsync(db, null, ct);
        return TypedResults.Ok(responses[0].Response);
    }

    private static async Task<bool> TakeAsync(ThresholdProposal proposal, DateTimeOffset now, MetricsDb db, CancellationToken ct)
    {
        var metric = await db.Metrics.AsTracking().Include(m => m.Thresholds).SingleAsync(m => m.Id == proposal.MetricId, ct);
        return metric.MoveThresholds(FactsJson.Read<ThresholdBounds>(proposal.Was), FactsJson.Read<ThresholdBounds>(proposal.Proposed), now);
    }
}
