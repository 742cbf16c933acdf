namespace Setpoint.Contracts.Metrics;

/// <summary>A metric needs somebody's eye. A moment: it happened once and never changes.</summary>
/// <param name="Kind">
/// <c>health</c>: it worsened and the worsening was confirmed; <c>deviation</c>: its latest value is unusual;
/// <c>off-baseline</c>: its latest periods have left their usual level; <c>stale</c>: a due value is missing;
/// <c>forecast</c>: its trend crosses a threshold within the horizon.
/// </param>
/// <param name="Health">Of <c>health</c> what it turned to: <c>amber</c> or <c>red</c>; else what it is.</param>
/// <param name="PreviousHealth">Of <c>health</c> what it was before; else what it is.</param>
/// <param name="Period">The period it is about: that confirmed it, that is unusual, whose value is missing, that the forecast was made after.</param>
/// <param name="Value">Of that period.</param>
/// <param name="ProposesObjective">True for a KPI that is red for a second period: an OKR is proposed.</param>
/// <param name="Usual">Of a deviation and off the baseline: the median of comparable periods.</param>
/// <param name="Score">Of the same: how many usual distances the value lies from it, negative below.</param>
/// <param name="Due">Of a stale one: when the value had to be there.</param>
/// <param name="ExpectedHealth">Of a forecast: <c>amber</c> or <c>red</c>.</param>
/// <param name="ExpectedPeriod">Of a forecast: the period that turns to it. Of a daily metric it is a week.</param>
/// <param name="ExpectedValue">Of a forecast: that period's projected value.</param>
/// <param name="ToldBy">The alert that says the same of the same value: people hear of that one. A value that turns red is often unusual, too.</param>
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
    DateTimeOffset OpenedAt,
    bool? ProposesObjective = null,
    decimal? Usual = null,
    decimal? Score = null,
    DateTimeOffset? Due = null,
    string? ExpectedHealth = null,
    DateOnly? ExpectedPeriod = null,
    decimal? ExpectedValue = null,
    Guid? ToldBy = null);

/// <summary>The alert's reason no longer holds: the metric recovered, is usual again, has its value, or is no longer expected to worsen.</summary>
/// <param name="Health">What it is now.</param>
/// <param name="ToldBy">As when it was opened: people heard of that one and not of this.</param>
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
    DateTimeOffset ClosedAt,
    Guid? ToldBy = null);
