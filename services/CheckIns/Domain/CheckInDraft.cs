using System.Globalization;

namespace Setpoint.CheckIns.Domain;

/// <summary>What one check-in says of one key result.</summary>
/// <param name="Value">Entered by hand; a key result on a metric reads its metric.</param>
/// <param name="Confidence">0.0…1.0 by tenths.</param>
internal sealed record KeyResultEntry(Guid KeyResultId, decimal? Value, decimal? Confidence)
{
    public bool SaysNothing => Value is null && Confidence is null;
}

/// <summary>What one check-in says of a step of a milestone.</summary>
/// <param name="Done">False takes back that it was.</param>
internal sealed record StepEntry(Guid StepId, bool Done);

/// <summary>Why a draft cannot stand, by field of the request.</summary>
internal sealed record Fault(string Field, string Message);

/// <summary>What somebody wants to say about an objective, before it is judged.</summary>
/// <param name="At">The moment it describes; the present when absent.</param>
internal sealed record CheckInDraft(
    DateTimeOffset? At,
    decimal? Confidence,
    IReadOnlyList<KeyResultEntry> KeyResults,
    string? Changed,
    string? Blocked,
    string? Next,
    IReadOnlyList<StepEntry>? Steps = null)
{
    /// <summary>Longest note: a page, not a report.</summary>
    public const int LongestNote = 4000;

    private const int MostEntries = 500;

    /// <summary>Largest value either side of zero: sums of weighted ratios of such stay exact.</summary>
    public const decimal LargestValue = 1_000_000_000_000_000m;

    /// <summary>The same without blanks and in the precision that is stored: what a revision keeps.</summary>
    public CheckInDraft Tidy() => this with
    {
        At = At is { } at ? LocalTime.ToStore(at) : null,
        KeyResults = [.. KeyResults.Where(k => !k.SaysNothing)],
        Changed = Tidy(Changed),
        Blocked = Tidy(Blocked),
        Next = Tidy(Next),
        Steps = [.. Steps ?? []],
    };

    /// <summary>Everything that speaks against recording this draft, so that a person can mend it all at once.</summary>
    /// <param name="earlier">What the corrected check-in already says: that may stand, also after its key result or step has gone; none for a new one.</param>
    public IEnumerable<Fault> FaultsAgainst(
        Objective objective, Window window, DateTimeOffset now, CheckInRevision? earlier) =>
        [
            .. LifecycleFaults(objective),
            .. MomentFaults(window, now),
            .. ConfidenceFaults(Confidence, "confidence"),
            .. Each("keyResults", KeyResults, (entry, index) => EntryFaults(entry, index, objective, earlier?.KeyResults ?? [])),
            .. Each("steps", Steps ?? [], (entry, index) => StepFaults(entry, index, objective, earlier?.Steps ?? [])),
            .. NoteFaults(),
        ];

    /// <summary>More than any objective has are not looked at one by one.</summary>
    private static IEnumerable<Fault> Each<T>(string field, IReadOnlyList<T> entries, Func<T, int, IEnumerable<Fault>> faults) =>
        entries.Count > MostEntries ? [new Fault(field, $"must be at most {MostEntries}")] : entries.SelectMany(faults);

    private static IEnumerable<Fault> LifecycleFaults(Objective objective)
    {
        var fault = objective.Lifecycle switch
        {
            Lifecycle.Published => null,
            Lifecycle.Graded or Lifecycle.Retired => "is closed; it takes no more check-ins",
            _ => "is not published yet; check-ins begin when it is",
        };
        if (fault is not null)
        {
            yield return new Fault("objectiveId", fault);
        }
    }

    private IEnumerable<Fault> MomentFaults(Window window, DateTimeOffset now)
    {
        var at = At ?? window.Moment(now);
        if (at > now)
        {
            yield return new Fault("at", "must not be in the future");
        }
        else if (!window.Contains(at))
        {
            yield return new Fault("at", string.Create(
                CultureInfo.InvariantCulture,
                $"must be inside the objective's window, from {window.Opens:yyyy-MM-ddTHH:mm:ssZ} until before {window.Closes:yyyy-MM-ddTHH:mm:ssZ}"));
        }
    }

    private IEnumerable<Fault> EntryFaults(
        KeyResultEntry entry, int index, Objective objective, IReadOnlyList<KeyResultEntry> earlier)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"keyResults[{index}]");
        var keyResult = objective.KeyResults.FirstOrDefault(k => k.Id == entry.KeyResultId);
        if (KeyResults.Take(index).Any(k => k.KeyResultId == entry.KeyResultId))
        {
            yield return new Fault($"{path}.keyResultId", "appears twice");
        }
        else if (keyResult is null && !earlier.Contains(entry))
        {
            yield return new Fault($"{path}.keyResultId", "is not a key result of this objective");
        }
        else if (keyResult?.TakesValues == false && entry.Value is not null && !earlier.Contains(entry))
        {
            yield return new Fault($"{path}.value", keyResult.Measure switch
            {
                Measure.Milestone => "is made of its steps; tick those",
                Measure.Children => "is the mean of the objectives that contribute to it",
                _ => "reads its metric; post the value there",
            });
        }

        if (entry.Value is < -LargestValue or > LargestValue)
        {
            yield return new Fault($"{path}.value", "must be between -10^15 and 10^15");
        }

        foreach (var fault in ConfidenceFaults(entry.Confidence, $"{path}.confidence"))
        {
            yield return fault;
        }
    }

    private IEnumerable<Fault> StepFaults(StepEntry entry, int index, Objective objective, IReadOnlyList<StepEntry> earlier)
    {
        var field = string.Create(CultureInfo.InvariantCulture, $"steps[{index}].stepId");
        if (Steps!.Take(index).Any(s => s.StepId == entry.StepId))
        {
            yield return new Fault(field, "appears twice");
        }
        else if (!objective.KeyResults.Any(k => k.Steps?.Any(s => s.Id == entry.StepId) == true) && !earlier.Contains(entry))
        {
            yield return new Fault(field, "is no step of a milestone of this objective");
        }
    }

    private IEnumerable<Fault> NoteFaults()
    {
        (string Field, string? Text)[] notes = [("changed", Changed), ("blocked", Blocked), ("next", Next)];
        foreach (var (field, _) in notes.Where(n => n.Text?.Length > LongestNote))
        {
            yield return new Fault(field, $"must be at most {LongestNote} characters");
        }

        if (Confidence is null && KeyResults.All(k => k.SaysNothing) && Steps is not { Count: > 0 } && notes.All(n => Tidy(n.Text) is null))
        {
            yield return new Fault("keyResults", "says nothing: give a value, a step, a confidence or a note");
        }
    }

    private static IEnumerable<Fault> ConfidenceFaults(decimal? confidence, string field)
    {
        if (confidence is { } c && (c is < 0 or > 1 || decimal.Truncate(c * 10) != c * 10))
        {
            yield return new Fault(field, "must be between 0.0 and 1.0, by tenths");
        }
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
