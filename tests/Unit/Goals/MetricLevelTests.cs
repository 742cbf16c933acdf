using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class MetricLevelTests
{
    [Theory]
    [InlineData("higher", 1, "99.5", null, "98.7", "99.6")] // green above 99.5: the first value shown green
    [InlineData("higher", 0, "99.5", null, "98.7", "100.5")]
    [InlineData("higher", 1, "99.5", "99.8", "98.7", "99.8")]
    [InlineData("higher", 1, "99.5", "99.0", "98.7", "99.6")] // at the target it would still be amber
    [InlineData("higher", 1, null, "99.0", "98.7", "99.0")]
    [InlineData("higher", 1, "99.5", null, "99.7", null)] // it is there already
    [InlineData("higher", 1, null, null, "98.7", null)]
    [InlineData("lower", 0, "12", null, "21", "11")]
    [InlineData("lower", 2, "12", "9", "21", "9")]
    [InlineData("lower", 2, "12", "15", "21", "11.99")]
    [InlineData("lower", 0, "12", null, "4", null)]
    [InlineData(null, 0, "12", null, "4", null)]
    public void A_target_is_the_metrics_own_and_at_least_green(string? direction, int decimals, string? green, string? target, string latest, string? expected)
    {
        var aim = new MetricLevel(direction, decimals, Number(green), null, null, Number(target)).AimFrom(Number(latest)!.Value);

        Assert.Equal(expected is null ? null : new Aim(Number(latest), Number(expected)), aim);
    }

    [Fact]
    public void A_range_is_its_own_target()
    {
        var level = new MetricLevel("range", 0, null, 75, 85, null);

        Assert.Equal(new Aim(65, null, 75, 85), level.AimFrom(65));
        Assert.Equal(new Aim(92, null, 75, 85), level.AimFrom(92));
        Assert.Null(level.AimFrom(75));
        Assert.Null((level with { Low = null }).AimFrom(65));
        Assert.Equal(new Aim(65, 85), (level with { Low = 85 }).AimFrom(65));
    }

    [Fact]
    public void A_threshold_that_no_key_result_could_hold_proposes_nothing() =>
        Assert.Null(new MetricLevel("higher", 10, decimal.MaxValue, null, null, null).AimFrom(1));

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
