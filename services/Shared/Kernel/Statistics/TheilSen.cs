namespace Setpoint.Kernel.Statistics;

/// <summary>A value at a whole number of periods since the first.</summary>
/// <param name="At">Rises from value to value; a gap is a missing period.</param>
/// <param name="Value">Of that period.</param>
public readonly record struct Sample(int At, decimal Value);

/// <summary>
/// How steeply values rise or fall: the median of the slopes of all pairs, which a fifth of wild values does not move.
/// 4.0, 4.2, … 5.4: 0.2 a period.
/// </summary>
/// <remarks>
/// Theil 1950; Sen 1968. The bounds are Sen's: the slopes whose ranks lie C/2 either side of the middle one, with
/// C = z·√variance of Mann–Kendall's S (Gilbert 1987, section 16.5), ranks rounded outward.
/// </remarks>
/// <param name="Slope">Change a period.</param>
/// <param name="Low">Slopes below this are ruled out at the trend's significance.</param>
/// <param name="High">And those above this.</param>
public readonly record struct TheilSen(decimal Slope, decimal Low, decimal High)
{
    /// <summary>Slopes of all pairs.</summary>
    public static IEnumerable<decimal> Slopes(IReadOnlyList<Sample> samples)
    {
        for (var later = 1; later < samples.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                yield return (samples[later].Value - samples[earlier].Value) / (samples[later].At - samples[earlier].At);
            }
        }
    }

    /// <summary>The slope and its bounds.</summary>
    /// <param name="slopes">At least one.</param>
    /// <param name="test">Of the same samples.</param>
    /// <param name="significance">Z that bounds the slope.</param>
    public static TheilSen Of(IEnumerable<decimal> slopes, MannKendall test, decimal significance)
    {
        decimal[] sorted = [.. slopes.Order()];
        var reach = significance * SquareRoot.Of(test.Variance);
        var low = (int)Math.Floor((sorted.Length - reach) / 2) - 1;
        var high = (int)Math.Ceiling((sorted.Length + reach) / 2);
        return new TheilSen(Median.OfSorted(sorted), sorted[Math.Max(low, 0)], sorted[Math.Min(high, sorted.Length - 1)]);
    }
}
