using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>What a key result's value is by the leaves.</summary>
/// <param name="At">When it was checked in, for values entered by hand.</param>
/// <param name="Period">The period it belongs to, for a metric's value.</param>
internal readonly record struct LeafValue(decimal? Value, DateTimeOffset? At, DateOnly? Period, decimal? Raw, decimal? Confidence);

/// <summary>From where to where.</summary>
internal readonly record struct Way(decimal Baseline, decimal Target)
{
    public decimal Raw(decimal value) => Ratio.Raw(Baseline, Target, value);
}

/// <summary>A key result with what the leaves say and what was stored when it was last computed.</summary>
/// <param name="Promised">The way that was first agreed, where it was changed after publication.</param>
internal sealed record LeafKeyResult(
    KeyResultId Id, decimal Weight, bool Retired, Rhythm Rhythm, Way Way, Way? Promised, LeafValue Now, LeafValue? Stored)
{
    public KeyResultInput Input => InputOf(Now.Raw);

    /// <summary>As it counted when it was last computed.</summary>
    public KeyResultInput StoredInput => InputOf(Stored?.Raw);

    /// <summary>As it would count on what was first agreed.</summary>
    public KeyResultInput PromisedInput => InputAt(Now.Value, Promised ?? Way);

    /// <summary>As it would count with another value.</summary>
    public KeyResultInput InputAt(decimal? value) => InputAt(value, Way);

    private KeyResultInput InputAt(decimal? value, Way way) => InputOf(value is { } v ? way.Raw(v) : null);

    private KeyResultInput InputOf(decimal? raw) => new(Id, Weight, raw is { } r ? Measured.Of(r, Rhythm) : null, Retired);
}

/// <summary>Progress as it was stored, or as it is to be.</summary>
internal readonly record struct ProgressState(Measured? Value, decimal Coverage, decimal? Confidence);

/// <summary>An objective with everything its progress is computed from.</summary>
internal sealed class CascadeInput(
    ObjectiveId id, Window window, Lifecycle lifecycle, decimal? statedConfidence, long revision, ProgressState? stored)
{
    public ObjectiveId Id => id;

    public long Revision => revision;

    public ProgressState? Stored => stored;

    public List<LeafKeyResult> KeyResults { get; } = [];

    public List<CascadeLink> Children { get; } = [];

    public CascadeNode Node => new(id, window, lifecycle, [.. KeyResults.Select(k => k.Input)], Children);

    /// <summary>The same as it was last computed: what is shown as the progress.</summary>
    public CascadeNode StoredNode => Node with { KeyResults = [.. KeyResults.Select(k => k.StoredInput)] };

    public decimal? Confidence => Belief.Of(statedConfidence, KeyResults.Where(k => !k.Retired).Select(k => (k.Weight, k.Now.Confidence)));
}
