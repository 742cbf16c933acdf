namespace Setpoint.Kernel.Statistics;

/// <summary>The middle of some values.</summary>
public static class Median
{
    /// <summary>The middle one, or the mean of the two in the middle; there must be one.</summary>
    public static decimal Of(IEnumerable<decimal> values) => OfSorted([.. values.Order()]);

    /// <summary>The same of values that are in order already.</summary>
    public static decimal OfSorted(IReadOnlyList<decimal> sorted) => sorted.Count % 2 == 1
        ? sorted[sorted.Count / 2]
        : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
