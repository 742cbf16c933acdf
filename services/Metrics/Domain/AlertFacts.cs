using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Domain;

/// <summary>What an alert was opened for, with every input; what is not of its kind is missing.</summary>
/// <param name="PolicyVersion">The policy that judged.</param>
/// <param name="Limit">What a score, or a trend's Z, had to lie beyond.</param>
/// <param name="Decimals">Digits shown of the metric: the least step that is called unusual.</param>
/// <param name="Health">Of health: the judged periods that confirmed it, newest first.</param>
/// <param name="Deviation">Of a deviation.</param>
/// <param name="Confirmation">Of health: by what rule, after what.</param>
/// <param name="OffBaseline">Of a metric off its baseline: the deviations of its latest periods, newest first.</param>
public sealed record AlertFacts(
    long PolicyVersion,
    decimal? Limit,
    int Decimals,
    IReadOnlyList<JudgedPoint>? Health = null,
    Deviation? Deviation = null,
    IReadOnlyList<Deviation>? OffBaseline = null,
    MissingValue? Stale = null,
    ForecastClaimed? Forecast = null,
    ConfirmedBy? Confirmation = null);

/// <summary>What confirmed a health, beside the periods themselves.</summary>
/// <param name="InARow">Worse is confirmed by so many periods in a row,</param>
/// <param name="Worse">or by so many</param>
/// <param name="OfTheLast">of the last so many.</param>
/// <param name="Better">Better is confirmed by so many in a row.</param>
/// <param name="Before">What was confirmed before the oldest of the periods.</param>
/// <param name="Earlier">Health of the judged periods before it that still counted, newest first.</param>
public sealed record ConfirmedBy(int InARow, int Worse, int OfTheLast, int Better, Health Before, IReadOnlyList<Health> Earlier)
{
    internal static ConfirmedBy Of(ConfirmationRule rule, Confirmation start) =>
        new(rule.InARow, rule.Worse, rule.OfTheLast, rule.Better, start.Confirmed, [.. start.Recent]);

    internal ConfirmationRule Rule => new(InARow, Worse, OfTheLast, Better);

    /// <summary>What is confirmed after some periods, oldest first.</summary>
    internal Health After(IEnumerable<Health> judged)
    {
        var rule = Rule;
        return judged.Aggregate(Domain.Confirmation.From(Before, Earlier), (before, health) => before.Then(health, rule)).Confirmed;
    }
}

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
