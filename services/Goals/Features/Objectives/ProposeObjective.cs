using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Objectives;

internal static class ProposeObjective
{
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, [FromHeader(Name = "If-Match")] string? ifMatch, ObjectiveRules rules, ObjectiveWriter writer, CancellationToken ct) =>
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

                objective.Propose();
                return null;
            },
            ct);
}
