using Setpoint.Metrics.Domain;

namespace Setpoint.Unit.Metrics;

public sealed class GraduatedKpiTests
{
    [Theory]
    [InlineData("20", "35", 0, Direction.Higher, "34", "35 34 20 19", "green amber amber red")]
    [InlineData("21", "12", 0, Direction.Lower, "13", "12 13 21 22", "green amber amber red")]
    [InlineData("99", "99.5", 1, Direction.Higher, "99.4", "99.5 99.4 99 98.9", "green amber amber red")]
    [InlineData("0", "0.5", 0, Direction.Higher, "0", "0.5 0 -0.1", "green amber red")] // half a step is all there is
    [InlineData("-5", "-8", 2, Direction.Lower, "-7.99", "-8 -7.99 -4.99", "green amber red")]
    public void The_target_is_green_and_worse_than_the_beginning_is_red(
        string baseline, string target, int decimals, Direction direction, string green, string values, string health)
    {
        var (from, to) = (Number(baseline), Number(target));
        var bounds = GraduatedKpi.BoundsOf(from, to, decimals);

        Assert.Equal(direction, GraduatedKpi.DirectionOf(from, to));
        Assert.Equal((Number(green), from), (bounds.Green, bounds.Amber));
        var thresholds = Thresholds.Of(direction, bounds);
        Assert.Equal(health, string.Join(' ', values.Split(' ').Select(v => thresholds.Judge(Number(v)).ToString().ToLowerInvariant())));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
