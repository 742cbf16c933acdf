namespace Setpoint.Contracts.CheckIns;

/// <summary>A moment: a blocker was raised, given to somebody, escalated, resolved or reopened. Carries no text when its objective is not public.</summary>
/// <param name="Kind"><c>raised</c>, <c>changed</c>, <c>escalated</c>, <c>resolved</c> or <c>reopened</c>.</param>
/// <param name="Text">What is blocked; none when the objective is not public.</param>
/// <param name="Severity"><c>minor</c>, <c>major</c> or <c>critical</c>.</param>
/// <param name="By">Who did it.</param>
/// <param name="ToldIds">Whom it concerns beside who did it: each may know of it.</param>
public sealed record BlockerMoved(
    Guid Id, Guid BlockerId, Guid ObjectiveId, string Kind, string? Text, string Severity, DateOnly? Due, Guid By, string ByName, IReadOnlyList<Guid> ToldIds, DateTimeOffset At);
