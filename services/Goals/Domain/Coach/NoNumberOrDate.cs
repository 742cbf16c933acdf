namespace Setpoint.Goals.Domain.Coach;

/// <summary>Nobody will be able to tell whether it was reached.</summary>
internal sealed class NoNumberOrDate() : KeyResultRule(new(
    "no-number-or-date",
    "coachNumber",
    RuleSeverity.Advice,
    "There is no number here and no day.",
    "Without one, two people will disagree at the end about whether it was reached.",
    "Instead of “Increase NPS”: “Increase NPS from 31 to 45”."))
{
    protected override IEnumerable<Remark> Look(DraftKeyResult keyResult, Draft draft)
    {
        var title = keyResult.Sentence;
        // Steps have their own names and days, and children their own key results.
        if (keyResult.Measure is not (Measure.Milestone or Measure.Children) && !title.IsEmpty && !Claims.HasNumber(title) && !Claims.HasDay(title) && !keyResult.IsMeasured)
        {
            yield return new Remark("target");
        }
    }
}
