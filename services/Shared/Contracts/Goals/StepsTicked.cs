namespace Setpoint.Contracts.Goals;

/// <summary>A moment: somebody ticked steps of milestones or took that back, by hand or by an issue tracker; not in a check-in.</summary>
public sealed record StepsTicked(IReadOnlyList<StepTicked> Steps);

/// <summary>One step.</summary>
/// <param name="At">Since when. The latest one holds, and of two of one moment the one that is done.</param>
public sealed record StepTicked(Guid StepId, DateTimeOffset At, bool Done);
