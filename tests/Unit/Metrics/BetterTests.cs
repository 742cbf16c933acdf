using Setpoint.Metrics.Domain;

namespace Setpoint.Unit.Metrics;

public sealed class BetterTests
{
    [Theory]
    [InlineData(Direction.Higher, 5, 6, true)]
    [InlineData(Direction.Higher, 6, 5, false)]
    [InlineData(Direction.Lower, 6, 5, true)]
    [InlineData(Direction.Lower, 5, 5, null)]
    [InlineData(Direction.Range, 92, 88, true)]   // nearer to 75–85
    [InlineData(Direction.Range, 60, 92, true)]   // 15 below, then 7 above
    [InlineData(Direction.Range, 80, 86, false)]
    [InlineData(Direction.Range, 76, 84, null)]   // both inside
    public void A_change_is_for_the_better_by_direction_and_in_a_range_by_distance(Direction direction, int before, int after, bool? expected) =>
        Assert.Equal(expected, Better.Of(direction, new ThresholdBounds(Low: 75, High: 85, OuterLow: 70, OuterHigh: 90), before, after));

    [Fact]
    public void Without_thresholds_a_range_has_no_better() => Assert.Null(Better.Of(Direction.Range, null, 1, 2));
}
