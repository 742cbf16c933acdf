namespace Setpoint.Goals.Domain.Coach;

/// <summary>Another unit is at the same thing.</summary>
internal sealed class DuplicateEffort() : DraftRule(new(
    "duplicate-effort",
    "coachDuplicates",
    RuleSeverity.Advice,
    "Another unit is at the same thing.",
    "Two that work on one thing without knowing of each other get in each other's way, and both count it as theirs.",
    "Agree with the other unit who does what; then align one to the other, or share one."))
{
    public override IEnumerable<Remark> Look(Draft draft)
    {
        var around = draft.Around;
        if (around.Neighbours?.Like(draft.Sentence).FirstOrDefault(o => around.IsElsewhere?.Invoke(o) ?? true) is { } other)
        {
            yield return new Remark("title", $"{other.Unit} has “{other.Title}” in this cycle.");
        }

        foreach (var (i, k) in (draft.KeyResults ?? []).Index())
        {
            var same = k.Metric?.Others.FirstOrDefault(o => o.IsElsewhere && o.Direction == k.Direction && k.Direction != 0);
            if (same is not null)
            {
                yield return new Remark($"keyResults[{i}].metricId", $"{same.Unit} works on “{k.Metric!.Name}” in the same direction, for “{same.Title}”.");
            }
        }
    }
}
