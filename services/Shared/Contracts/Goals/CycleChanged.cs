namespace Setpoint.Contracts.Goals;

/// <summary>State of a cycle, a quarter by default.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, inclusive.</param>
/// <param name="Phase"><c>planning</c>, <c>active</c>, <c>grading</c> or <c>closed</c>.</param>
public sealed record CycleChanged(Guid Id, long Version, string Name, DateOnly Start, DateOnly End, string Phase);
