using Setpoint.Kernel.Statistics;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Unit.Metrics.Analysis;

public sealed class TrendTests
{
    private static readonly decimal[] s_rising = [4.0m, 4.2m, 4.4m, 4.6m, 4.8m, 5.0m, 5.2m, 5.4m];
    private static readonly Thresholds s_redAboveSix = Thresholds.Of(Direction.Lower, new ThresholdBounds(Green: 6.0m, Amber: 6.0m));

    [Fact]
    public void Eight_rising_values_have_z_of_3_34_and_a_slope_of_0_2_and_breach_in_four_periods()
    {
        var forecast = Series.ForecastOf(Series.Of(Cadence.Weekly, s_rising), s_redAboveSix);

        var trend = forecast.Trend!;
        Assert.Equal((28, 0.2m, true), (trend.S, trend.Slope, trend.Significant));
        Assert.Equal(65.33m, decimal.Round(trend.Variance, 2));
        Assert.Equal(3.34m, decimal.Round(trend.Z, 2));
        Assert.Equal(ForecastVerdict.Breach, forecast.Verdict);
        Assert.Equal((4, Health.Red, 6.2m), (forecast.Breach!.Periods, forecast.Breach.Health, forecast.Breach.Value));
        Assert.Equal(Series.Monday.AddDays(7 * 11), forecast.Breach.Start);
        Assert.Equal(6.0m, forecast.Projection[2].Value); // not above 6.0
    }

    [Fact]
    public void Seven_are_too_few()
    {
        var forecast = Series.ForecastOf(Series.Of(Cadence.Weekly, s_rising[1..]), s_redAboveSix);

        Assert.Equal(ForecastVerdict.TooFewPeriods, forecast.Verdict);
        Assert.Null(forecast.Trend);
    }

    [Fact]
    public void A_trend_for_the_better_breaches_nothing()
    {
        var higher = Thresholds.Of(Direction.Higher, new ThresholdBounds(Green: 6m, Amber: 4m));

        var forecast = Series.ForecastOf(Series.Of(Cadence.Weekly, s_rising), higher);

        Assert.Equal(ForecastVerdict.NoBreach, forecast.Verdict);
        Assert.Equal(8, forecast.Projection.Count);
    }

    [Fact]
    public void What_is_red_already_is_not_foretold()
    {
        var red = Thresholds.Of(Direction.Lower, new ThresholdBounds(Green: 4m, Amber: 5m));

        Assert.Equal(ForecastVerdict.NoBreach, Series.ForecastOf(Series.Of(Cadence.Weekly, s_rising), red).Verdict);
    }

    [Fact]
    public void The_worst_health_within_the_horizon_is_foretold_and_when_it_begins()
    {
        var thresholds = Thresholds.Of(Direction.Lower, new ThresholdBounds(Green: 5.5m, Amber: 6.0m)); // amber in 1, red in 4

        Assert.Equal((4, Health.Red), Series.ForecastOf(Series.Of(Cadence.Weekly, s_rising), thresholds).Breach is { } b ? (b.Periods, b.Health) : default);
    }

    [Fact]
    public void A_range_is_left_on_the_side_the_trend_goes_to()
    {
        var range = Thresholds.Of(Direction.Range, new ThresholdBounds(Low: 3m, High: 5.5m, OuterLow: 2m, OuterHigh: 6m));
        Assert.Equal((4, Health.Red), Series.ForecastOf(Series.Of(Cadence.Weekly, s_rising), range).Breach is { } b ? (b.Periods, b.Health) : default);
    }

    [Fact]
    public void Ties_lessen_the_variance()
    {
        // 1 1 2 2 3 3: 12 pairs rise, 3 are tied; [6·5·17 − 3·(2·1·9)] / 18 = 456 / 18.
        var test = MannKendall.Of([1, 1, 2, 2, 3, 3]);

        Assert.Equal((12, 456m / 18), (test.S, test.Variance));
        Assert.Equal(0, MannKendall.Of([5, 5, 5, 5]).Z);
    }

    [Fact]
    public void Sens_slope_is_the_median_of_all_pairs_and_a_gap_counts_as_the_time_it_took()
    {
        // 0 at 0, 1 at 1, 6 at 3: slopes 1, 2, 2.5.
        Assert.Equal([1m, 2m, 2.5m], TheilSen.Slopes([new(0, 0), new(1, 1), new(3, 6)]).Order());
        var calendar = Series.Calendar(Cadence.Weekly);
        var series = new TrendSeries(calendar, [new Point(Series.Monday, 0), new Point(Series.Monday.AddDays(7), 1), new Point(Series.Monday.AddDays(21), 6)]);
        Assert.Equal([0, 1, 3], series.Samples().Select(s => s.At));
    }

    [Fact]
    public void The_bounds_of_a_slope_enclose_it_and_are_equal_without_noise()
    {
        var exact = Series.ForecastOf(Series.Of(Cadence.Weekly, s_rising), null);
        Assert.Equal((0.2m, 0.2m), (exact.Trend!.SlopeLow, exact.Trend.SlopeHigh));
        Assert.All(exact.Projection, p => Assert.Equal((p.Value, p.Value), (p.Low, p.High)));

        var noisy = Series.ForecastOf(Series.Of(Cadence.Weekly, Enumerable.Range(0, 20).Select(i => i + (3 * Series.Noise(i)))), null);
        Assert.True(noisy.Trend!.SlopeLow < noisy.Trend.Slope && noisy.Trend.Slope < noisy.Trend.SlopeHigh);
        Assert.All(noisy.Projection, p => Assert.True(p.Low < p.Value && p.Value < p.High));
        Assert.True(noisy.Projection[^1].High - noisy.Projection[^1].Low > noisy.Projection[0].High - noisy.Projection[0].Low);
    }

    [Fact]
    public void Days_are_looked_at_as_medians_of_complete_weeks()
    {
        // Ten whole weeks whose medians rise by one, whatever a weekend does, and three days of an eleventh.
        var days = Enumerable.Range(0, 73).Select(i => i % 7 >= 5 ? 1_000m : (decimal)(i / 7));
        var history = Series.Of(Cadence.Daily, days);

        var forecast = Series.ForecastOf(history, null);

        Assert.Equal(Cadence.Weekly, forecast.Cadence);
        Assert.Equal((10, 1m), (forecast.Trend!.Periods, forecast.Trend.Slope));
        Assert.Equal(4, forecast.Projection.Count);
    }

    [Fact]
    public void Two_years_of_months_are_compared_month_with_month()
    {
        // A strong season, and 12 more in the second year: every month rises once. S = 12, variance 12, Z = 11/√12 = 3.18.
        var months = Enumerable.Range(0, 24).Select(i => (100m * (i % 12)) + (i / 12 * 12));
        var trend = Series.ForecastOf(Series.Of(Cadence.Monthly, months), null);

        Assert.True(trend.Trend!.Seasonal);
        Assert.Equal((12, 12m, 1m), (trend.Trend.S, trend.Trend.Variance, trend.Trend.Slope));
        Assert.Equal(3.18m, decimal.Round(trend.Trend.Z, 2));
        Assert.Equal([24m, 124m, 224m], trend.Projection.Take(3).Select(p => p.Value)); // next January, February, March
    }

    [Fact]
    public void A_season_without_a_trend_is_none_though_the_last_months_all_fall()
    {
        decimal[] year = [10, 20, 30, 40, 50, 60, 60, 50, 40, 30, 20, 10];
        var history = Series.Of(Cadence.Monthly, [.. year, .. year, .. year]);

        Assert.Equal(ForecastVerdict.NotSignificant, Series.ForecastOf(history, null).Verdict);
    }

    [Fact]
    public void In_a_named_calendar_the_season_is_the_number_of_the_period()
    {
        var retail = new NamedCalendar(Guid.NewGuid(), new CalendarRule(CalendarPattern.FourFiveFour, 1, DayOfWeek.Saturday, YearEnd.NearestToMonthEnd).LayOut());
        var calendar = new PeriodCalendar(Cadence.Calendar, TimeZoneInfo.Utc, retail);
        var first = calendar.StartingOn(new DateOnly(2024, 2, 4)); // the first period of the year that ends in 2025
        var history = new History(calendar, Enumerable.Range(0, 24).Select(i => new Point(first.Step(i).Start, (100m * (i % 12)) + (i / 12 * 12))));

        var forecast = Series.ForecastOf(history, null);

        Assert.True(forecast.Trend!.Seasonal);
        Assert.Equal((12, 1m), (forecast.Trend.S, forecast.Trend.Slope));
        Assert.Equal(("2026-02-01", 24m), ($"{forecast.Projection[0].Start:yyyy-MM-dd}", forecast.Projection[0].Value));
        Assert.Equal(23, history.ComparableTo(history.Points[^1], MetricPolicy.Default).Count);
    }
}
