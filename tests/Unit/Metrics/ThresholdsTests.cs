using FsCheck;
using FsCheck.Fluent;
using Setpoint.Kernel;
using Setpoint.Metrics.Domain;

namespace Setpoint.Unit.Metrics;

public sealed class ThresholdsTests
{
    [Theory]
    [InlineData("99.54", Health.Green)] // shown as 99.5, judged unrounded
    [InlineData("99.5", Health.Amber)]
    [InlineData("99.0", Health.Amber)]
    [InlineData("98.999", Health.Red)]
    public void Higher_is_green_only_above_green_and_amber_from_amber(string value, Health expected) =>
        Assert.Equal(expected, Given.PayrollAccuracy.Judge(Number(value)));

    [Theory]
    [InlineData("3.99", Health.Green)]
    [InlineData("4", Health.Amber)]
    [InlineData("6", Health.Amber)]
    [InlineData("6.01", Health.Red)]
    public void Lower_mirrors_higher(string value, Health expected) =>
        Assert.Equal(expected, Thresholds.Of(Direction.Lower, new ThresholdBounds(Green: 4, Amber: 6)).Judge(Number(value)));

    [Theory]
    [InlineData("69.9", Health.Red)]
    [InlineData("70", Health.Amber)]
    [InlineData("74.9", Health.Amber)]
    [InlineData("75", Health.Green)]
    [InlineData("85", Health.Green)]
    [InlineData("85.1", Health.Amber)]
    [InlineData("90", Health.Amber)]
    [InlineData("90.1", Health.Red)]
    public void Range_is_inclusive_and_the_outer_range_encloses_it(string value, Health expected) =>
        Assert.Equal(expected, Range(75, 85, 70, 90).Judge(Number(value)));

    [Theory]
    [InlineData(Direction.Higher, "95", "96", "thresholds.amber")]
    [InlineData(Direction.Lower, "5", "4", "thresholds.amber")]
    [InlineData(Direction.Higher, null, "4", "thresholds.green")]
    [InlineData(Direction.Lower, "4", null, "thresholds.amber")]
    public void Levels_out_of_order_or_missing_are_refused_by_name(Direction direction, string? green, string? amber, string field)
    {
        var bounds = new ThresholdBounds(green is null ? null : Number(green), amber is null ? null : Number(amber));

        Assert.Equal(field, Assert.Throws<DomainException>(() => Thresholds.Of(direction, bounds)).Field);
    }

    [Theory]
    [InlineData(85, 75, 70, 90, "thresholds.high")]
    [InlineData(75, 85, 76, 90, "thresholds.outerLow")]
    [InlineData(75, 85, 70, 84, "thresholds.outerHigh")]
    public void A_range_that_its_outer_range_does_not_enclose_is_refused_by_name(int low, int high, int outerLow, int outerHigh, string field) =>
        Assert.Equal(field, Assert.Throws<DomainException>(() => Range(low, high, outerLow, outerHigh)).Field);

    [Fact]
    public void Numbers_of_another_direction_are_refused() =>
        Assert.Equal("thresholds.low", Thresholds.Fault(Direction.Higher, new ThresholdBounds(Green: 2, Amber: 1, Low: 0))?.Field);

    [Fact]
    public void Health_never_gets_worse_as_a_value_gets_better() =>
        Prop.ForAll<Tuple<int, int>, int, int>((values, green, amber) =>
        {
            var (worse, better) = (Math.Min(values.Item1, values.Item2), Math.Max(values.Item1, values.Item2));
            var higher = Thresholds.Of(Direction.Higher, new ThresholdBounds(Math.Max(green, amber), Math.Min(green, amber)));
            var lower = Thresholds.Of(Direction.Lower, new ThresholdBounds(-Math.Max(green, amber), -Math.Min(green, amber)));
            return higher.Judge(better) <= higher.Judge(worse)
                && lower.Judge(-worse) == higher.Judge(worse)
                && lower.Judge(-better) == higher.Judge(better);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_range_judges_what_lies_between_two_values_no_worse_than_the_worse_of_them() =>
        Prop.ForAll<int, int, int>((a, b, c) =>
        {
            int[] ordered = [.. new[] { a, b, c }.Order()];
            var range = Range(-5, 5, -10, 12);
            return range.Judge(ordered[1]) <= (Health)Math.Max((int)range.Judge(ordered[0]), (int)range.Judge(ordered[2]));
        }).QuickCheckThrowOnFailure();

    private static Thresholds Range(int low, int high, int outerLow, int outerHigh) =>
        Thresholds.Of(Direction.Range, new ThresholdBounds(Low: low, High: high, OuterLow: outerLow, OuterHigh: outerHigh));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
