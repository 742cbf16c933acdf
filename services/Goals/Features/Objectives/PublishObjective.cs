using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

internal static class PublishObjective
{
    /// <summary>Owning an objective is not enough to agree to it.</summary>
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, [FromHeader(Name = "If-Match")] string? ifMatch, Access access, ObjectiveWriter writer, CancellationToken ct) =>
        writer.ChangeAsync(
            id,
            ifMatch,
            null,
            async objective =>
            {
                if (!await access.CanManageAsync(objective.UnitId, ct))
                {
                    return Problems.Forbidden("Only the lead of the unit or somebody above publishes.");
                }

                objective.Publish();
                return null;
            },
            ct);
}
