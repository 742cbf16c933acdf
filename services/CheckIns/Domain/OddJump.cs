using System.Globalization;
using Setpoint.Kernel.Statistics;

namespace Setpoint.CheckIns.Domain;

/// <summary>
/// Why a value typed by hand is worth a second look before it is kept. It may well be right: whoever says so is believed.
/// </summary>
internal static class OddJump
{
    /// <summary>From so many earlier steps on there is a usual one.</summary>
    private const int EnoughSteps = 4;

    /// <summary>So many usual steps at once are odd.</summary>
    private const decimal ManySteps = 6m;

    /// <summary>A step shorter than this share of the way is never asked about.</summary>
    private const decimal SmallShare = 0.25m;

    /// <summary>A slipped decimal point or another unit of measure.</summary>
    private const decimal Slip = 10m;

    /// <summary>
    /// The reason, in words; none when nothing is odd. From 20 to 90, after 40, 42, 43, 45, 46: 68 is 22 at once where 1.5 is usual,
    /// and 22 of 70 is more than a quarter of the way; 120 is more than the whole way; 5 is about a tenth of 46.
    /// </summary>
    /// <param name="keyResult">What is measured.</param>
    /// <param name="value">The value that is said now.</param>
    /// <param name="earlier">Values said before, the newest first.</param>
    public static string? Reason(KeyResult keyResult, decimal value, IReadOnlyList<decimal> earlier)
    {
        var way = Math.Abs((keyResult.Target ?? 0) - (keyResult.Baseline ?? 0));
        if ((earlier.Count > 0 ? earlier[0] : way > 0 ? keyResult.Baseline : null) is not { } last || value == last)
        {
            return null;
        }

        var step = Math.Abs(value - last);
        if (way > 0 && step > way)
        {
            return Words($"moves by {step} from {last}, more than the whole way from {keyResult.Baseline} to {keyResult.Target}");
        }

        if (last != 0 && value != 0 && step > SmallShare * way && (Math.Abs(value) >= Slip * Math.Abs(last) || Slip * Math.Abs(value) <= Math.Abs(last)))
        {
            return Words($"is {(Math.Abs(value) > Math.Abs(last) ? "ten times" : "a tenth of")} the last value, {last}, or further from it: a decimal point?");
        }

        return Usual(earlier) is { } usual && step > ManySteps * usual && step > SmallShare * way
            ? Words($"moves by {step} from {last}, where a step of {usual} is usual")
            : null;
    }

    private static decimal? Usual(IReadOnlyList<decimal> earlier)
    {
        var steps = earlier.Zip(earlier.Skip(1), (a, b) => Math.Abs(a - b)).ToList();
        return steps.Count >= EnoughSteps && Median.Of(steps) is > 0 and var usual ? usual : null;
    }

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
