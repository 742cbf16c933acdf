namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>The middle of some values.</summary>
internal static class Median
{
    /// <summary>The middle one, or the mean of the two in the middle; there must be one.</summary>
    public static decimal Of(IEnumerable<decimal> values) => OfSorted([.. values.Order()]);

    public static decimal OfSorted(IReadOnlyList<decimal> sorted) => sorted.Count % 2 == 1
        ? sorted[sorted.Count / 2]
        : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}

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
        var median = Analysis.Median.Of(values);
        decimal[] deviations = [.. values.Select(v => Math.Abs(v - median)).Order()];
        var (mad, mean) = (Analysis.Median.OfSorted(deviations), deviations.Sum() / deviations.Length);
        var least = new decimal(1, 0, 0, false, (byte)decimals);
        return new Spread(median, mad, mean, Math.Max(least, Math.Max(NormalMad * mad, NormalMeanDeviation * mean)));
    }
}

/// <summary>Square roots without floating point.</summary>
internal static class SquareRoot
{
    private const int MostSteps = 200;

    /// <summary>By Newton's method, which halves the error's exponent with every step once it is near.</summary>
    public static decimal Of(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        if (value == 0)
        {
            return 0;
        }

        var root = Math.Max(value, 1m);
        for (var step = 0; step < MostSteps; step++)
        {
            var next = (root + (value / root)) / 2;
            if (next >= root)
            {
                break;
            }

            root = next;
        }

        return root;
    }
}
