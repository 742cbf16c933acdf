namespace Setpoint.Contracts.Metrics;

/// <summary>State of a named calendar, such as 4-4-5 or a fiscal year. It never changes, because values were counted by it.</summary>
/// <param name="Starts">First local days of its periods in order; the last one only says where the one before it ends. Beyond them it goes on in periods of 28 days.</param>
public sealed record CalendarEntered(Guid Id, long Version, string Name, IReadOnlyList<DateOnly> Starts);
