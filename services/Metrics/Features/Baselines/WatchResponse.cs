using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Features.Baselines;

/// <summary>Whether what a closed OKR has gained on the metric stays, with everything it is judged from.</summary>
/// <param name="Title">Of a public objective; whoever sees another reads it where objectives live.</param>
/// <param name="Says">The state in plain words.</param>
/// <param name="ClosedOn">The last day that counts as the objective's doing: what came later says whether it stays.</param>
/// <param name="From">Where the key result began.</param>
/// <param name="Achieved">The latest complete period that ended inside the objective's window.</param>
/// <param name="Gain">By how much that is better.</param>
/// <param name="HeldFrom">The value from which on it is held; in a range none.</param>
/// <param name="Range">Of a metric that is to be in a range: the one that it came nearer to.</param>
/// <param name="Periods">The first complete periods after closing that have a value, as far as they have come.</param>
/// <param name="Needed">How many there have to be.</param>
/// <param name="Median">Of them.</param>
/// <param name="Kept">By how much the median is better than where the key result began.</param>
/// <param name="Share">The share of the gain that has to be kept.</param>
/// <param name="JudgedAt">From then on it no longer changes.</param>
/// <param name="Thresholds">What it proposed for them.</param>
public sealed record WatchResponse(
    Guid ObjectiveId,
    Guid KeyResultId,
    string? Title,
    GainState State,
    string Says,
    DateOnly ClosedOn,
    decimal From,
    Point? Achieved,
    decimal? Gain,
    decimal? HeldFrom,
    ThresholdBounds? Range,
    IReadOnlyList<Point> Periods,
    int Needed,
    decimal? Median,
    decimal? Kept,
    decimal Share,
    string Formula,
    long PolicyVersion,
    DateTimeOffset StartedAt,
    DateTimeOffset? JudgedAt,
    ThresholdProposalResponse? Thresholds)
{
    internal static string InWords(GainState state, GainFacts facts) => state switch
    {
        GainState.NoGain when facts.Achieved is null => "Nothing is watched: the metric had no value inside the objective's window.",
        GainState.NoGain when facts.Gain is null => "Nothing is watched: there is no range that the metric could have come nearer to.",
        GainState.NoGain => "Nothing is watched: the metric was no better when the objective closed than where its key result began.",
        GainState.Watching when facts.Needed - facts.Periods.Count == 1 => "One more period will say whether the gain holds.",
        GainState.Watching => $"{facts.Needed - facts.Periods.Count} more periods will say whether the gain holds.",
        GainState.Held => "The gain held: the level reached is the baseline.",
        GainState.Regressed => "The gain did not hold: the baseline stays what it was.",
        _ => "A new objective on the metric changes its level again: the gain is no longer watched.",
    };
}
