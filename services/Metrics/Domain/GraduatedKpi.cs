namespace Setpoint.Metrics.Domain;

/// <summary>What is proposed for a KPI that was a key result, from where that began and what it was to reach.</summary>
internal static class GraduatedKpi
{
    /// <summary>Above the baseline more is better, below it less.</summary>
    public static Direction DirectionOf(decimal baseline, decimal target) => target > baseline ? Direction.Higher : Direction.Lower;

    /// <summary>
    /// The target itself is green, and worse than where it began is red: from 20 to 35 without decimals green is above 34 and red
    /// below 20; down from 21 to 12 green is below 13 and red above 21. What is reached in less than one step is green from there.
    /// </summary>
    public static ThresholdBounds BoundsOf(decimal baseline, decimal target, int decimals)
    {
        var step = Math.Min(new decimal(1, 0, 0, false, (byte)decimals), Math.Abs(target - baseline));
        return new ThresholdBounds(Green: target > baseline ? target - step : target + step, Amber: baseline);
    }
}
