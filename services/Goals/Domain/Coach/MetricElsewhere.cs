namespace Setpoint.Goals.Domain.Coach;

/// <summary>Somebody else holds the lever.</summary>
internal sealed class MetricElsewhere() : KeyResultRule(new(
    "metric-elsewhere",
    "coachMetricElsewhere",
    RuleSeverity.Advice,
    "This metric is another unit's, and nothing is asked of it.",
    "Whoever owns a metric holds the levers. Without their agreement the key result is a hope.",
    "Ask the owning unit for what you need, as a dependency with a day; or measure what your own unit does about it."))
{
    protected override IEnumerable<Remark> Look(DraftKeyResult keyResult, Draft draft)
    {
        if (keyResult.Metric is { Elsewhere: true } metric)
        {
            yield return new Remark("metricId", $"“{metric.Name}” belongs to {metric.Owner}, and nothing is asked of them. Agree what they will do for it, and by when.");
        }
    }
}
