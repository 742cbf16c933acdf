namespace Setpoint.Contracts.Goals;

/// <summary>State of an objective with its key results. Carries no text when the objective is not public.</summary>
/// <param name="Kind"><c>committed</c> or <c>aspirational</c>.</param>
/// <param name="Visibility"><c>public</c>, <c>unit</c> or <c>private</c>.</param>
/// <param name="Lifecycle"><c>draft</c>, <c>proposed</c>, <c>published</c>, <c>graded</c> or <c>retired</c>.</param>
/// <param name="Title">None when the objective is not public.</param>
public sealed record ObjectiveChanged(
    Guid Id,
    long Version,
    Guid CycleId,
    Guid UnitId,
    Guid OwnerId,
    string Kind,
    string Visibility,
    string Lifecycle,
    DateOnly Start,
    DateOnly End,
    string? Title,
    IReadOnlyList<Guid> Contributors,
    IReadOnlyList<KeyResultState> KeyResults);

/// <summary>A key result inside its objective's state.</summary>
/// <param name="Measure"><c>metric</c> or <c>number</c>.</param>
/// <param name="Title">None when the objective is not public.</param>
public sealed record KeyResultState(
    Guid Id,
    string Measure,
    Guid OwnerId,
    Guid? MetricId,
    decimal Weight,
    decimal Baseline,
    decimal Target,
    string? UnitOfMeasure,
    int Decimals,
    string? Title);
