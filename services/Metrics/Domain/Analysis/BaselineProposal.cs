namespace Setpoint.Metrics.Domain.Analysis;

/// <summary>Days on which somebody works on a metric on purpose, both inclusive: what it shows then is no normal level.</summary>
internal readonly record struct OkrWindow(DateOnly Starts, DateOnly Ends);

/// <summary>
/// The level that a metric's latest periods call normal: the median of the last 12 complete periods, at least 6, that no
/// OKR's window touches.
/// </summary>
/// <param name="Value">The median.</param>
/// <param name="Scale">How far the periods usually lie from it: max(1.4826·MAD, 1.2533·mean absolute deviation, 10^−decimals).</param>
/// <param name="Points">The periods, oldest first.</param>
public sealed record BaselineProposal(decimal Value, decimal Scale, IReadOnlyList<Point> Points)
{
    /// <summary>The formula in words, as <c>explain</c> shows it.</summary>
    public const string Formula =
        "median of the latest complete periods outside OKR windows; proposed where it lies further from the baseline than the periods usually lie from it";

    /// <summary>None while there are too few periods.</summary>
    internal static BaselineProposal? Of(History history, IReadOnlyCollection<OkrWindow> windows, int decimals, MetricPolicy policy)
    {
        Point[] latest = [.. history.Points.Where(p => !windows.Any(w => Touches(w, history.Calendar.StartingOn(p.Start)))).TakeLast(policy.BaselinePeriods)];
        if (latest.Length == 0 || latest.Length < policy.BaselineLeastPeriods)
        {
            return null;
        }

        var spread = Spread.Of([.. latest.Select(p => p.Value)], decimals);
        return new BaselineProposal(spread.Median, spread.Scale, latest);
    }

    /// <summary>
    /// True when it is noticeably another level: further away than one usual distance of the periods from their median.
    /// Less would propose the noise of every week; and where there is no level yet, any is news.
    /// </summary>
    internal bool DiffersFrom(decimal? level) => level is not { } known || Math.Abs(Value - known) > Scale;

    private static bool Touches(OkrWindow window, Period period) => period.Start <= window.Ends && window.Starts <= period.End;
}

/// <summary>What becomes of the open proposal of a metric; at most one is open.</summary>
/// <param name="Open">The value that is to stand as proposal; none when none is.</param>
internal readonly record struct ProposalDecision(decimal? Open)
{
    /// <param name="proposal">What the latest periods call normal.</param>
    /// <param name="current">The baseline as it is.</param>
    /// <param name="declined">The latest value that somebody declined: it is not proposed again until the level has moved on.</param>
    public static ProposalDecision Of(BaselineProposal? proposal, decimal? current, decimal? declined) =>
        new(proposal is not null && proposal.DiffersFrom(current) && proposal.DiffersFrom(declined) ? proposal.Value : null);
}
