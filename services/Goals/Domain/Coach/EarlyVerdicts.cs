namespace Setpoint.Goals.Domain.Coach;

/// <summary>
/// Everything stands the same by week 4. Said until the end of the fifth week, when the month is reviewed, of at least three
/// objectives that have a verdict.
/// </summary>
internal abstract class EarlyVerdict(RuleCard card, string text, params Pace[] paces) : CycleRule(card)
{
    private const int LastDay = 35;
    private const int LeastObjectives = 3;

    public override IEnumerable<CycleRemark> Look(CycleView cycle)
    {
        var judged = cycle.Objectives.Where(o => o.Pace is Pace.OnTrack or Pace.Behind or Pace.AtRisk or Pace.Achieved).ToList();
        if (cycle.Days <= LastDay && judged.Count >= LeastObjectives && judged.TrueForAll(o => paces.Contains(o.Pace!.Value)))
        {
            yield return new CycleRemark(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, judged.Count), cycle.Scope);
        }
    }
}

/// <summary>Everything is green by week 4.</summary>
internal sealed class AllGreenEarly() : EarlyVerdict(
    new(
        "all-green-early",
        "coachAllGreen",
        RuleSeverity.Advice,
        "Everything is on track in the first weeks.",
        "Either the targets ask for too little, or nobody dares to say otherwise.",
        "Ask of each: what would have to happen for us to miss it? Where nothing comes to mind, raise it."),
    "All {0} objectives with a verdict are on track in the first weeks.",
    Pace.OnTrack, Pace.Achieved);

/// <summary>Everything is red by week 4.</summary>
internal sealed class AllRedEarly() : EarlyVerdict(
    new(
        "all-red-early",
        "coachAllRed",
        RuleSeverity.Advice,
        "Everything is at risk in the first weeks.",
        "Either it was too much at once, or nobody has begun.",
        "Choose the one that matters most, and put what the others would take into it."),
    "All {0} objectives with a verdict are at risk in the first weeks.",
    Pace.AtRisk);
