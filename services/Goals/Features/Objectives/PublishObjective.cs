using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Agreement.</summary>
/// <param name="LimitReason">Why the objective is agreed although it, or its unit with it, is over a limit; kept with the objective.</param>
public sealed record PublishRequest(string? LimitReason);

internal static class PublishObjective
{
    /// <summary>Owning an objective is not enough to agree to it.</summary>
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        PublishRequest? request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        ApprovalRules approvals,
        ObjectiveRules rules,
        ObjectiveWriter writer,
        Caller caller,
        TimeProvider clock,
        CancellationToken ct)
    {
        return writer.ChangeAsync(id, ifMatch, request?.LimitReason, ChangeAsync, ct);

        async Task<ProblemHttpResult?> ChangeAsync(Objective objective)
        {
            if (await approvals.MayDecideAsync(objective, ct) is { } refused)
            {
                return refused;
            }

            if (!Texts.Fits(request?.LimitReason, Texts.LongestNote))
            {
                return Problems.Invalid("limitReason", Texts.NoteTooLong);
            }

            if (objective.Lifecycle is not (Lifecycle.Draft or Lifecycle.Proposed))
            {
                objective.Publish();
            }

            if (objective.Personal && await rules.CheckPersonalAsync(objective.OwnerId, objective.UnitId, ct) is { } notPersonal)
            {
                return notPersonal;
            }

            var (obstacle, goesOver) = await approvals.ObstacleAsync(objective, request?.LimitReason, ct);
            if (obstacle is null)
            {
                objective.Publish(caller.PersonId, clock.GetUtcNow(), goesOver ? request?.LimitReason : null);
            }

            return obstacle;
        }
    }
}
