namespace Setpoint.Goals.Domain.Coach;

/// <summary>It says what is done and not what becomes different by it.</summary>
internal sealed class ActivityNotOutcome() : DraftRule(new(
    "activity-not-outcome",
    "coachActivity",
    RuleSeverity.Advice,
    "This says what you will do, not what will be different then.",
    "What is done can be done and change nothing. Say what customers, colleagues or numbers show when it worked; how to get there stays free. "
    + "Where a law, a contract or an audit demands it, or others' work rests on it, say so in the reason.",
    "Instead of “Launch the new website”: “Orders placed without a call rise from 40 % to 60 %”."))
{
    public override IEnumerable<Remark> Look(Draft draft)
    {
        if (Deed.Of(draft.Sentence) is { } deed && !Effects.AreNamed(draft.Sentence, deed) && !IsJustified(draft.Sentence, draft))
        {
            yield return new Remark("title");
        }

        foreach (var (i, k) in (draft.KeyResults ?? []).Index())
        {
            if (Deed.Of(k.Sentence) is { } done && !Effects.AreNumbered(k.Sentence, done, k.IsMeasured) && !IsJustified(k.Sentence, draft))
            {
                yield return new Remark($"keyResults[{i}].title");
            }
        }
    }

    private static bool IsJustified(Sentence title, Draft draft) => Effects.AreBesideThePoint(title) || Effects.AreBesideThePoint(Sentence.Of(draft.Why));
}
