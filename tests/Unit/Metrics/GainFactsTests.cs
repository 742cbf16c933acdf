using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using static Setpoint.Unit.Metrics.Given;

namespace Setpoint.Unit.Metrics;

public sealed class GainFactsTests
{
    private static readonly Thresholds s_range = Thresholds.Of(Direction.Range, new ThresholdBounds(Low: 75, High: 85, OuterLow: 65, OuterHigh: 95));

    [Theory]
    [InlineData("30 28 26", GainState.Held)]            // median 28 keeps 8 of 10
    [InlineData("31 27.9 26", GainState.Regressed)]     // median 27.9 keeps 7.9
    [InlineData("10 28 90", GainState.Held)]            // one wild period does not matter
    [InlineData("28 28", GainState.Watching)]           // the third has not come
    [InlineData("", GainState.Watching)]
    [InlineData("28 28 28 1 1 1", GainState.Held)]      // only the first three count
    public void From_20_to_30_is_held_from_28_up(string periods, GainState expected)
    {
        var facts = Judge(Direction.Higher, 20, 30, periods);

        Assert.Equal(expected, facts.State);
        Assert.Equal((10m, 28m), (facts.Gain, facts.HeldFrom));
    }

    [Theory]
    [InlineData("20 22 24", GainState.Held)]            // 30 to 20: held to 22
    [InlineData("20 22.1 24", GainState.Regressed)]
    public void Where_lower_is_better_it_is_the_other_way_round(string periods, GainState expected)
    {
        var facts = Judge(Direction.Lower, 30, 20, periods);

        Assert.Equal(expected, facts.State);
        Assert.Equal((10m, 22m), (facts.Gain, facts.HeldFrom));
    }

    [Theory]
    [InlineData("80 80 80", GainState.Held)]
    [InlineData("73 73 73", GainState.Held)]            // 65 is 10 away from 75–85, 73 is 2 away: 8 of 10 are kept
    [InlineData("87 87 87", GainState.Held)]            // and so it is on the other side
    [InlineData("72.9 72.9 72.9", GainState.Regressed)]
    public void In_a_range_the_distance_to_it_counts(string periods, GainState expected)
    {
        var facts = Judge(Direction.Range, 65, 80, periods, s_range);

        Assert.Equal(expected, facts.State);
        Assert.Equal((10m, null), (facts.Gain, facts.HeldFrom));
    }

    [Theory]
    [InlineData(Direction.Higher, 20, 20)]
    [InlineData(Direction.Higher, 20, 19)]
    [InlineData(Direction.Lower, 20, 21)]
    [InlineData(Direction.Range, 80, 85)]               // it was inside, and is
    public void No_better_is_no_gain(Direction direction, int from, int achieved) =>
        Assert.Equal(GainState.NoGain, Judge(direction, from, achieved, "30 30 30", s_range).State);

    [Fact]
    public void Without_a_value_in_the_window_or_a_range_to_come_nearer_to_there_is_no_gain()
    {
        Assert.Equal(GainState.NoGain, GainFacts.Of(null, Direction.Higher, 20, null, [], MetricPolicy.Default).State);
        Assert.Equal(GainState.NoGain, Judge(Direction.Range, 65, 80, "80 80 80").State);
        Assert.Equal(GainState.NoGain, Judge(Direction.Higher, 20, decimal.MaxValue, "20 20 20").State); // too large to be calculated with
    }

    [Fact]
    public void Policy_says_how_many_periods_and_how_much_of_the_gain()
    {
        var policy = MetricPolicy.Default with { HoldPeriods = 2, HoldShare = 0.5m };

        Assert.Equal(GainState.Held, Judge(Direction.Higher, 20, 30, "24 26", policy: policy).State); // the median of two is between them: 25
        Assert.Equal(GainState.Regressed, Judge(Direction.Higher, 20, 30, "24 25.9", policy: policy).State);
    }

    [Fact]
    public void What_is_stored_says_the_same()
    {
        var facts = Judge(Direction.Lower, 30, 20.50m, "20.4 22 24.123");

        var read = FactsJson.Read<GainFacts>(FactsJson.Of(facts));

        Assert.Equal(FactsJson.Of(facts), FactsJson.Of(read));
        Assert.Equal((facts.State, facts.HeldFrom), (read.State, read.HeldFrom));
    }

    [Theory]
    [InlineData("2026-07-01", "2026-09-30", Cadence.Monthly, "2026-07-01", "2026-09-01", "2026-10-01")]
    [InlineData("2026-07-01", "2026-09-15", Cadence.Monthly, "2026-07-01", "2026-08-01", "2026-10-01")] // September is both its doing and not
    [InlineData("2026-07-01", "2026-09-30", Cadence.Weekly, "2026-06-29", "2026-09-21", "2026-10-05")]  // the week of 28 September belongs to neither
    [InlineData("2026-07-01", "2026-09-27", Cadence.Weekly, "2026-06-29", "2026-09-21", "2026-09-28")]  // a Sunday
    [InlineData("2026-07-01", "2026-09-30", Cadence.Daily, "2026-07-01", "2026-09-30", "2026-10-01")]
    public void What_was_achieved_ended_in_the_window_and_what_says_whether_it_stays_began_after_it(
        string starts, string closedOn, Cadence cadence, string first, string last, string after)
    {
        var days = WatchedPeriods.Of(new PeriodCalendar(cadence, Amsterdam), Day(starts), Day(closedOn));

        Assert.Equal((Day(first), Day(last), Day(after)), (days.First.Start, days.Last.Start, days.After.Start));
    }

    [Fact]
    public void Thresholds_stay_as_far_from_the_level_as_they_were()
    {
        Assert.Equal(new ThresholdBounds(Green: 35, Amber: 28), ShiftedThresholds.Of(Thresholds.Of(Direction.Higher, new ThresholdBounds(Green: 25, Amber: 18)), 10));
        Assert.Equal(new ThresholdBounds(Green: 15, Amber: 22), ShiftedThresholds.Of(Thresholds.Of(Direction.Lower, new ThresholdBounds(Green: 25, Amber: 32)), -10));
        Assert.Null(ShiftedThresholds.Of(s_range, 10)); // the metric came to its range: that has not moved
        Assert.Null(ShiftedThresholds.Of(Thresholds.Of(Direction.Higher, new ThresholdBounds(Green: decimal.MaxValue, Amber: 0)), 10));
    }

    private static GainFacts Judge(Direction direction, decimal from, decimal achieved, string periods, Thresholds? thresholds = null, MetricPolicy? policy = null) => GainFacts.Of(
        thresholds, direction, from, new Point(Day("2026-09-01"), achieved),
        [.. periods.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((v, i) => new Point(Day("2026-10-01").AddMonths(i), decimal.Parse(v, System.Globalization.CultureInfo.InvariantCulture)))],
        policy ?? MetricPolicy.Default);
}
