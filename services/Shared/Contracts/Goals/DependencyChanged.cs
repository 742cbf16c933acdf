namespace Setpoint.Contracts.Goals;

/// <summary>State of what one unit asks of another. Carries no text when its objective is not public.</summary>
/// <param name="ObjectiveId">What it is asked for.</param>
/// <param name="AskingUnitId">The objective's unit.</param>
/// <param name="What">What is asked for; none when the objective is not public.</param>
/// <param name="Due">The last day on which it is of use.</param>
/// <param name="State"><c>asked</c>, <c>accepted</c>, <c>declined</c>, <c>done</c> or <c>withdrawn</c>.</param>
/// <param name="OwnerId">Who sees to it at the helping unit.</param>
/// <param name="DecidedBy">Who accepted or declined.</param>
/// <param name="Note">Why not; none when the objective is not public.</param>
public sealed record DependencyChanged(
    Guid Id,
    long Version,
    Guid ObjectiveId,
    Guid AskingUnitId,
    Guid HelpingUnitId,
    string? What,
    DateOnly Due,
    string State,
    Guid AskedBy,
    DateTimeOffset AskedAt,
    Guid? OwnerId,
    Guid? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Note);
