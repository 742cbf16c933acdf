using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Units that answer for an objective together with the accountable one: all of them, or none.</summary>
public sealed record ShareRequest(IReadOnlyList<Guid>? UnitIds);

internal static class ShareObjective
{
    private const int MostUnits = 20;

    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ShareRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        ObjectiveRules rules,
        Access access,
        ObjectiveWriter writer,
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

                if (ifMatch is null)
                {
                    return Problems.PreconditionRequired();
                }

                var errors = new FieldErrors().Require(request.UnitIds is { Count: <= MostUnits }, "unitIds", $"is required, with at most {MostUnits} units");
                for (var i = 0; !errors.Any && i < request.UnitIds!.Count; i++)
                {
                    errors.Require(await access.UnitExistsAsync(request.UnitIds[i], ct), $"unitIds[{i}]", "names no unit");
                }

                if (errors.Any)
                {
                    return errors.ToProblem();
                }

                if (objective.Personal && request.UnitIds!.Count > 0)
                {
                    return Problems.Invalid("unitIds", "must be empty: one person's own objective is nobody else's", "personal-shared");
                }

                objective.ShareWith(request.UnitIds!.ToHashSet());
                return null;
            },
            ct);
}
