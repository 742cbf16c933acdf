using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Policies;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

internal static class PublishObjective
{
    /// <summary>Owning an objective is not enough to agree to it.</summary>
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, [FromHeader(Name = "If-Match")] string? ifMatch, GoalsDb db, Access access, ObjectiveRules rules, ObjectiveWriter writer, CancellationToken ct) =>
        writer.ChangeAsync(
            id,
            ifMatch,
            null,
            async objective =>
            {
                var policies = await GoalPolicies.ReadAsync(await db.ConnectionAsync(ct), ct);
                var needed = policies.PublishRoleOf(objective.UnitId);
                if (!Enum.TryParse<Role>(needed, ignoreCase: true, out var weakest) || !(await access.RoleOnAsync(objective.UnitId, ct) >= weakest))
                {
                    return Problems.Forbidden($"Publishing here needs the role {needed} on the unit or above it.");
                }

                if (objective.Personal && await rules.CheckPersonalAsync(objective.OwnerId, objective.UnitId, ct) is { } notPersonal)
                {
                    return notPersonal;
                }

                objective.Publish();
                return null;
            },
            ct);
}
