using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

internal static class ObjectiveAccess
{
    /// <summary>Who can see or change an objective, and why: for those who may change it themselves.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, GoalsDb db, ObjectiveRules rules, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        if (!await rules.SeesAsync(id, ct) || await db.FindWholeAsync(id, ct) is not { } objective)
        {
            return Problems.Missing();
        }

        if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct))
        {
            return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
        }

        var own = objective.Contributors.Select(c => (c.PersonId, "contributor", false))
            .Concat(objective.KeyResults.Where(k => !k.Retired).Select(k => (k.OwnerId, "key-result-owner", false)))
            .Distinct()
            .Append((objective.OwnerId, "owner", true))
            .ToList();
        var visibility = objective.Visibility switch { Visibility.Public => "public", Visibility.Unit => "unit", _ => "private" };
        return await reasons.OfAsync(objective.UnitId, visibility, own, null, cursor, limit, ct) is { } access
            ? TypedResults.Ok(access)
            : Problems.Invalid("cursor", "is not one that this list gave");
    }
}
