namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>
/// How unusual one period's value is: z = (v − median) / scale over comparable periods. Twenty times 100.00 with two
/// decimals: 99.98 scores −2, 99.95 scores −5.
/// </summary>
/// <remarks>
/// The robust z-score of Iglewicz and Hoaglin 1993. Comparable are 12 days of the same weekday, 26 weeks or 24 months
/// before the period, whatever of them has a value, at least 8. The scale is <see cref="Spread"/>'s.
/// </remarks>
/// <param name="Judged">The period and its value.</param>
/// <param name="Median">Of the comparable periods.</param>
/// <param name="Mad">Their median absolute deviation.</param>
/// <param name="MeanDeviation">Their mean absolute deviation from the median.</param>
/// <param name="Scale">max(1.4826·MAD, 1.2533·mean absolute deviation, 10^−decimals).</param>
/// <param name="Score">z, negative below the median.</param>
/// <param name="Comparables">What it was compared with, newest first.</param>
public sealed record Deviation(
    Point Judged, decimal Median, decimal Mad, decimal MeanDeviation, decimal Scale, decimal Score, IReadOnlyList<Point> Comparables)
{
    /// <summary>The formula in words, as <c>explain</c> shows it.</summary>
    public const string Formula =
        "z = (value − median) / scale; scale = max(1.4826 · median absolute deviation, 1.2533 · mean absolute deviation, 10^−decimals) of comparable periods";

    /// <summary>None while there are too few comparable periods.</summary>
    internal static Deviation? Of(Point judged, History history, int decimals, MetricPolicy policy) =>
        Of(judged, history.ComparableTo(judged, policy), decimals, policy);

    /// <summary>The same from its inputs.</summary>
    internal static Deviation? Of(Point judged, IReadOnlyList<Point> comparables, int decimals, MetricPolicy policy)
    {
        if (comparables.Count == 0 || comparables.Count < policy.DeviationLeastPeriods)
        {
            return null;
        }

        var (median, mad, mean, scale) = Spread.Of([.. comparables.Select(c => c.Value)], decimals);
        return new Deviation(judged, median, mad, mean, scale, (judged.Value - median) / scale, comparables);
    }

    /// <summary>Of the latest periods with a value, newest first: none for one that has too little to be compared with.</summary>
    internal static IReadOnlyList<Deviation?> OfLatest(int periods, History history, int decimals, MetricPolicy policy) =>
        [.. history.Points.TakeLast(periods).Reverse().Select(p => Of(p, history, decimals, policy))];

    /// <summary>True when it lies beyond the limit, either way: at the limit is still usual.</summary>
    internal bool IsBeyond(decimal limit) => Math.Abs(Score) > limit;
}

/// <summary>A metric that has left its usual level for good, slowly or suddenly: period after period beyond the limit, on one side.</summary>
internal static class OffBaseline
{
    /// <param name="latest">The latest periods, newest first.</param>
    /// <param name="policy">How many it takes, and the limit.</param>
    public static bool Of(IReadOnlyList<Deviation?> latest, MetricPolicy policy) =>
        latest.Count == policy.OffBaselinePeriods
        && latest.All(d => d is not null && d.IsBeyond(policy.OffBaselineLimit) && Math.Sign(d.Score) == Math.Sign(latest[0]!.Score));
}
