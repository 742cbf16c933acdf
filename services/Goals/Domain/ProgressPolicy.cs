namespace Setpoint.Goals.Domain;

/// <summary>
/// The numbers that progress, pace and grade are judged by. A policy is versioned, and every explanation names the
/// version it used, so that an old number can still be recomputed after the policy changes.
/// </summary>
internal sealed record ProgressPolicy
{
    /// <summary>What holds where no unit decided otherwise.</summary>
    public static ProgressPolicy Default { get; } = new();

    public string Name { get; init; } = "Progress";

    public int Version { get; init; } = 1;

    /// <summary>What an aspirational objective is expected to reach.</summary>
    public decimal AspirationalLine { get; init; } = 0.7m;

    /// <summary>What a committed objective is expected to reach.</summary>
    public decimal CommittedLine { get; init; } = 1.0m;

    /// <summary>
    /// The weight of all contributing children together, beside the key results' own weights. Not for units to decide:
    /// progress is rolled up across them, and one number must mean one thing.
    /// </summary>
    public decimal SlotWeight { get; init; } = 1m;

    /// <summary>Below this share of measurable weight there is progress but no pace.</summary>
    public decimal LeastCoverage { get; init; } = 0.5m;

    /// <summary>Largest gap that is still on track.</summary>
    public decimal OnTrackGap { get; init; } = 0.10m;

    /// <summary>Largest gap that is behind; beyond it is at risk.</summary>
    public decimal BehindGap { get; init; } = 0.25m;

    /// <summary>The first share of the window in which nothing is judged.</summary>
    public decimal QuietShare { get; init; } = 0.10m;

    /// <summary>A value may be this share of its cadence late, and at least a day, before it is missed.</summary>
    public decimal GraceShare { get; init; } = 0.2m;

    /// <summary>Weeks in which one check-in is said.</summary>
    public int CheckInEveryWeeks { get; init; } = 1;

    /// <summary>How far below the success line a result is still <em>near</em>.</summary>
    public decimal NearBelow { get; init; } = 0.3m;

    /// <summary>Confidence from which being behind is a contradiction.</summary>
    public decimal ConfidentFrom { get; init; } = 0.7m;

    /// <summary>Confidence up to which being on track is a contradiction.</summary>
    public decimal DoubtfulTo { get; init; } = 0.4m;

    /// <summary>A grade further than this from the suggestion needs a reason.</summary>
    public decimal GradeTolerance { get; init; } = 0.10m;

    public decimal SuccessLine(ObjectiveKind kind) => kind == ObjectiveKind.Committed ? CommittedLine : AspirationalLine;
}
