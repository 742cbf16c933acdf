namespace Setpoint.Goals.Domain;

/// <summary>What is known of a metric's level: where it is green, and what it is to reach.</summary>
/// <param name="Direction"><c>higher</c>, <c>lower</c> or <c>range</c>; none where it is not known.</param>
/// <param name="Decimals">Digits that are shown after the point: the smallest step that people see.</param>
/// <param name="Green">Green lies beyond it, and itself is amber. Of higher and lower.</param>
/// <param name="Low">Lower end of the range that is green, inclusive.</param>
/// <param name="High">Upper end of the same.</param>
/// <param name="Target">What somebody said it is to reach.</param>
internal sealed record MetricLevel(string? Direction, int Decimals, decimal? Green, decimal? Low, decimal? High, decimal? Target)
{
    /// <summary>
    /// Where an objective proposes to bring it: to its target, and at least to the first value that is shown green. Green above
    /// 99.5 with one decimal is 99.6; with a target of 99.8 it is 99.8, with one of 99.0 still 99.6. A range is its own target.
    /// None where that is not known, or where the baseline is there already.
    /// </summary>
    public Aim? AimFrom(decimal baseline) => Direction switch
    {
        "higher" when Furthest(1) is { } target && target > baseline => new Aim(baseline, target),
        "lower" when Furthest(-1) is { } target && target < baseline => new Aim(baseline, target),
        "range" when Low is { } low && High is { } high => IntoRange(baseline, low, high),
        _ => null,
    };

    private static Aim? IntoRange(decimal baseline, decimal low, decimal high) =>
        baseline >= low && baseline <= high ? null
        : low == high ? new Aim(baseline, low)
        : new Aim(baseline, null, low, high);

    private decimal? Furthest(int sign)
    {
        var firstGreen = Green is { } green && Math.Abs(green) <= Limits.Value ? green + (sign * Step) : (decimal?)null;
        return (firstGreen, Target) switch
        {
            ({ } a, { } b) => sign * a >= sign * b ? a : b,
            var (a, b) => a ?? b,
        };
    }

    private decimal Step => new(1, 0, 0, false, (byte)Math.Clamp(Decimals, 0, 10));
}
