using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>A co-owning unit's agreement.</summary>
/// <param name="UnitId">Of the unit; all that the caller leads when absent.</param>
public sealed record ApproveRequest(Guid? UnitId);

internal static class ApproveObjective
{
    /// <summary>Each co-owning unit's lead, or somebody above, approves before publication. Where self-approval is off, never their own.</summary>
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ApproveRequest? request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        GoalsDb db,
        Access access,
        ObjectiveWriter writer,
        Caller caller,
        TimeProvider clock,
        CancellationToken ct)
    {
        return writer.ChangeAsync(id, ifMatch, null, ChangeAsync, ct);

        async Task<ProblemHttpResult?> ChangeAsync(Objective objective)
        {
            var policies = await GoalPolicies.ReadAsync(await db.ConnectionAsync(ct), ct);
            var approved = false;
            foreach (var unit in objective.CoOwners.Select(c => c.UnitId).Where(u => request?.UnitId is not { } asked || asked == u).ToList())
            {
                var isOwn = objective.IsOwnOf(caller.PersonId) && !policies.AllowsSelfApproval(unit);
                if (!isOwn && await access.CanManageAsync(unit, ct))
                {
                    objective.Approve(unit, caller.PersonId, clock.GetUtcNow());
                    approved = true;
                }
            }

            return approved ? null : Problems.Forbidden("The lead of a co-owning unit, or somebody above, who does not propose or own it approves.");
        }
    }
}
