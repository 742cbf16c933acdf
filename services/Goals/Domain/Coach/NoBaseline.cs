namespace Setpoint.Goals.Domain.Coach;

/// <summary>It says where it leads and not where it starts.</summary>
internal sealed class NoBaseline() : KeyResultRule(new(
    "no-baseline",
    "coachBaseline",
    RuleSeverity.Advice,
    "It says where this shall lead, but not where it stands today.",
    "Nobody can tell how much of a change that is, and progress cannot be computed.",
    "Instead of “Reduce churn by 10 %”: “Reduce churn from 4.1 % to 3.7 % a month”."))
{
    protected override IEnumerable<Remark> Look(DraftKeyResult keyResult, Draft draft)
    {
        var title = keyResult.Sentence;
        if (title.IsEmpty || !(Claims.HasNumber(title) || keyResult.IsMeasured) || Claims.SaysStart(title) || Claims.IsLimit(title) || !IsFromTo(keyResult.Measure))
        {
            yield break;
        }

        if (keyResult.Baseline == 0 && Claims.IsRelative(title))
        {
            yield return new Remark("baseline", "It shall change in proportion to where it starts, and that is said to be 0.");
        }
        else if (keyResult.Baseline is null && Deed.Of(title) is null && Claims.HasValueToday(title))
        {
            yield return new Remark("baseline");
        }
    }

    /// <summary>Measures that go from a baseline to a target; while none is chosen it may become one.</summary>
    private static bool IsFromTo(Measure? measure) => measure is null or Measure.Number or Measure.Metric;
}
