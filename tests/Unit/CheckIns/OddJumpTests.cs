using System.Globalization;
using Setpoint.CheckIns.Domain;

namespace Setpoint.Unit.CheckIns;

public sealed class OddJumpTests
{
    private static readonly KeyResult s_deals = new(Guid.CreateVersion7(), Measure.Number, Given.Owner, "Deals", null, 20, 90);

    [Theory]
    [InlineData("48", "46,45,43,42,40", null)]
    [InlineData("68", "46,45,43,42,40", "moves by 22 from 46, where a step of 1.5 is usual")] // steps 1, 2, 1, 2: 22 > 6 × 1.5, and 22 of 70 is more than a quarter
    [InlineData("55", "46,45,43,42,40", null)] // 9 is six usual steps and no more
    [InlineData("60", "46,45,43,42,40", null)] // 14 of 70 is less than a quarter of the way
    [InlineData("68", "46,45,43,42", null)] // three steps make nothing usual
    [InlineData("120", "46", "moves by 74 from 46, more than the whole way from 20 to 90")]
    [InlineData("4.6", "46", "is a tenth of the last value, 46, or further from it: a decimal point?")]
    [InlineData("46", "4.6", "is ten times the last value, 4.6, or further from it: a decimal point?")]
    [InlineData("91", "", "moves by 71 from 20, more than the whole way from 20 to 90")] // the first one is compared with the baseline
    [InlineData("90", "", null)]
    [InlineData("46", "46,45,43,42,40", null)]
    public void What_is_odd_is_said_with_the_reason(string value, string earlier, string? reason) =>
        Assert.Equal(reason, OddJump.Reason(s_deals, Number(value), [.. earlier.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Number)]));

    [Fact]
    public void A_limit_has_no_way_to_go_so_only_a_slipped_point_and_what_is_usual_count()
    {
        var limit = new KeyResult(Guid.CreateVersion7(), Measure.Maintain, Given.Owner, "Sick leave", null, 0, 0, null, 5);

        Assert.Null(OddJump.Reason(limit, 4, []));
        Assert.NotNull(OddJump.Reason(limit, 42, [4.2m]));
        Assert.Null(OddJump.Reason(limit, 5, [4.2m]));
    }

    [Fact]
    public void The_largest_values_are_judged_without_an_overflow() =>
        Assert.NotNull(OddJump.Reason(s_deals, CheckInDraft.LargestValue, [-CheckInDraft.LargestValue, 0.0000000000000000000000000001m]));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
