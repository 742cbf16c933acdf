namespace Setpoint.Contracts.Goals;

/// <summary>A KPI that must not suffer for an objective is confirmed red inside its window. A moment, told once an alert.</summary>
/// <param name="Title">Of the objective; none when it is not public.</param>
/// <param name="OwnerId">Of the objective.</param>
/// <param name="AlertId">The alert of the KPI that confirmed it.</param>
/// <param name="Health">What the KPI turned to: <c>red</c>.</param>
/// <param name="Period">First local day of the period that confirmed it.</param>
/// <param name="Value">Of that period.</param>
public sealed record GuardrailBroken(
    Guid Id,
    Guid ObjectiveId,
    string? Title,
    Guid OwnerId,
    Guid AlertId,
    Guid MetricId,
    string MetricName,
    string UnitOfMeasure,
    int Decimals,
    string Health,
    DateOnly Period,
    decimal? Value,
    DateTimeOffset At);
