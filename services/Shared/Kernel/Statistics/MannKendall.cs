namespace Setpoint.Kernel.Statistics;

/// <summary>
/// Whether values rise or fall: S counts the pairs that rise less those that fall, and Z is S in standard deviations of
/// what chance alone would give. 4.0, 4.2, … 5.4: S = 28, variance 65.33, Z = 3.34.
/// </summary>
/// <remarks>
/// Mann 1945; Kendall 1975. Variance corrected for ties: [n(n−1)(2n+5) − Σ t(t−1)(2t+5)] / 18 over groups of t equal
/// values; Z = (S ∓ 1)/√variance is corrected for continuity. It assumes nothing about the values' distribution.
/// </remarks>
/// <param name="S">Integer, −n(n−1)/2 to n(n−1)/2.</param>
/// <param name="Variance">Of S under chance.</param>
public readonly record struct MannKendall(int S, decimal Variance)
{
    /// <summary>S in standard deviations, corrected for continuity; 0 where nothing varies.</summary>
    public decimal Z => Variance == 0 || S == 0 ? 0 : (S - Math.Sign(S)) / SquareRoot.Of(Variance);

    /// <summary>Of all pairs.</summary>
    /// <param name="values">In the order of time.</param>
    public static MannKendall Of(IReadOnlyList<decimal> values)
    {
        var s = 0;
        for (var later = 1; later < values.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                s += values[later].CompareTo(values[earlier]);
            }
        }

        var ties = values.GroupBy(v => v).Sum(group => Term(group.Count()));
        return new MannKendall(s, (Term(values.Count) - ties) / 18m);
    }

    /// <summary>Of several seasons together, each compared only with itself.</summary>
    public static MannKendall Sum(IEnumerable<MannKendall> seasons) =>
        seasons.Aggregate(new MannKendall(0, 0), (sum, season) => new(sum.S + season.S, sum.Variance + season.Variance));

    private static long Term(long n) => n * (n - 1) * ((2 * n) + 5);
}
