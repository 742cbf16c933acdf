namespace Setpoint.Goals.Domain.Coach;

/// <summary>What a rule says of a draft.</summary>
internal sealed record Finding(RuleCard Rule, Remark Remark)
{
    public string Text => Remark.Text ?? Rule.Text;
}

/// <summary>
/// Every rule there is. Their order is the order in which to fix: what makes the rest needless comes first. There is no use in
/// a baseline for a key result that is an activity.
/// </summary>
internal static class CoachRules
{
    public static IReadOnlyList<DraftRule> OfDrafts { get; } =
    [
        new PersonalOff(),
        new ObjectiveCount(),
        new ActivityNotOutcome(),
        new NoNumberOrDate(),
        new RenamedKpi(),
        new OppositeTargets(),
        new DuplicateEffort(),
        new KpiTooYoung(),
        new Sandbagging(),
        new BelowLastCycle(),
        new MetricElsewhere(),
        new NoBaseline(),
        new KeyResultCount(),
        new OutOfProportion(),
        new Slogan(),
    ];

    public static IReadOnlyList<CycleRule> OfCycles { get; } =
    [
        new AllRedEarly(),
        new ObjectiveCountOfUnits(),
        new RedKpiWithoutObjective(),
        new MostKpisAtOnce(),
        new OutOfProportionUnits(),
        new AllGreenEarly(),
        new ObjectiveWithoutKpi(),
    ];

    /// <summary>
    /// The cards of all, each once, in the order in which to fix: what is about the whole, then objective by objective, and the
    /// last of the rules of cycles, which speaks of many, at the end.
    /// </summary>
    public static IReadOnlyList<RuleCard> Cards { get; } =
        [.. OfCycles.SkipLast(1).Select(r => r.Card).Concat(OfDrafts.Select(r => r.Card)).Append(OfCycles[^1].Card).Distinct()];

    /// <summary>What is said of a draft, what to fix first at the top.</summary>
    /// <param name="isOn">Whether a policy's switch is on.</param>
    public static IReadOnlyList<Finding> Look(Draft draft, Func<string, bool> isOn) =>
        [.. OfDrafts.Where(r => isOn(r.Card.Policy)).SelectMany(r => r.Look(draft).Select(remark => new Finding(r.Card, remark)))];
}
