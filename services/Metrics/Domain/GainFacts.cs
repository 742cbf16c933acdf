using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Domain;

/// <summary>What became of what a closed OKR has gained on a metric.</summary>
public enum GainState
{
    /// <summary>The periods that will tell have not all come.</summary>
    Watching,

    /// <summary>There is nothing to watch: the metric was no better when the OKR closed than where its key result began.</summary>
    NoGain,

    /// <summary>Enough of it is still there: the level reached is the baseline.</summary>
    Held,

    /// <summary>It is not: the baseline stays what it was.</summary>
    Regressed,

    /// <summary>A new OKR on the metric changes the level again.</summary>
    Superseded,
}

/// <summary>
/// Whether a gain holds, with every input: the median of the first three periods after closing keeps at least 80 % of it.
/// From 20 to 30: held from 28 up. Periods without a value are waited for.
/// </summary>
/// <param name="PolicyVersion">The policy that judges.</param>
/// <param name="Needed">So many periods are looked at.</param>
/// <param name="Share">The share of the gain that has to be kept, 0 to 1.</param>
/// <param name="Range">Of a metric that is to be in a range: the range; what counts is the distance to it.</param>
/// <param name="From">Where the key result began.</param>
/// <param name="Achieved">The latest complete period that ended inside the objective's window; none where no such has a value.</param>
/// <param name="Periods">The first complete periods with a value that began after closing, oldest first, as many as needed.</param>
/// <param name="Gain">By how much what was achieved is better, negative where it is worse; none where that cannot be said.</param>
/// <param name="Median">Of the periods, as far as they have come.</param>
/// <param name="Kept">By how much the median is better than where the key result began.</param>
public sealed record GainFacts(
    long PolicyVersion,
    int Needed,
    decimal Share,
    Direction Direction,
    ThresholdBounds? Range,
    decimal From,
    Point? Achieved,
    IReadOnlyList<Point> Periods,
    decimal? Gain,
    decimal? Median,
    decimal? Kept)
{
    /// <summary>The formula in words, as it is shown beside the result.</summary>
    public const string Formula =
        "gain = achieved − from, the other way round where lower is better, in a range the distance to it that is gone; held when the median of the first periods after closing is better than from by at least share · gain";

    /// <summary>The value from which on it is held; none in a range, which has two.</summary>
    public decimal? HeldFrom => Gain > 0 && Direction != Direction.Range ? From + (Share * (Achieved!.Value - From)) : null;

    /// <summary>What the facts say, whatever else happens to the metric.</summary>
    internal GainState State =>
        Gain is not > 0 ? GainState.NoGain
        : Periods.Count < Needed ? GainState.Watching
        : Kept >= Share * Gain ? GainState.Held
        : GainState.Regressed;

    /// <param name="thresholds">Today's; only a range matters.</param>
    /// <param name="direction">The metric's.</param>
    /// <param name="from">Where the key result began.</param>
    /// <param name="achieved">See <see cref="Achieved"/>.</param>
    /// <param name="periods">At least as many as are needed, if they have come, oldest first.</param>
    /// <param name="policy">How many, and how much of the gain.</param>
    internal static GainFacts Of(Thresholds? thresholds, Direction direction, decimal from, Point? achieved, IReadOnlyList<Point> periods, MetricPolicy policy)
    {
        var range = direction == Direction.Range ? thresholds?.Bounds : null;
        Point[] counted = [.. periods.Where(p => IsUsual(p.Value)).Take(policy.HoldPeriods)];
        decimal? median = counted.Length == 0 ? null : Kernel.Statistics.Median.Of(counted.Select(p => p.Value));
        return new GainFacts(
            policy.Version, policy.HoldPeriods, policy.HoldShare, direction, range, from, achieved, counted,
            achieved is null ? null : GainOf(direction, range, from, achieved.Value),
            median,
            median is { } middle ? GainOf(direction, range, from, middle) : null);
    }

    private static decimal? GainOf(Direction direction, ThresholdBounds? range, decimal from, decimal to) =>
        IsUsual(from) && IsUsual(to) && IsUsual(range?.Low ?? 0) && IsUsual(range?.High ?? 0) ? Better.Gain(direction, range, from, to) : null;

    private static bool IsUsual(decimal value) => Math.Abs(value) <= History.LargestValue;
}

/// <summary>What becomes of thresholds whose metric has reached another level for good.</summary>
internal static class ShiftedThresholds
{
    /// <summary>
    /// As far from the new level as they were from the old one; none in a range, whose metric came to it and not it to the
    /// metric.
    /// </summary>
    /// <param name="was">Today's.</param>
    /// <param name="shift">What was achieved, less where it began.</param>
    public static ThresholdBounds? Of(Thresholds was, decimal shift) => was is { Direction: not Direction.Range, Bounds: { Green: { } green, Amber: { } amber } }
        && Math.Abs(green) <= History.LargestValue && Math.Abs(amber) <= History.LargestValue
            ? was.Bounds with { Green = green + shift, Amber = amber + shift }
            : null;
}
