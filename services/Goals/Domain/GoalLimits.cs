namespace Setpoint.Goals.Domain;

/// <summary>How many objectives a unit should have in a cycle, and how many key results an objective.</summary>
/// <param name="PersonalFrom">The weakest role that may have an objective of its own; see <see cref="PersonalObjectives"/>.</param>
internal sealed record GoalLimits(int ObjectivesLeast, int ObjectivesMost, int KeyResultsLeast, int KeyResultsMost, string PersonalFrom = PersonalObjectives.Off)
{
    /// <summary>Limits that an objective goes over, which needs a reason. Too few of anything is listed and needs none.</summary>
    /// <param name="objectives">Agreed objectives of the unit in the cycle with this one; none where it does not count among them.</param>
    /// <param name="keyResults">Its key results that are not retired.</param>
    public IEnumerable<GoneOver> Exceeded(int? objectives, int keyResults)
    {
        if (objectives > ObjectivesMost)
        {
            yield return new GoneOver(LimitRule.TooManyObjectives, objectives.Value, ObjectivesMost);
        }

        if (keyResults > KeyResultsMost)
        {
            yield return new GoneOver(LimitRule.TooManyKeyResults, keyResults, KeyResultsMost);
        }
    }
}

/// <summary>A limit that is gone over.</summary>
public sealed record GoneOver(LimitRule Rule, int Count, int Limit);

/// <summary>An objective as limits count it.</summary>
/// <param name="KeyResults">Those that are not retired.</param>
/// <param name="Personal">Counted apart from the unit's.</param>
/// <param name="OwnerRole">The owner's strongest role on the unit or above it.</param>
internal sealed record CountedObjective(ObjectiveId Id, Guid UnitId, int KeyResults, bool Personal = false, string? OwnerRole = null);

/// <summary>Which limit is not kept.</summary>
public enum LimitRule
{
    /// <summary>More objectives than the unit should have: every one beyond, the oldest first.</summary>
    TooManyObjectives,

    /// <summary>Fewer objectives than the unit should have.</summary>
    TooFewObjectives,

    /// <summary>More key results than an objective should have.</summary>
    TooManyKeyResults,

    /// <summary>Fewer key results than an objective should have.</summary>
    TooFewKeyResults,

    /// <summary>A person's own objective where nobody may have one, or not with the owner's role.</summary>
    PersonalNotAllowed,
}

/// <summary>A limit that is not kept.</summary>
/// <param name="Objective">None where it is the unit that has too few.</param>
internal sealed record Breach(LimitRule Rule, Guid UnitId, ObjectiveId? Objective, int Count, int Limit);

/// <summary>Holds objectives against limits. Before a policy is changed and after it the same function answers, so what was foretold is what is.</summary>
internal static class LimitCheck
{
    /// <summary>Drafts and what is finished do not count; the caller leaves them out.</summary>
    public static IEnumerable<Breach> Of(IEnumerable<CountedObjective> objectives, Func<Guid, GoalLimits> limitsOf)
    {
        foreach (var unit in objectives.GroupBy(o => o.UnitId).OrderBy(g => g.Key))
        {
            var limits = limitsOf(unit.Key);
            var all = unit.OrderBy(o => o.Id.Value).ToList();
            var ofUnit = all.FindAll(o => !o.Personal);
            if (ofUnit.Count > 0 && ofUnit.Count < limits.ObjectivesLeast)
            {
                yield return new Breach(LimitRule.TooFewObjectives, unit.Key, null, ofUnit.Count, limits.ObjectivesLeast);
            }

            foreach (var beyond in ofUnit.Skip(limits.ObjectivesMost))
            {
                yield return new Breach(LimitRule.TooManyObjectives, unit.Key, beyond.Id, ofUnit.Count, limits.ObjectivesMost);
            }

            foreach (var o in all.Where(o => o.KeyResults > limits.KeyResultsMost))
            {
                yield return new Breach(LimitRule.TooManyKeyResults, unit.Key, o.Id, o.KeyResults, limits.KeyResultsMost);
            }

            foreach (var o in all.Where(o => o.KeyResults < limits.KeyResultsLeast))
            {
                yield return new Breach(LimitRule.TooFewKeyResults, unit.Key, o.Id, o.KeyResults, limits.KeyResultsLeast);
            }

            foreach (var o in all.Where(o => o.Personal && !PersonalObjectives.AreAllowed(limits.PersonalFrom, o.OwnerRole)))
            {
                yield return new Breach(LimitRule.PersonalNotAllowed, unit.Key, o.Id, 1, 0);
            }
        }
    }
}
