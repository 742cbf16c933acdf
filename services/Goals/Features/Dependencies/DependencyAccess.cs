using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Dependencies;

internal static class DependencyAccess
{
    /// <summary>Who can see or change a dependency, and why: for those who may change it themselves.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, GoalsDb db, DependencyReader reader, Caller caller, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        if (await reader.FindAsync(id, ct) is not { } seen)
        {
            return Problems.Missing();
        }

        if (!seen.CanDecide && !seen.CanEdit && seen.Owner?.Id != caller.PersonId)
        {
            return Problems.Forbidden("Those who ask, those who answer for the helping unit and who sees to it may ask this.");
        }

        var dependency = await db.Dependencies.AsNoTracking()
            .Include(d => d.Objective).ThenInclude(o => o.KeyResults)
            .Include(d => d.Objective).ThenInclude(o => o.Contributors)
            .SingleAsync(d => d.Id == new DependencyId(id), ct);
        var objective = dependency.Objective;
        var visibility = objective.Visibility switch { Visibility.Public => "public", Visibility.Unit => "unit", _ => "private" };
        var facts = AccessFacts.OfLed(objective.UnitId, visibility, ReasonsOf(dependency, objective));
        RoleRight[] roles = [.. facts.Roles, new(dependency.HelpingUnitId, Role.Lead, Role.Lead)];
        return await reasons.AnswerAsync(facts with { Roles = roles }, cursor, limit, ct);
    }

    private static IEnumerable<OwnReason> ReasonsOf(Dependency dependency, Objective objective)
    {
        foreach (var contributor in objective.Contributors)
        {
            yield return new(contributor.PersonId, "contributor", Changes: false);
        }

        foreach (var owner in objective.KeyResults.Where(k => !k.Retired).Select(k => k.OwnerId).Distinct())
        {
            yield return new(owner, "key-result-owner", Changes: false);
        }

        yield return new(objective.OwnerId, "owner", Changes: true);
        if (dependency.OwnerId is { } seesToIt)
        {
            yield return new(seesToIt, "owner", Changes: true, dependency.HelpingUnitId);
        }
    }
}
