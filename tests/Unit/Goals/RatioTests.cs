using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class RatioTests
{
    [Fact]
    public void Below_the_baseline_the_raw_value_is_kept_and_progress_is_zero()
    {
        // Down from 21 to 12, now 25: (25 − 21) / (12 − 21) = −4/9.
        var raw = Ratio.Raw(baseline: 21, target: 12, current: 25);

        Assert.Equal(-0.444m, decimal.Round(raw, 3));
        Assert.Equal(0m, Ratio.Progress(raw));
        Assert.Equal(raw, Ratio.Capped(raw));
    }

    [Fact]
    public void Beyond_the_target_the_raw_value_is_kept_and_progress_is_one()
    {
        var raw = Ratio.Raw(baseline: 0, target: 12, current: 15);

        Assert.Equal(1.25m, raw);
        Assert.Equal(1m, Ratio.Progress(raw));
        Assert.Equal(1m, Ratio.Capped(raw));
    }

    [Theory]
    [InlineData(0, 12, 3, 0.25)]
    [InlineData(99.2, 99.5, 99.35, 0.5)]
    [InlineData(50, -50, -25, 0.75)]
    public void Rising_and_falling_targets_work_alike(double baseline, double target, double current, double expected) =>
        Assert.Equal((decimal)expected, Ratio.Raw((decimal)baseline, (decimal)target, (decimal)current));

    [Fact]
    public void A_target_equal_to_its_baseline_measures_nothing() =>
        Assert.Throws<ArgumentException>(() => Ratio.Raw(5, 5, 7));

    [Theory]
    [InlineData("79228162514264337593543950335", "0", "1", "1000000")]
    [InlineData("-79228162514264337593543950335", "0", "1", "-1000000")]
    [InlineData("79228162514264337593543950335", "1000000000000000", "-1000000000000000", "-1000000")]
    [InlineData("1", "0", "0.0000000000000000000000000001", "1000000")]
    public void An_absurd_value_stops_at_the_furthest_instead_of_overflowing(string current, string baseline, string target, string expected)
    {
        static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(Number(expected), Ratio.Raw(Number(baseline), Number(target), Number(current)));
    }

    [Fact]
    public void Ratios_round_half_away_from_zero()
    {
        Assert.Equal(0.0000000000005m, 0.5m / 1_000_000_000_000m);
        Assert.Equal(0.000000000001m, Ratio.Rounded(0.0000000000005m));
        Assert.Equal(-0.000000000001m, Ratio.Rounded(-0.0000000000005m));
    }
}
