using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>The unit that becomes accountable.</summary>
/// <param name="Reason">Needed once it is published.</param>
public sealed record MoveRequest(Guid? UnitId, string? Reason);

internal static class MoveObjective
{
    public const string NeedsReason = "is required: once published, an objective moves to another unit only with a reason";

    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        MoveRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        ObjectiveRules rules,
        ApprovalRules approvals,
        ObjectiveWriter writer,
        CancellationToken ct)
    {
        return writer.ChangeAsync(id, ifMatch, request.Reason, ChangeAsync, ct);

        async Task<ProblemHttpResult?> ChangeAsync(Objective objective)
        {
            if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct))
            {
                return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
            }

            if (request.UnitId is not { } unit)
            {
                return Problems.Invalid("unitId", "is required");
            }

            if (await rules.RequireUnitAsync(unit, ct) is { } noUnit)
            {
                return noUnit;
            }

            if (!await rules.MayWriteInAsync(unit, objective.OwnerId, ct))
            {
                return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
            }

            if (!Texts.Fits(request.Reason, Texts.LongestNote) || (objective.Lifecycle == Lifecycle.Published && string.IsNullOrWhiteSpace(request.Reason)))
            {
                return Problems.Invalid("reason", Texts.Fits(request.Reason, Texts.LongestNote) ? NeedsReason : Texts.NoteTooLong);
            }

            if (objective.Personal && await rules.CheckPersonalAsync(objective.OwnerId, unit, ct) is { } notPersonal)
            {
                return notPersonal;
            }

            objective.Move(unit);
            await approvals.NoteMoveAsync(objective, request.Reason, ct);
            return null;
        }
    }
}
