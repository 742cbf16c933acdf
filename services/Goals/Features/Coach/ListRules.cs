using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain.Coach;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Coach;

/// <summary>A named rule of the coach.</summary>
/// <param name="Policy">The directory's policy that turns it off.</param>
/// <param name="On">Whether it speaks in the unit that was asked for.</param>
/// <param name="DecidedBy">The unit that decided that; none where it is the default.</param>
/// <param name="OfDrafts">It looks at one objective, also while it is typed.</param>
/// <param name="OfCycles">It looks at a whole cycle.</param>
public sealed record RuleView(
    string Code, string Policy, RuleSeverity Severity, string Text, string Reason, string Example, bool On, Guid? DecidedBy, bool OfDrafts, bool OfCycles);

internal static class ListRules
{
    /// <param name="unit">Whose switches hold; the company's when absent.</param>
    public static async Task<Results<Ok<Page<RuleView>>, ProblemHttpResult>> HandleAsync(Guid? unit, GoalsDb db, Access access, CancellationToken ct)
    {
        if (unit is { } asked && !await access.ReachesAsync(asked, ct))
        {
            return Problems.Missing();
        }

        var of = unit ?? Guid.Empty;
        var policies = await GoalPolicies.ReadAsync(await db.ConnectionAsync(ct), ct);
        return TypedResults.Ok(new Page<RuleView>(
            [.. CoachRules.Cards.Select(c => new RuleView(
                c.Code, c.Policy, c.Severity, c.Text, c.Reason, c.Example, policies.IsOn(of, c.Policy), policies.DeciderOf(of, c.Policy),
                CoachRules.OfDrafts.Any(r => r.Card == c), CoachRules.OfCycles.Any(r => r.Card == c)))],
            null));
    }
}
