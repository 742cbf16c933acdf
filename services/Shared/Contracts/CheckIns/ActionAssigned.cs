namespace Setpoint.Contracts.CheckIns;

/// <summary>A moment: a review gave somebody something to do by a day.</summary>
/// <param name="Id">Of the action.</param>
/// <param name="Unit">Name of the unit whose review it was.</param>
public sealed record ActionAssigned(Guid Id, Guid ReviewId, Guid UnitId, string Unit, Guid OwnerId, string Text, DateOnly Due, Guid By, string ByName, DateTimeOffset At);
