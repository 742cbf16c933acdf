using Setpoint.Kernel.Statistics;

namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>Whether and how steeply a metric rises or falls.</summary>
/// <remarks>
/// Mann–Kendall decides whether, Theil–Sen how steeply. From 24 months on both compare a month only with the same month of
/// other years (Hirsch, Slack and Smith 1982), so that a season is no trend. A step in the middle would pass both tests
/// though nothing moves any more; <see cref="GoesOn"/> tells it from a trend: the later half alone must move the same way,
/// at least half as steeply.
/// </remarks>
/// <param name="Periods">How many values it rests on.</param>
/// <param name="S">Mann–Kendall's S.</param>
/// <param name="Variance">Of S under chance, corrected for ties.</param>
/// <param name="Z">S in standard deviations, corrected for continuity.</param>
/// <param name="Slope">Change a period: a week, for a daily metric.</param>
/// <param name="SlopeLow">Lower bound of the slope.</param>
/// <param name="SlopeHigh">Upper bound of the slope.</param>
/// <param name="Seasonal">True when months were compared with their like.</param>
/// <param name="Significant">|Z| beyond the policy's limit, and the slope not flat.</param>
/// <param name="GoesOn">True when the later half shows it, too.</param>
/// <param name="Points">What it rests on, oldest first.</param>
public sealed record Trend(
    int Periods,
    int S,
    decimal Variance,
    decimal Z,
    decimal Slope,
    decimal SlopeLow,
    decimal SlopeHigh,
    bool Seasonal,
    bool Significant,
    bool GoesOn,
    IReadOnlyList<Point> Points)
{
    private const int SeasonalFrom = 24;

    /// <summary>None while there are too few periods.</summary>
    internal static Trend? Of(TrendSeries series, MetricPolicy policy)
    {
        if (series.Points.Count < Math.Max(policy.TrendLeastPeriods, 2))
        {
            return null;
        }

        var seasonal = IsSeasonal(series);
        var samples = series.Samples();
        var seasons = Seasons(series, samples);
        var test = MannKendall.Sum(seasons.Select(s => MannKendall.Of([.. s.Select(x => x.Value)])));
        var slope = TheilSen.Of(seasons.SelectMany(TheilSen.Slopes).DefaultIfEmpty(0), test, policy.TrendSignificance);
        return new Trend(
            samples.Count, test.S, test.Variance, test.Z, slope.Slope, slope.Low, slope.High, seasonal,
            Math.Abs(test.Z) > policy.TrendSignificance && slope.Slope != 0,
            Continues(series, seasonal, samples, slope.Slope),
            series.Points);
    }

    /// <summary>Values that are compared with each other: all, or those of one month.</summary>
    internal static IReadOnlyList<IReadOnlyList<Sample>> Seasons(TrendSeries series, IReadOnlyList<Sample> samples) => IsSeasonal(series)
        ? [.. samples.Zip(series.Points).GroupBy(p => SeasonOf(series.Calendar, p.Second.Start), p => p.First).Select(g => (IReadOnlyList<Sample>)[.. g])]
        : [samples];

    internal static bool IsSeasonal(TrendSeries series) =>
        series.Calendar.Cadence is Cadence.Monthly or Cadence.Calendar && series.Points.Count >= SeasonalFrom;

    /// <summary>The place in its year: the month, or the number in a named calendar.</summary>
    internal static int SeasonOf(PeriodCalendar calendar, DateOnly start) =>
        calendar.Named is { } named ? named.Periods.FirstOrDefault(p => p.Start == start).Number : start.Month;

    /// <summary>Of months the later half is the last two years; while there are not half a year more there is nothing to tell by.</summary>
    private static bool Continues(TrendSeries series, bool seasonal, IReadOnlyList<Sample> samples, decimal slope)
    {
        var half = samples[^1].At - (seasonal ? SeasonalFrom - 1 : samples[^1].At / 2);
        if (seasonal && half < SeasonalFrom / 4)
        {
            return true;
        }

        var later = samples.Zip(series.Points).Where(s => s.First.At >= half).ToList();
        var slopes = later.GroupBy(s => seasonal ? SeasonOf(series.Calendar, s.Second.Start) : 0, s => s.First)
            .SelectMany(season => TheilSen.Slopes([.. season]));
        var ahead = Median.Of(slopes.DefaultIfEmpty(0));
        return Math.Sign(ahead) == Math.Sign(slope) && Math.Abs(ahead) * 2 >= Math.Abs(slope);
    }
}
