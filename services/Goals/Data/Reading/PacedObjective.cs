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
/// <param name="Children">The reading of the slot of contributing children, where there is one.</param>
internal sealed record PacedObjective(
    ObjectiveId Id,
    ProgressPolicy Policy,
    WindowMoment Moment,
    ObjectiveStanding Standing,
    decimal? Confidence,
    PaceReading Reading,
    IReadOnlyList<PacedKeyResult> KeyResults,
    PaceReading? Children)
{
    public Measured? Measured => Standing.Measured;

    public Disagreement? Disagreement => Belief.Against(Confidence, Reading.Pace, Policy);

    public decimal SuccessLine => Policy.SuccessLine(Standing.Kind);
}
