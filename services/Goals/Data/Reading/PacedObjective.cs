using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>A key result as it stands now.</summary>
internal readonly record struct PacedKeyResult(KeyResultId Id, decimal Weight, KeyResultStanding Standing, decimal? Confidence, PaceReading Reading)
{
    public decimal? Raw => Standing.Raw;

    public decimal? Progress => Raw is { } raw ? Ratio.Progress(raw) : null;
}

/// <summary>An objective as it stands now: the stored progress, judged at this moment.</summary>
/// <param name="Policy">What it was judged by.</param>
/// <param name="Reading">As it is shown: what somebody stated goes before what is computed.</param>
/// <param name="Computed">What is computed; the same where nothing is stated.</param>
/// <param name="Children">The reading of the slot of contributing children, where there is one.</param>
internal sealed record PacedObjective(
    ObjectiveId Id,
    ProgressPolicy Policy,
    WindowMoment Moment,
    ObjectiveStanding Standing,
    decimal? Confidence,
    PaceReading Reading,
    PaceReading Computed,
    IReadOnlyList<PacedKeyResult> KeyResults,
    PaceReading? Children)
{
    public Measured? Measured => Standing.Measured;

    public bool IsOverridden => Standing.IsStated || Standing.Pace is not null;

    /// <summary>What is computed beside a stated progress or status; none where nothing is stated.</summary>
    public decimal? ComputedProgress => IsOverridden ? Standing.AsComputed.Measured?.Progress : null;

    public Pace? ComputedPace => IsOverridden ? Computed.Pace : null;

    /// <summary>Belief is held against the numbers, not against another belief.</summary>
    public Disagreement? Disagreement => Belief.Against(Confidence, Computed.Pace, Policy);

    public decimal SuccessLine => Policy.SuccessLine(Standing.Kind);
}
