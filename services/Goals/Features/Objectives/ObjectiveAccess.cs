using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Who can see or change an objective, or a key result in it, and why: for those who may change it themselves.</summary>
internal sealed class ObjectiveAccess(ObjectiveRules rules, AccessReasons reasons)
{
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> OfObjectiveAsync(
        Guid id, GoalsDb db, ObjectiveAccess objectives, string? cursor, int? limit, CancellationToken ct) =>
        await objectives.AnswerAsync(await db.FindWholeAsync(id, ct), keyResultOwner: null, cursor, limit, ct);

    /// <summary>A key result is part of its objective: the same people see and change it, and its owner may ask, too.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> OfKeyResultAsync(
        Guid id, GoalsDb db, ObjectiveAccess objectives, string? cursor, int? limit, CancellationToken ct)
    {
        var keyResult = new KeyResultId(id);
        var objective = await db.Objectives.WithParts().SingleOrDefaultAsync(o => o.KeyResults.Any(k => k.Id == keyResult), ct);
        return await objectives.AnswerAsync(objective, objective?.KeyResults.Single(k => k.Id == keyResult).OwnerId, cursor, limit, ct);
    }

    private async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> AnswerAsync(
        Objective? objective, Guid? keyResultOwner, string? cursor, int? limit, CancellationToken ct)
    {
        if (objective is null || !await rules.SeesAsync(objective.Id.Value, ct))
        {
            return Problems.Missing();
        }

        if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct)
            && !(keyResultOwner is { } owner && await rules.MayEditAsync(owner, objective.UnitId, ct)))
        {
            return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
        }

        var visibility = objective.Visibility switch { Visibility.Public => "public", Visibility.Unit => "unit", _ => "private" };
        var facts = AccessFacts.OfLed(objective.UnitId, visibility, ReasonsOf(objective));
        var shared = visibility == "public" ? [] : objective.CoOwners.Select(c => SharedWith(c.UnitId, isUnits: visibility == "unit"));
        return await reasons.AnswerAsync(facts with { Roles = [.. facts.Roles, .. shared] }, cursor, limit, ct);
    }

    /// <summary>A joint objective is seen at each of its units, and written at the accountable one.</summary>
    private static RoleRight SharedWith(Guid unit, bool isUnits) => new(unit, isUnits ? Role.Viewer : Role.Lead, null, isUnits);

    private static IEnumerable<OwnReason> ReasonsOf(Objective objective) => objective.Contributors
        .Select(c => new OwnReason(c.PersonId, "contributor", Changes: false))
        .Concat(objective.KeyResults.Where(k => !k.Retired).Select(k => new OwnReason(k.OwnerId, "key-result-owner", Changes: false)).Distinct())
        .Append(new OwnReason(objective.OwnerId, "owner", Changes: true));
}
