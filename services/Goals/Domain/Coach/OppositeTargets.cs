namespace Setpoint.Goals.Domain.Coach;

/// <summary>One metric shall go up and down.</summary>
internal sealed class OppositeTargets() : KeyResultRule(new(
    "opposite-targets",
    "coachOppositeTargets",
    RuleSeverity.Advice,
    "Two key results pull the same metric in opposite directions.",
    "One of them can only be reached by failing the other.",
    "Decide together which way it shall go, or keep one of them within a limit as a guardrail."))
{
    protected override IEnumerable<Remark> Look(DraftKeyResult keyResult, Draft draft)
    {
        if (keyResult is not { Metric: { } metric, Direction: not 0 })
        {
            yield break;
        }

        if (draft.KeyResults!.Any(k => k.Metric?.Id == metric.Id && k.Direction == -keyResult.Direction))
        {
            yield return new Remark("target", $"Two key results of this objective pull “{metric.Name}” in opposite directions.");
        }
        else if (metric.Others.FirstOrDefault(o => o.Direction == -keyResult.Direction) is { } other)
        {
            yield return new Remark("target", $"“{other.Title}” ({other.Unit}) wants “{metric.Name}” at {Shown.Of(other.Target)}, the other way.");
        }
    }
}
