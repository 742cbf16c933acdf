namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>The numbers that what a metric's values say is judged by, as its unit has decided them.</summary>
internal sealed record MetricPolicy
{
    /// <summary>Where nobody has decided anything.</summary>
    public static readonly MetricPolicy Default = new();

    /// <summary>Rises with every decision that has a say for the unit; 1 while nobody decided anything.</summary>
    public long Version { get; init; } = 1;

    /// <summary>A value is a sudden deviation when its score lies beyond this, either way.</summary>
    public decimal DeviationLimit { get; init; } = 3m;

    /// <summary>Comparable periods without which nothing is said.</summary>
    public int DeviationLeastPeriods { get; init; } = 8;

    /// <summary>Earlier days of the same weekday that a day is compared with.</summary>
    public int DeviationDays { get; init; } = 12;

    public int DeviationWeeks { get; init; } = 26;

    public int DeviationMonths { get; init; } = 24;

    /// <summary>So many periods in a row make a metric off its baseline.</summary>
    public int OffBaselinePeriods { get; init; } = 3;

    /// <summary>… when the score of each lies beyond this, on one side.</summary>
    public decimal OffBaselineLimit { get; init; } = 2m;

    /// <summary>A trend is significant when Mann–Kendall's Z lies beyond this, either way: 1.96 is 5 %, two-sided.</summary>
    public decimal TrendSignificance { get; init; } = 1.96m;

    public int TrendLeastPeriods { get; init; } = 8;

    /// <summary>How far ahead a daily metric is projected, in weeks: its trend is one of weekly medians.</summary>
    public int HorizonWeeksOfDaily { get; init; } = 4;

    public int HorizonWeeks { get; init; } = 8;

    public int HorizonMonths { get; init; } = 6;

    public int HorizonQuarters { get; init; } = 4;

    /// <summary>A baseline is proposed from so many of the latest complete periods.</summary>
    public int BaselinePeriods { get; init; } = 12;

    /// <summary>… and from no fewer than these.</summary>
    public int BaselineLeastPeriods { get; init; } = 6;

    /// <summary>The share of its cadence for which a value may be late, 0 to 1.</summary>
    public decimal GraceShare { get; init; } = 0.2m;

    /// <summary>… and the days for which it always may.</summary>
    public int GraceLeastDays { get; init; } = 1;

    /// <summary>A worse health is confirmed by so many periods in a row,</summary>
    public int AlertInARow { get; init; } = 2;

    /// <summary>or by so many</summary>
    public int AlertWorse { get; init; } = 3;

    /// <summary>of the last so many.</summary>
    public int AlertOfTheLast { get; init; } = 5;

    /// <summary>A better health is confirmed by so many periods in a row.</summary>
    public int AlertBetter { get; init; } = 2;

    /// <summary>A rolled-up value on less than this share of its weight, 0 to 1, is provisional and not judged.</summary>
    public decimal EnoughWeight { get; init; } = 0.9m;

    /// <summary>So many periods after an OKR has closed say whether its gain holds.</summary>
    public int HoldPeriods { get; init; } = 3;

    /// <summary>… when their median keeps at least this share of it, 0 to 1.</summary>
    public decimal HoldShare { get; init; } = 0.8m;

    /// <summary>What confirms a health; monthly and slower need one period.</summary>
    public ConfirmationRule ConfirmationOf(Cadence cadence) => cadence >= Cadence.Monthly
        ? ConfirmationRule.AtOnce
        : new ConfirmationRule(AlertInARow, AlertWorse, AlertOfTheLast, AlertBetter);

    /// <summary>How many comparable periods are looked for. Quarters go back further than months, or there would be too few; periods of a named calendar count as months.</summary>
    public int ComparablesOf(Cadence cadence) => cadence switch
    {
        Cadence.Daily => DeviationDays,
        Cadence.Weekly => DeviationWeeks,
        Cadence.Quarterly => Math.Max(DeviationLeastPeriods, DeviationMonths / 2),
        _ => DeviationMonths,
    };

    /// <summary>How many periods of the trend (weeks, for a daily metric) are projected.</summary>
    public int HorizonOf(Cadence cadence) => cadence switch
    {
        Cadence.Daily => HorizonWeeksOfDaily,
        Cadence.Weekly => HorizonWeeks,
        Cadence.Quarterly => HorizonQuarters,
        _ => HorizonMonths,
    };
}
