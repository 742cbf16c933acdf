using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

internal static class EditObjective
{
    public static async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ObjectiveRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        GoalsDb db,
        ObjectiveRules rules,
        ApprovalRules approvals,
        ObjectiveWriter writer,
        Cascading cascade,
        Caller caller,
        TimeProvider clock,
        CancellationToken ct)
    {
        if (!await rules.SeesAsync(id, ct))
        {
            return Problems.Missing();
        }

        if (ifMatch is null)
        {
            return Problems.PreconditionRequired();
        }

        // Looked up before the lock is taken, because what is not known yet is waited for.
        var metrics = new Dictionary<Guid, KnownMetric>();
        var problem = request.Faults() is { Any: true } faults ? faults.ToProblem() : await rules.RequireUnitAsync(request.UnitId, ct);
        if (problem is null)
        {
            (metrics, problem) = await rules.CheckReferencesAsync(request, ct);
        }

        return await writer.ChangeAsync(id, ifMatch, request.Reason, ChangeAsync, ct);

        async Task<ProblemHttpResult?> ChangeAsync(Objective objective)
        {
            if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct)
                || (request.UnitId != objective.UnitId && problem is null && !await rules.MayWriteInAsync(request.UnitId, request.OwnerId, ct)))
            {
                return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
            }

            if (problem is not null)
            {
                return problem;
            }

            if (objective.Lifecycle == Lifecycle.Published && request.UnitId != objective.UnitId && string.IsNullOrWhiteSpace(request.Reason))
            {
                return Problems.Invalid("reason", MoveObjective.NeedsReason);
            }

            // What was one before its unit's policy changed may still be edited; the breaches list it.
            var personal = request.Personal ?? objective.Personal;
            var isStill = objective.Personal && objective.OwnerId == request.OwnerId && objective.UnitId == request.UnitId;
            if (personal && !isStill && await rules.CheckPersonalAsync(request.OwnerId, request.UnitId, ct) is { } notPersonal)
            {
                return notPersonal;
            }

            if (await db.Cycles.SingleOrDefaultAsync(c => c.Id == new CycleId(request.CycleId), ct) is not { } cycle)
            {
                return Problems.Invalid("cycleId", "names no cycle");
            }

            var content = await rules.KeepUnseenParentsAsync(objective, request.Content(metrics), ct);
            content = await rules.KeepUnseenGuardrailsAsync(objective, content with { Personal = personal }, ct);
            if (await rules.CheckAlignmentsAsync(objective.Id, content.Alignments, objective.Alignments, ct) is { } misaligned)
            {
                return misaligned;
            }

            if (await rules.CheckContributedAsync(content, ct) is { } contributed)
            {
                return contributed;
            }

            if (content.UnitId != objective.UnitId || content.Visibility != objective.Visibility)
            {
                await db.RetellDependenciesAsync(objective.Id, ct);
            }

            objective.Edit(cycle, content, new Change(caller.PersonId, clock.GetUtcNow(), request.Reason));
            request.Labels.Apply(objective);
            await cascade.HoldAsync(metrics.Keys, ct);
            return await approvals.KeepLimitsAsync(objective, request.Reason, ct);
        }
    }
}
