namespace Setpoint.Contracts.Metrics;

/// <summary>
/// New values of up to 500 metrics, each with every period that changed and not just the last, so that thirteen
/// backfilled weeks reach a key result as thirteen.
/// </summary>
public sealed record MetricValuesChanged(IReadOnlyList<MetricValues> Metrics);

/// <summary>One metric's changed periods and its headline after them.</summary>
/// <param name="Revision">Rises with every evaluation of the metric; the highest one wins, per metric and per period.</param>
/// <param name="LatestPeriod">First local day of the latest complete period that has a value.</param>
/// <param name="LatestValue">That period's value: the metric's current value, the same number everywhere.</param>
/// <param name="Health"><c>green</c>, <c>amber</c>, <c>red</c> or <c>not-set</c>.</param>
/// <param name="Stale">True when a due period has no value after its grace.</param>
public sealed record MetricValues(
    Guid MetricId,
    long Revision,
    DateOnly? LatestPeriod,
    decimal? LatestValue,
    string Health,
    bool Stale,
    IReadOnlyList<PeriodValue> Periods);

/// <summary>Value of one period; none when the value was withdrawn.</summary>
/// <param name="Start">First local day of the period.</param>
public sealed record PeriodValue(DateOnly Start, decimal? Value);
