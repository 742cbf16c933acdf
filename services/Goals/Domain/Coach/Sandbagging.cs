namespace Setpoint.Goals.Domain.Coach;

/// <summary>The metric would get there by itself.</summary>
internal sealed class Sandbagging() : KeyResultRule(new(
    "sandbagging",
    "coachSandbagging",
    RuleSeverity.Advice,
    "Going on as before, the metric gets there by itself.",
    "A target that needs nothing to be changed takes the place of one that would.",
    "Aim beyond where the trend leads, or leave this to the KPI and work on something else."))
{
    protected override IEnumerable<Remark> Look(DraftKeyResult keyResult, Draft draft)
    {
        if (keyResult is not { Target: { } target, Metric: { } metric, Direction: not 0 } || draft.Around is not { Window: { } window, Trend: { } policy } || Claims.IsLimit(keyResult.Sentence))
        {
            yield break;
        }

        if (metric.History.Projected(window, policy) is { } projected && projected.CompareTo(target) * keyResult.Direction >= 0)
        {
            yield return new Remark("target", $"Going on as before, “{metric.Name}” will be at {Shown.Of(projected)} when the cycle ends; the target is {Shown.Of(target)}.");
        }
    }
}
