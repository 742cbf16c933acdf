using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class ProjectionTests
{
    private static readonly DateOnly s_first = new(2026, 7, 5);

    [Fact]
    public void Four_point_zero_to_five_point_four_go_on_to_six_point_two()
    {
        var projection = Projection.Of(Weekly(4.0m, 4.2m, 4.4m, 4.6m, 4.8m, 5.0m, 5.2m, 5.4m), s_first.AddDays(77), decimals: 1)!.Value;

        // All slopes are the same and all values on the line, so a step of the last decimal is all there is: ±1.2816 × 0.1.
        Assert.Equal((0.2m, 6.2m, 0.1m), (Round(projection.Slope * 7), Round(projection.Value), Round(projection.Deviation)));
        Assert.Equal((6.07184m, 6.32816m), (Round(projection.Low), Round(projection.High)));
    }

    [Theory]
    [InlineData(6.2, 0.5)]
    [InlineData(6.0, 0.9772)] // two deviations below
    [InlineData(6.3, 0.1587)] // one above
    [InlineData(9.0, 0)]
    public void The_probability_is_what_of_the_distribution_reaches_the_target(double target, double expected)
    {
        var projection = Projection.Of(Weekly(4.0m, 4.2m, 4.4m, 4.6m, 4.8m, 5.0m, 5.2m, 5.4m), s_first.AddDays(77), decimals: 1)!.Value;

        Assert.Equal((decimal)expected, projection.Reaches(Goal.Of(new Aim(4, (decimal)target), 1)));
        Assert.Equal(1 - (decimal)expected, projection.Reaches(Goal.Of(new Aim(12, (decimal)target), 1)));
    }

    [Fact]
    public void Of_a_range_both_ends_count()
    {
        var projection = Projection.Of(Weekly(4.0m, 4.2m, 4.4m, 4.6m, 4.8m, 5.0m, 5.2m, 5.4m), s_first.AddDays(77), decimals: 1)!.Value;

        Assert.Equal(0.6827m, projection.Reaches(Goal.Of(new Aim(4, null, 6.1m, 6.3m), 1)));

        // 0.7 of the way into 6.1 to 6.3 from 4.1 is 0.6 short of it, on either side.
        Assert.Equal(new Goal(5.5m, 6.9m), Goal.Of(new Aim(4.1m, null, 6.1m, 6.3m), 0.7m));
    }

    [Fact]
    public void A_wild_value_does_not_move_the_line_but_widens_the_band_with_every_day_ahead()
    {
        var series = Weekly(5, 5, 5, 5, 5, 5, 5, 9);

        // Slopes: 21 times 0, then 4/49, 4/42, …; Sen's ranks are the 6th and the 23rd: e = (4/42) / 3.92 = 0.0243. s = 1.2533 × 0.5.
        var near = Projection.Of(series, s_first.AddDays(49), 0)!.Value;
        var far = Projection.Of(series, s_first.AddDays(119), 0)!.Value;
        Assert.Equal((0m, 5m, 1m), (near.Slope, near.Value, near.Deviation)); // 10^0 is more than 0.627
        Assert.Equal((5m, 1.972895m), (far.Value, Round(far.Deviation))); // √(1 + (70 × 0.024295)²)
        Assert.Equal(1.812458m, Round(Projection.Of(series, s_first.AddDays(119), 2)!.Value.Deviation));
    }

    [Fact]
    public void Below_eight_points_there_is_nothing_to_carry_on_and_only_the_latest_26_are()
    {
        Assert.Null(Projection.Of(Weekly(1, 2, 3, 4, 5, 6, 7), s_first.AddDays(77), 0));
        Assert.Null(Projection.Of(Weekly([.. Enumerable.Repeat(decimal.MaxValue, 8)]), s_first.AddDays(77), 0));

        var turned = Projection.Of(Weekly([.. Enumerable.Repeat(0m, 30), .. Enumerable.Range(1, 26).Select(n => 7m * n)]), s_first.AddDays(7 * 56), 0)!.Value;
        Assert.Equal((1m, 189m), (Round(turned.Slope), Round(turned.Value)));
    }

    [Fact]
    public void A_total_is_carried_on_as_it_has_grown_and_days_as_weeks()
    {
        var window = new Window(new(2026, 7, 1), new(2026, 9, 30));
        var terms = new Terms(Measure.Metric, MetricReading.Total, Rhythm.Weekly, window, false, new Aim(0, 12), []);
        DatedValue[] deals = [new(new(2026, 6, 29), 2), new(new(2026, 7, 6), 0), new(new(2026, 7, 13), 3)];

        Assert.Equal(
            [new(new(2026, 7, 5), 2), new(new(2026, 7, 12), 2), new DatedValue(new(2026, 7, 19), 5)], ProjectedSeries.Of(terms, [], deals));
        DatedValue[] days = [new(new(2026, 7, 6), 1), new(new(2026, 7, 7), 9), new(new(2026, 7, 8), 2), new(new(2026, 7, 13), 4)];
        Assert.Equal(
            [new(new(2026, 7, 12), 2), new DatedValue(new(2026, 7, 19), 4)],
            ProjectedSeries.Of(terms with { Reading = MetricReading.Latest, Rhythm = Rhythm.Daily }, days, []));
    }

    private static DatedValue[] Weekly(params decimal[] values) => [.. values.Select((v, i) => new DatedValue(s_first.AddDays(7 * i), v))];

    private static decimal Round(decimal value) => decimal.Round(value, 6);
}
