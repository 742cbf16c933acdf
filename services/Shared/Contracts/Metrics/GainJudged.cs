namespace Setpoint.Contracts.Metrics;

/// <summary>
/// What a closed OKR had gained on a metric was still there afterwards, or was not. A moment: one a key result. Of an
/// objective that is not public it carries ids alone.
/// </summary>
/// <param name="OwnerId">Accountable for the metric.</param>
/// <param name="Health">Of the metric, now.</param>
/// <param name="ObjectiveOwnerId">None when the objective is not public.</param>
/// <param name="ObjectiveTitle">None when the objective is not public.</param>
/// <param name="From">Where the key result began.</param>
/// <param name="Achieved">What the metric showed when the objective closed.</param>
/// <param name="Median">Of the periods after.</param>
/// <param name="Outcome"><c>held</c>: what was achieved is the metric's baseline now; <c>regressed</c>: the old one stays.</param>
/// <param name="Periods">The periods that say so, oldest first.</param>
/// <param name="ProposesThresholds">True when thresholds are proposed that have moved with the level.</param>
public sealed record GainJudged(
    Guid MetricId,
    string MetricName,
    string UnitOfMeasure,
    int Decimals,
    Guid UnitId,
    Guid? OwnerId,
    string Health,
    Guid ObjectiveId,
    Guid KeyResultId,
    Guid? ObjectiveOwnerId,
    string? ObjectiveTitle,
    decimal From,
    decimal Achieved,
    decimal Median,
    string Outcome,
    IReadOnlyList<PeriodValue> Periods,
    bool ProposesThresholds,
    DateTimeOffset JudgedAt);
