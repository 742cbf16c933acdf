using FsCheck;
using FsCheck.Fluent;
using Setpoint.Kernel.Statistics;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Unit.Metrics.Analysis;

public sealed class DeviationTests
{
    [Theory]
    [InlineData(99.98, -2, false)]
    [InlineData(99.95, -5, true)]
    [InlineData(99.97, -3, false)] // at the limit is not beyond it
    [InlineData(100.04, 4, true)]
    public void After_twenty_times_100_a_step_of_the_last_decimal_is_one(double value, int score, bool fires)
    {
        var history = Series.Of(Cadence.Weekly, [.. Enumerable.Repeat(100.00m, 20), (decimal)value]);

        var deviation = Deviation.Of(history.Points[^1], history, 2, MetricPolicy.Default)!;

        Assert.Equal(score, deviation.Score);
        Assert.Equal(0.01m, deviation.Scale);
        Assert.Equal(fires, deviation.IsBeyond(MetricPolicy.Default.DeviationLimit));
    }

    [Fact]
    public void The_scale_is_that_of_the_median_deviation_where_values_spread()
    {
        // 1…9: the median is 5, deviations 0 1 1 2 2 3 3 4 4, their median 2 and their mean 20/9.
        var history = Series.Of(Cadence.Weekly, [.. Enumerable.Range(1, 9).Select(n => (decimal)n), 14m]);

        var deviation = Deviation.Of(history.Points[^1], history, 0, MetricPolicy.Default)!;

        Assert.Equal((5m, 2m, 20m / 9), (deviation.Median, deviation.Mad, deviation.MeanDeviation));
        Assert.Equal(2.9652m, deviation.Scale);
        Assert.Equal(9m / 2.9652m, deviation.Score);
    }

    [Fact]
    public void Where_most_values_are_equal_the_mean_deviation_stands_in()
    {
        // Seven tens and three sixteens: the median is 10, MAD 0, mean deviation 1.8.
        var history = Series.Of(Cadence.Weekly, [.. Enumerable.Repeat(10m, 7), 16m, 16m, 16m, 12m]);

        Assert.Equal(1.2533m * 1.8m, Deviation.Of(history.Points[^1], history, 2, MetricPolicy.Default)!.Scale);
    }

    [Fact]
    public void Seven_comparable_periods_say_nothing_and_eight_do()
    {
        Assert.Empty(Series.Scores(Series.Of(Cadence.Monthly, Enumerable.Repeat(5m, 8)), 0));
        Assert.Single(Series.Scores(Series.Of(Cadence.Monthly, Enumerable.Repeat(5m, 9)), 0));
    }

    [Fact]
    public void A_day_is_compared_with_twelve_of_its_weekday_a_week_with_26_a_month_with_24()
    {
        var day = Series.Of(Cadence.Daily, Enumerable.Range(0, 200).Select(i => (decimal)i));
        var compared = day.ComparableTo(day.Points[^1], MetricPolicy.Default);

        Assert.Equal(12, compared.Count);
        Assert.All(compared, p => Assert.Equal(day.Points[^1].Start.DayOfWeek, p.Start.DayOfWeek));
        Assert.Equal(26, Series.Of(Cadence.Weekly, Enumerable.Repeat(1m, 60)) is var w ? w.ComparableTo(w.Points[^1], MetricPolicy.Default).Count : 0);
        Assert.Equal(24, Series.Of(Cadence.Monthly, Enumerable.Repeat(1m, 60)) is var m ? m.ComparableTo(m.Points[^1], MetricPolicy.Default).Count : 0);
    }

    [Fact]
    public void Three_periods_beyond_two_on_one_side_are_off_baseline_and_a_swing_is_not()
    {
        static bool IsOff(params decimal[] last) => OffBaseline.Of(
            Deviation.OfLatest(3, Series.Of(Cadence.Weekly, [.. Enumerable.Repeat(100m, 20), .. last]), 1, MetricPolicy.Default), MetricPolicy.Default);

        Assert.True(IsOff(100.3m, 100.3m, 100.5m)); // against 20 hundreds: 3, then a little less each
        Assert.False(IsOff(100.3m, 100m, 100.3m));
        Assert.False(IsOff(100.3m, 99.6m, 100.3m));
        Assert.False(IsOff(100.3m, 100.3m));
    }

    [Fact]
    public void A_larger_value_never_scores_less()
    {
        var property = Prop.ForAll(
            Gen.Choose(-5_000, 5_000).ArrayOf(12).ToArbitrary(),
            Gen.Choose(-5_000, 5_000).ToArbitrary(),
            Gen.Choose(0, 5_000).ToArbitrary(),
            (values, value, more) => Score(values, value) <= Score(values, value + more));

        Check.QuickThrowOnFailure(property);
    }

    [Fact]
    public void Numbers_too_large_to_calculate_with_are_left_alone()
    {
        var history = Series.Of(Cadence.Weekly, Enumerable.Repeat(decimal.MaxValue, 20));

        Assert.True(history.TooLarge);
        Assert.Empty(Deviation.OfLatest(3, history, 10, MetricPolicy.Default));
    }

    [Fact]
    public void The_largest_numbers_that_are_calculated_with_do_not_overflow()
    {
        var history = Series.Of(Cadence.Monthly, [.. Enumerable.Repeat(History.LargestValue, 30), -History.LargestValue]);

        Assert.Equal(-2e28m, Series.Scores(history, 10)[^1].Score);
        Assert.Equal(ForecastVerdict.NotSignificant, Series.ForecastOf(history, null).Verdict);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("2", "1.4142135623730950488016887242")]
    [InlineData("144", "12")]
    [InlineData("0.0001", "0.01")]
    public void Square_roots_are_decimal(string value, string root) => Assert.Equal(
        decimal.Parse(root, System.Globalization.CultureInfo.InvariantCulture),
        SquareRoot.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)),
        26);

    private static decimal Score(int[] values, int value) =>
        Deviation.Of(new Point(Series.Monday, value), [.. values.Select(v => new Point(Series.Monday, v))], 2, MetricPolicy.Default)!.Score;
}
