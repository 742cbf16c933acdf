namespace Setpoint.Contracts.CheckIns;

/// <summary>A moment: somebody has not checked in yet on objectives of theirs. Said once for each of them and its weeks.</summary>
/// <param name="Due">When the first of them is asked for.</param>
/// <param name="Objectives">The soonest asked for first.</param>
public sealed record CheckInReminded(Guid Id, Guid PersonId, DateTimeOffset Due, IReadOnlyList<RemindedObjective> Objectives, DateTimeOffset At);

/// <summary>An objective that waits for a check-in.</summary>
/// <param name="Title">None when the objective is not public.</param>
public sealed record RemindedObjective(Guid Id, string? Title);
