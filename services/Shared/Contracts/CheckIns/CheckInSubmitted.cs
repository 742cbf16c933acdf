namespace Setpoint.Contracts.CheckIns;

/// <summary>
/// A check-in, or the correction of one: the whole check-in as it now stands. Corrections repeat
/// <paramref name="CheckInId"/> with a higher <paramref name="Revision"/>.
/// </summary>
/// <param name="At">The moment it describes; the current value of a key result is that of its latest check-in.</param>
/// <param name="Confidence">The owner's belief in reaching the success line, 0.0…1.0.</param>
/// <param name="Steps">What it says of the steps of milestones, as of the moment it describes.</param>
public sealed record CheckInSubmitted(
    Guid CheckInId,
    long Revision,
    Guid ObjectiveId,
    Guid AuthorId,
    DateTimeOffset At,
    decimal? Confidence,
    IReadOnlyList<KeyResultCheckIn> KeyResults,
    IReadOnlyList<StepCheckIn>? Steps = null);

/// <summary>One key result inside a check-in.</summary>
/// <param name="Value">A hand-entered value; none for a key result that reads a metric.</param>
/// <param name="Confidence">0.0…1.0, if given for this key result.</param>
public sealed record KeyResultCheckIn(Guid KeyResultId, decimal? Value, decimal? Confidence);

/// <summary>One step of a milestone inside a check-in.</summary>
public sealed record StepCheckIn(Guid StepId, bool Done);
