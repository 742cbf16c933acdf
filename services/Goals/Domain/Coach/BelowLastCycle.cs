namespace Setpoint.Goals.Domain.Coach;

/// <summary>It asks for less than the last cycle reached.</summary>
internal sealed class BelowLastCycle() : KeyResultRule(new(
    "below-last-cycle",
    "coachLastCycle",
    RuleSeverity.Advice,
    "The last cycle has reached this already.",
    "By its grade the metric was there when the last cycle ended. A target behind that is none, or something was lost that should be said.",
    "Aim beyond what was reached, or say in the reason what was lost since."))
{
    protected override IEnumerable<Remark> Look(DraftKeyResult keyResult, Draft draft)
    {
        if (keyResult is not { Target: { } target, Metric: { Reached: { } last } metric } || Claims.IsLimit(keyResult.Sentence))
        {
            yield break;
        }

        var way = last.Target.CompareTo(last.Baseline);
        if ((keyResult.Direction == 0 || keyResult.Direction == way) && last.Value.CompareTo(target) * way >= 0)
        {
            yield return new Remark(
                "target",
                $"“{last.Title}” was graded {Shown.Of(last.Grade)}: by that “{metric.Name}” was at {Shown.Of(last.Value)}. The target is {Shown.Of(target)}.");
        }
    }
}
