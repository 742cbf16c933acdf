namespace Setpoint.Goals.Domain;

/// <summary>How progress stands against what was expected by now.</summary>
public enum Pace
{
    /// <summary>Not agreed yet, or its window has not begun.</summary>
    NotStarted,

    /// <summary>In the first part of the window nothing is judged.</summary>
    TooEarly,

    /// <summary>A due value is missing, or too little is measured.</summary>
    NoData,

    /// <summary>At most 0.10 below what was expected by now.</summary>
    OnTrack,

    /// <summary>At most 0.25 below.</summary>
    Behind,

    /// <summary>More than that.</summary>
    AtRisk,

    /// <summary>Progress 1 before the end.</summary>
    Achieved,

    /// <summary>After the window: the success line was reached.</summary>
    Met,

    /// <summary>After the window: at most 0.3 below the success line.</summary>
    Near,

    /// <summary>After the window: further below.</summary>
    Missed,
}

/// <summary>A verdict with the numbers behind it.</summary>
/// <param name="Expected">None when nothing is measured.</param>
/// <param name="Gap">Expected less min(raw, 1).</param>
internal readonly record struct PaceReading(Pace Pace, decimal? Expected = null, decimal? Gap = null);

/// <summary>A key result as pace sees it.</summary>
/// <param name="ValuesUntil">End (exclusive) of the metric's latest period with a value; none for values entered by hand, which stand until the next check-in.</param>
/// <param name="Share">The share that is expected of it before the success line; none where that is the elapsed share of the window.</param>
/// <param name="IsUnreported">Too little is reported for a verdict.</param>
internal readonly record struct KeyResultStanding(
    decimal? Raw, Rhythm Rhythm, DateOnly? ValuesUntil, decimal? Share = null, bool IsUnreported = false);

/// <summary>An objective as pace sees it.</summary>
/// <param name="IsStated">Somebody stated its progress: neither coverage nor an item at risk speaks against that.</param>
/// <param name="Computed">What is computed, where another progress is stated.</param>
/// <param name="Pace">The status that somebody stated.</param>
internal readonly record struct ObjectiveStanding(
    ObjectiveKind Kind, Lifecycle Lifecycle, decimal? Grade, Measured? Measured, decimal Coverage,
    bool IsStated = false, Measured? Computed = null, Pace? Pace = null)
{
    /// <summary>Without what somebody stated.</summary>
    public ObjectiveStanding AsComputed => IsStated ? this with { Measured = Computed, IsStated = false, Computed = null, Pace = null } : this with { Pace = null };
}

/// <summary>One item of an objective with its own verdict.</summary>
internal readonly record struct PacedItem(decimal Weight, PaceReading Reading);

/// <summary>
/// Pace is a function of progress and time, computed whenever somebody looks: a day that passes or a policy that
/// changes moves it without anybody checking in.
/// </summary>
internal static class Pacing
{
    /// <param name="moment">Of its own window, where it has dates of its own.</param>
    public static PaceReading OfKeyResult(KeyResultStanding item, decimal successLine, WindowMoment moment, ProgressPolicy policy)
    {
        if (item.Raw is not { } raw)
        {
            return new PaceReading(Unmeasured(moment));
        }

        var (expected, gap) = Against(Ratio.Capped(raw), successLine, item.Share ?? moment.DueShare(item.Rhythm));
        var due = moment.DueEnd(item.Rhythm);
        var missing = item.IsUnreported || (item.ValuesUntil is { } until && until < due && due > moment.Window.Start);
        return new PaceReading(WithoutGap(Ratio.Progress(raw), successLine, moment, policy) ?? (missing ? Pace.NoData : Of(gap, policy)), expected, gap);
    }

    /// <summary>All contributing children as one item of their parent; their missing values show in the coverage.</summary>
    public static PaceReading OfChildren(Measured measured, decimal successLine, WindowMoment moment, ProgressPolicy policy)
    {
        var (expected, gap) = Against(measured.Capped, successLine, moment.DueShare(measured.Mix));
        return new PaceReading(WithoutGap(measured.Progress, successLine, moment, policy) ?? Of(gap, policy), expected, gap);
    }

    /// <summary>
    /// The objective's gap is the weighted mean of its items' gaps, and it is at best behind while one of them is at
    /// risk: gaps 0, 0 and 0.30 have a mean of 0.10 and are behind.
    /// </summary>
    public static PaceReading OfObjective(
        ObjectiveStanding objective, IReadOnlyCollection<PacedItem> items, WindowMoment moment, ProgressPolicy policy)
    {
        if (objective is { Pace: { } stated, Lifecycle: Lifecycle.Published })
        {
            return OfObjective(objective with { Pace = null }, items, moment, policy) with { Pace = stated };
        }

        var line = policy.SuccessLine(objective.Kind);
        var (expected, gap) = objective.Measured is { } m ? Against(m.Capped, line, moment.DueShare(m.Mix)) : ((decimal?)null, (decimal?)null);
        return new PaceReading(Verdict(objective, items, line, gap, moment, policy), expected, gap);
    }

    private static Pace Verdict(
        ObjectiveStanding objective, IReadOnlyCollection<PacedItem> items, decimal line, decimal? gap, WindowMoment moment, ProgressPolicy policy)
    {
        switch (objective.Lifecycle)
        {
            case Lifecycle.Draft or Lifecycle.Proposed:
                return Pace.NotStarted;
            case Lifecycle.Retired:
                return Pace.NoData;
            case Lifecycle.Graded:
                return Outcome(objective.Grade ?? 0, line, policy);
        }

        if (objective.Measured is not { } measured || gap is null)
        {
            return Unmeasured(moment);
        }

        if (WithoutGap(measured.Progress, line, moment, policy) is { } settled)
        {
            return settled;
        }

        if (objective.IsStated)
        {
            return Of(gap.Value, policy);
        }

        var all = items.Sum(i => i.Weight);
        var judged = items.Where(i => i.Reading.Pace != Pace.NoData).Sum(i => i.Weight);
        if (objective.Coverage < policy.LeastCoverage || judged < all * policy.LeastCoverage)
        {
            return Pace.NoData;
        }

        var pace = Of(gap.Value, policy);
        return pace == Pace.OnTrack && items.Any(i => i.Reading.Pace == Pace.AtRisk) ? Pace.Behind : pace;
    }

    /// <summary>At most 0.10 behind is on track, at most 0.25 is behind, more is at risk.</summary>
    public static Pace Of(decimal gap, ProgressPolicy policy) =>
        gap <= policy.OnTrackGap ? Pace.OnTrack : gap <= policy.BehindGap ? Pace.Behind : Pace.AtRisk;

    /// <summary>After the window: the success line reached, nearly, or not.</summary>
    public static Pace Outcome(decimal reached, decimal successLine, ProgressPolicy policy) =>
        reached >= successLine ? Pace.Met : reached >= successLine - policy.NearBelow ? Pace.Near : Pace.Missed;

    /// <summary>Of what has no value.</summary>
    public static Pace Unmeasured(WindowMoment moment) =>
        !moment.Started ? Pace.NotStarted : moment.Quiet ? Pace.TooEarly : Pace.NoData;

    private static (decimal Expected, decimal Gap) Against(decimal capped, decimal successLine, decimal dueShare)
    {
        var expected = Ratio.Rounded(successLine * dueShare);
        return (expected, expected - capped);
    }

    /// <summary>The verdicts that time or completion gives, whatever the gap.</summary>
    private static Pace? WithoutGap(decimal progress, decimal successLine, WindowMoment moment, ProgressPolicy policy) =>
        !moment.Started ? Pace.NotStarted
        : moment.Ended ? Outcome(progress, successLine, policy)
        : progress >= 1 ? Pace.Achieved
        : moment.Quiet ? Pace.TooEarly
        : null;
}
