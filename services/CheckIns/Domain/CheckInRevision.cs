namespace Setpoint.CheckIns.Domain;

/// <summary>One version of what a check-in says: written once, never changed.</summary>
/// <param name="Number">1 for the first statement; equals the check-in's version.</param>
/// <param name="RecordedBy">The author, or who corrected it.</param>
internal sealed record CheckInRevision(
    long Number,
    DateTimeOffset At,
    decimal? Confidence,
    string? Changed,
    string? Blocked,
    string? Next,
    Guid RecordedBy,
    DateTimeOffset RecordedAt)
{
    private readonly List<KeyResultEntry> _keyResults = [];

    public IReadOnlyList<KeyResultEntry> KeyResults
    {
        get => _keyResults;
        init => _keyResults = [.. value];
    }

    private readonly List<StepEntry> _steps = [];

    public IReadOnlyList<StepEntry> Steps
    {
        get => _steps;
        init => _steps = [.. value];
    }

    public bool SaysTheSameAs(CheckInRevision other) =>
        (At, Confidence, Changed, Blocked, Next) == (other.At, other.Confidence, other.Changed, other.Blocked, other.Next)
        && KeyResults.ToHashSet().SetEquals(other.KeyResults)
        && Steps.ToHashSet().SetEquals(other.Steps);
}
