using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>What to show instead of what is computed.</summary>
/// <param name="Progress">0…1; counts above as it is stated.</param>
/// <param name="Status"><c>on-track</c>, <c>behind</c> or <c>at-risk</c>.</param>
/// <param name="Reason">Why the numbers are not what it is.</param>
public sealed record OverrideRequest(decimal? Progress, Pace? Status, string? Reason);

/// <summary>What is stated goes before what is computed, which stays beside it and is the way back.</summary>
internal static class OverrideObjective
{
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        OverrideRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        ObjectiveRules rules,
        ObjectiveWriter writer,
        Caller caller,
        TimeProvider clock,
        CancellationToken ct)
    {
        return writer.ChangeAsync(id, ifMatch, request.Reason, ChangeAsync, ct);

        async Task<ProblemHttpResult?> ChangeAsync(Objective objective)
        {
            if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct))
            {
                return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
            }

            var statement = new Statement(request.Progress, request.Status);
            var errors = new FieldErrors().Require(
                !string.IsNullOrWhiteSpace(request.Reason) && Texts.Fits(request.Reason, Texts.LongestNote), "reason", $"is required, with at most {Texts.LongestNote} characters");
            foreach (var broken in statement.BrokenRules())
            {
                errors.Add(broken.Field, broken.Message);
            }

            if (errors.Any)
            {
                return errors.ToProblem();
            }

            objective.Override(statement, new Change(caller.PersonId, clock.GetUtcNow(), request.Reason));
            return null;
        }
    }

    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> TakeBackAsync(
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

                objective.TakeBackOverride();
                return null;
            },
            ct);
}
