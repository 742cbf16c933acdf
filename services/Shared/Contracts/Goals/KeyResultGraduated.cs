namespace Setpoint.Contracts.Goals;

/// <summary>
/// What a key result counted is to be watched on as a KPI. A moment, told once a key result; the metric that it becomes names
/// the key result in its state. The words are those that somebody wrote for the KPI, whatever the objective's visibility.
/// </summary>
/// <param name="UnitId">Of the objective, and of the KPI.</param>
/// <param name="OwnerId">Of the key result: accountable for the KPI.</param>
/// <param name="Name">Of the KPI.</param>
/// <param name="Baseline">Where the key result began.</param>
/// <param name="Target">What it was to reach; above the baseline more is better, below it less.</param>
/// <param name="Cadence"><c>daily</c>, <c>weekly</c>, <c>monthly</c> or <c>quarterly</c>.</param>
/// <param name="Visibility"><c>public</c> or <c>unit</c>.</param>
/// <param name="Values">The latest values that check-ins said, the oldest first.</param>
public sealed record KeyResultGraduated(
    Guid KeyResultId,
    Guid ObjectiveId,
    Guid UnitId,
    Guid OwnerId,
    string Name,
    string UnitOfMeasure,
    int Decimals,
    decimal Baseline,
    decimal Target,
    string Cadence,
    string Visibility,
    IReadOnlyList<SaidValue> Values,
    Guid AskedBy,
    DateTimeOffset AskedAt);

/// <summary>A value that somebody said in a check-in.</summary>
/// <param name="At">The moment that it describes.</param>
public sealed record SaidValue(DateTimeOffset At, decimal Value);
