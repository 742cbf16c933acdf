namespace Setpoint.Goals.Domain.Coach;

/// <summary>Nobody knows yet what is normal.</summary>
internal sealed class KpiTooYoung() : KeyResultRule(new(
    "kpi-too-young",
    "coachYoungKpi",
    RuleSeverity.Advice,
    "This metric has less than a quarter of steady data.",
    "Without knowing how much it moves by itself, neither baseline nor target mean anything.",
    "Watch it for a quarter first, or choose a metric that has been measured for longer."))
{
    protected override IEnumerable<Remark> Look(DraftKeyResult keyResult, Draft draft)
    {
        var around = draft.Around;
        if (keyResult.Metric is not { } metric || around.Window is not { } window)
        {
            yield break;
        }

        var day = around.Today < window.Start ? around.Today : window.Start;
        if (day > DateOnly.MinValue.AddYears(1) && !metric.History.IsSteady(day, ProgressPolicy.Default))
        {
            yield return new Remark("metricId", $"“{metric.Name}” has no quarter of steady data before this cycle.");
        }
    }
}
