namespace Setpoint.Goals.Domain.Coach;

/// <summary>More objectives than the unit should have, with this one.</summary>
internal sealed class ObjectiveCount() : DraftRule(About)
{
    public static readonly RuleCard About = new(
        "objective-count",
        "coachObjectiveCount",
        RuleSeverity.AsksForReason,
        "There are more objectives, or fewer, than there should be.",
        "Every objective takes from the others. What is on a long list is not decided.",
        "Keep those without which the cycle would be lost; leave the rest to KPIs, or to the next cycle.");

    public override IEnumerable<Remark> Look(Draft draft)
    {
        if (!draft.Personal && draft.Around is { Limits: { } limits, ObjectivesOfUnit: { } others } around && others + 1 > limits.ObjectivesMost)
        {
            yield return new Remark("unitId", $"With this one {around.Unit} has {others + 1} objectives in this cycle; it should have {limits.ObjectivesMost} at most.");
        }
    }
}

/// <summary>Fewer or more key results than an objective should have.</summary>
internal sealed class KeyResultCount() : DraftRule(new(
    "key-result-count",
    "coachKeyResultCount",
    RuleSeverity.AsksForReason,
    "There are fewer key results, or more, than there should be.",
    "One alone can be reached at the expense of everything else; more than a handful nobody keeps in mind.",
    "Two to five that together say that it is true: one for the effect, one for what must not suffer."))
{
    public override IEnumerable<Remark> Look(Draft draft)
    {
        if (draft is not { KeyResults: { } keyResults, Around.Limits: { } limits })
        {
            yield break;
        }

        if (keyResults.Count < limits.KeyResultsLeast)
        {
            yield return new Remark("keyResults", $"{keyResults.Count} of at least {limits.KeyResultsLeast} key results.");
        }

        if (keyResults.Count > limits.KeyResultsMost)
        {
            yield return new Remark("keyResults", $"{keyResults.Count} key results; there should be {limits.KeyResultsMost} at most.");
        }
    }
}

/// <summary>A unit has more than twice as many objectives as the company.</summary>
internal sealed class OutOfProportion() : DraftRule(About)
{
    public static readonly RuleCard About = new(
        "out-of-proportion",
        "coachProportion",
        RuleSeverity.Advice,
        "A unit has more than twice as many objectives as the company.",
        "What the company wants to change would be a small part of what its units do.",
        "Ask of each: which company objective would suffer without it?");

    /// <summary>None while the company has none: units begin before it is ready.</summary>
    public static bool Holds(int unit, int? company) => company is > 0 && unit > 2 * company;

    public override IEnumerable<Remark> Look(Draft draft)
    {
        var around = draft.Around;
        if (!draft.Personal && around.ObjectivesOfUnit is { } others && Holds(others + 1, around.ObjectivesOfCompany))
        {
            yield return new Remark("unitId", $"With this one {around.Unit} has {others + 1} objectives, more than twice the company's {around.ObjectivesOfCompany}.");
        }
    }
}

/// <summary>One's own objective where policy has none.</summary>
internal sealed class PersonalOff() : DraftRule(new(
    "personal-off",
    "coachPersonal",
    RuleSeverity.Advice,
    "Personal objectives are off in this unit.",
    "A person's objective easily becomes a rating, and what several achieve together is nobody's then.",
    "Make it a key result of the unit's objective with the person as owner, or one of their priorities."))
{
    public override IEnumerable<Remark> Look(Draft draft)
    {
        if (draft.Personal && draft.Around.Limits is { PersonalFrom: PersonalObjectives.Off })
        {
            yield return new Remark("personal");
        }
    }
}
