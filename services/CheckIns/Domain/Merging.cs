using System.Globalization;

namespace Setpoint.CheckIns.Domain;

/// <summary>One thing that two people say differently.</summary>
/// <param name="Field">As in a request: <c>confidence</c>, <c>next</c>, <c>keyResults[…].value</c> with the key result's id.</param>
/// <param name="Before">What stood when both began; none where nothing did.</param>
internal sealed record Disagreement(string Field, object? Before, object? Theirs, object? Yours);

/// <summary>
/// Two statements about one objective made from the same beginning. What only one of them changed is taken over; what both changed
/// differently is for a person to decide.
/// </summary>
internal static class Merging
{
    /// <summary>
    /// What both changed, and differently. Before 0.5 and "on it": they say 0.7 and "done", you say 0.6 and "on it": the confidence
    /// alone is disputed.
    /// </summary>
    public static IReadOnlyList<Disagreement> Between(CheckInDraft? before, CheckInDraft theirs, CheckInDraft yours)
    {
        var (was, their, your) = (Said(before), Said(theirs), Said(yours));
        return
        [
            .. their.Keys.Union(your.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(f => new Disagreement(f, was.GetValueOrDefault(f), their.GetValueOrDefault(f), your.GetValueOrDefault(f)))
                .Where(d => !Equals(d.Theirs, d.Before) && !Equals(d.Yours, d.Before) && !Equals(d.Theirs, d.Yours)),
        ];
    }

    /// <summary>Theirs with every change of yours on top: what you would send if all that is disputed were yours.</summary>
    public static CheckInDraft Together(CheckInDraft? before, CheckInDraft theirs, CheckInDraft yours)
    {
        var ids = theirs.KeyResults.Concat(yours.KeyResults).Select(k => k.KeyResultId).Distinct();
        return new(
            Pick(before?.At, theirs.At, yours.At),
            Pick(before?.Confidence, theirs.Confidence, yours.Confidence),
            [
                .. ids.Select(id => new KeyResultEntry(
                    id,
                    Pick(Of(before, id)?.Value, Of(theirs, id)?.Value, Of(yours, id)?.Value),
                    Pick(Of(before, id)?.Confidence, Of(theirs, id)?.Confidence, Of(yours, id)?.Confidence))),
            ],
            Pick(before?.Changed, theirs.Changed, yours.Changed),
            Pick(before?.Blocked, theirs.Blocked, yours.Blocked),
            Pick(before?.Next, theirs.Next, yours.Next),
            [
                .. (theirs.Steps ?? []).Concat(yours.Steps ?? []).Select(s => s.StepId).Distinct()
                    .Select(id => (Id: id, Done: Pick(Done(before, id), Done(theirs, id), Done(yours, id))))
                    .Where(s => s.Done is not null).Select(s => new StepEntry(s.Id, s.Done!.Value)),
            ]);
    }

    private static T? Pick<T>(T? before, T? theirs, T? yours) => EqualityComparer<T>.Default.Equals(yours, before) ? theirs : yours;

    private static KeyResultEntry? Of(CheckInDraft? draft, Guid id) => draft?.KeyResults.FirstOrDefault(k => k.KeyResultId == id);

    private static bool? Done(CheckInDraft? draft, Guid step) => draft?.Steps?.FirstOrDefault(s => s.StepId == step)?.Done;

    private static Dictionary<string, object?> Said(CheckInDraft? draft)
    {
        var said = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (draft is null)
        {
            return said;
        }

        (said["confidence"], said["changed"], said["blocked"], said["next"]) = (draft.Confidence, draft.Changed, draft.Blocked, draft.Next);
        foreach (var k in draft.KeyResults)
        {
            said[string.Create(CultureInfo.InvariantCulture, $"keyResults[{k.KeyResultId}].value")] = k.Value;
            said[string.Create(CultureInfo.InvariantCulture, $"keyResults[{k.KeyResultId}].confidence")] = k.Confidence;
        }

        foreach (var s in draft.Steps ?? [])
        {
            said[string.Create(CultureInfo.InvariantCulture, $"steps[{s.StepId}].done")] = s.Done;
        }

        return said;
    }
}
