using Setpoint.Kernel.Statistics;

namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>
/// How far values usually lie from their median, as an estimate of the standard deviation that a single wild value does
/// not move: max(1.4826·MAD, 1.2533·mean absolute deviation, 10^−decimals).
/// </summary>
/// <remarks>
/// MAD is the median of the absolute deviations from the median; 1.4826 makes it a standard deviation under normality
/// (Rousseeuw and Croux 1993). Where more than half of the values are equal it is 0, and the mean absolute deviation
/// stands in, with 1.2533 = √(π/2) (Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers). A step of the last
/// decimal shown is the least that is ever called unusual.
/// </remarks>
/// <param name="Median">The middle.</param>
/// <param name="Mad">Median absolute deviation.</param>
/// <param name="MeanDeviation">Mean absolute deviation from the median.</param>
/// <param name="Scale">The largest of the three.</param>
internal readonly record struct Spread(decimal Median, decimal Mad, decimal MeanDeviation, decimal Scale)
{
    public const decimal NormalMad = 1.4826m;
    public const decimal NormalMeanDeviation = 1.2533m;

    public static Spread Of(IReadOnlyCollection<decimal> values, int decimals)
    {
        var median = Kernel.Statistics.Median.Of(values);
        decimal[] deviations = [.. values.Select(v => Math.Abs(v - median)).Order()];
        var (mad, mean) = (Kernel.Statistics.Median.OfSorted(deviations), deviations.Sum() / deviations.Length);
        var least = new decimal(1, 0, 0, false, (byte)decimals);
        return new Spread(median, mad, mean, Math.Max(least, Math.Max(NormalMad * mad, NormalMeanDeviation * mean)));
    }
}
