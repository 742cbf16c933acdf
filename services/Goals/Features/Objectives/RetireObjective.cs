using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Why an objective is given up.</summary>
public sealed record RetireRequest(string? Reason);

internal static class RetireObjective
{
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        RetireRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        GoalsDb db,
        ObjectiveRules rules,
        ObjectiveWriter writer,
        CancellationToken ct) =>
        writer.ChangeAsync(
            id,
            ifMatch,
            request.Reason,
            async objective =>
            {
                if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct))
                {
                    return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
                }

                if (string.IsNullOrWhiteSpace(request.Reason) || !Texts.Fits(request.Reason, Texts.LongestNote))
                {
                    return Problems.Invalid("reason", $"is required, with at most {Texts.LongestNote} characters");
                }

                objective.Retire(request.Reason);
                await db.WithdrawDependenciesAsync(objective.Id, ct);
                return null;
            },
            ct);
}
