using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>How a measured value becomes progress.</summary>
internal static class Ratio
{
    /// <summary>
    /// Digits that computed ratios are kept with: far beyond what is judged or shown, and few enough that sums of them
    /// are exact in any order, here and in PostgreSQL.
    /// </summary>
    public const int Decimals = 12;

    /// <summary>Raw progress stops here, so that one absurd value cannot overflow everything above it.</summary>
    public const decimal Furthest = 1_000_000m;

    /// <summary>
    /// (current − baseline) / (target − baseline): rising and falling targets alike. Negative below the baseline, above
    /// 1 beyond the target. From 21 down to 12, now 25: −0.444.
    /// </summary>
    public static decimal Raw(decimal baseline, decimal target, decimal current)
    {
        var way = target - baseline;
        if (way == 0)
        {
            throw new ArgumentException("A target equal to its baseline measures nothing.", nameof(target));
        }

        // Halves, because the difference of two extreme decimals need not be a decimal.
        var half = (current / 2) - (baseline / 2);
        if (Math.Abs(half) >= Math.Abs(way) * (Furthest / 2))
        {
            return Math.Sign(half) == Math.Sign(way) ? Furthest : -Furthest;
        }

        return Rounded((current - baseline) / way);
    }

    /// <summary>
    /// 1 − distance to the range / distance at the start: 1 inside, negative further away than at the start. Range 75–85,
    /// from 65, now 92: 0.30.
    /// </summary>
    public static decimal RawIntoRange(decimal baseline, decimal low, decimal high, decimal current)
    {
        var way = HalfDistance(low, high, baseline);
        if (way == 0)
        {
            throw new ArgumentException("A range that holds its baseline measures nothing.", nameof(baseline));
        }

        var left = HalfDistance(low, high, current);
        return left >= way * Furthest ? -Furthest : 1m - Rounded(left / way);
    }

    /// <summary>Raw progress within 0…1.</summary>
    public static decimal Progress(decimal raw) => DecimalRules.Clamp01(raw);

    /// <summary>What pace judges: beyond the target counts as reached, below the baseline still shows.</summary>
    public static decimal Capped(decimal raw) => Math.Min(raw, 1m);

    public static decimal Rounded(decimal value) => DecimalRules.Round(value, Decimals);

    /// <summary>How far a value is from a range, 0 inside. Half of it, because the difference of two extreme decimals need not be a decimal.</summary>
    public static decimal HalfDistance(decimal low, decimal high, decimal value) =>
        value < low ? (low / 2) - (value / 2) : value > high ? (value / 2) - (high / 2) : 0;
}
