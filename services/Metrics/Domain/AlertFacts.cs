using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Domain;

/// <summary>What an alert was opened for, with every input; what is not of its kind is missing.</summary>
/// <param name="PolicyVersion">The policy that judged.</param>
/// <param name="Limit">What a score, or a trend's Z, had to lie beyond.</param>
/// <param name="Decimals">Digits shown of the metric: the least step that is called unusual.</param>
/// <param name="Health">Of health: the judged periods that confirmed it, newest first.</param>
/// <param name="Deviation">Of a deviation.</param>
/// <param name="OffBaseline">Of a metric off its baseline: the deviations of its latest periods, newest first.</param>
public sealed record AlertFacts(
    long PolicyVersion,
    decimal? Limit,
    int Decimals,
    IReadOnlyList<JudgedPoint>? Health = null,
    Deviation? Deviation = null,
    IReadOnlyList<Deviation>? OffBaseline = null,
    MissingValue? Stale = null,
    ForecastClaimed? Forecast = null);

/// <summary>A complete period, judged at its end.</summary>
public sealed record JudgedPoint(DateOnly Start, decimal Value, Health Health);

/// <summary>A value that did not come.</summary>
/// <param name="Period">First local day of the period that has none.</param>
/// <param name="Due">When it had to be there: the period's end and the grace.</param>
/// <param name="GraceShare">Of the cadence.</param>
/// <param name="GraceLeastDays">The least grace.</param>
/// <param name="OfInput">True for a computed metric whose input was due first.</param>
public sealed record MissingValue(DateOnly Period, DateTimeOffset Due, decimal GraceShare, int GraceLeastDays, bool OfInput = false);

/// <summary>A forecast as it was made, and what it claimed.</summary>
/// <param name="After">First day of the last period known then.</param>
/// <param name="Until">First day of the last period of the horizon.</param>
public sealed record ForecastClaimed(Forecast Forecast, DateOnly After, DateOnly Until, Direction Direction, ThresholdBounds Bounds);
