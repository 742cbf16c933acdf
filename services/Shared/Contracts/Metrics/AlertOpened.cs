namespace Setpoint.Contracts.Metrics;

/// <summary>A metric's health worsened and the worsening was confirmed. A moment: it happened once and never changes.</summary>
/// <param name="Kind"><c>health</c>.</param>
/// <param name="Health">What it turned to: <c>amber</c> or <c>red</c>.</param>
/// <param name="Period">The period that confirmed it.</param>
public sealed record AlertOpened(
    Guid AlertId,
    Guid MetricId,
    string MetricName,
    string UnitOfMeasure,
    int Decimals,
    Guid UnitId,
    Guid? OwnerId,
    string Kind,
    string Health,
    string PreviousHealth,
    DateOnly Period,
    decimal? Value,
    DateTimeOffset OpenedAt);

/// <summary>The alert's metric recovered and the recovery was confirmed.</summary>
public sealed record AlertClosed(
    Guid AlertId,
    Guid MetricId,
    string MetricName,
    string UnitOfMeasure,
    int Decimals,
    Guid UnitId,
    Guid? OwnerId,
    string Kind,
    string Health,
    DateOnly Period,
    decimal? Value,
    DateTimeOffset ClosedAt);
