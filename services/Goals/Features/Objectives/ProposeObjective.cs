using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

internal static class ProposeObjective
{
    /// <summary>The answer names who has to decide.</summary>
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        ObjectiveRules rules,
        ObjectiveWriter writer,
        Caller caller,
        TimeProvider clock,
        CancellationToken ct) =>
        writer.ChangeAsync(
            id,
            ifMatch,
            null,
            async objective =>
            {
                if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct))
                {
                    return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
                }

                objective.Propose(caller.PersonId, clock.GetUtcNow());
                return null;
            },
            ct);
}
