using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>What a key result is worth by the leaves.</summary>
/// <param name="At">When it was checked in, for values entered by hand.</param>
/// <param name="Period">The period it belongs to, for a metric's value.</param>
/// <param name="Share">See <see cref="Worth"/>.</param>
/// <param name="NextDue">When time alone changes it next; none where it does not.</param>
internal readonly record struct LeafValue(
    decimal? Value, DateTimeOffset? At, DateOnly? Period, decimal? Raw, decimal? Confidence, decimal? Share, bool Unreported, DateTimeOffset? NextDue);

/// <summary>A value by its day, and by the moment it was said at where it was entered by hand.</summary>
internal readonly record struct LeafPoint(DateOnly Day, DateTimeOffset? At, decimal Value);

/// <summary>A step of a milestone as it stands.</summary>
internal readonly record struct LeafStep(StepId Id, decimal Weight, DateTimeOffset? DoneAt);

/// <summary>A key result with what the leaves say and what was stored when it was last computed.</summary>
/// <param name="Promised">What was first agreed, where it was changed after publication.</param>
/// <param name="DueEnd">End (exclusive) of the latest period that was due; only asked of what time changes.</param>
internal sealed record LeafKeyResult(
    KeyResultId Id, decimal Weight, bool Retired, Terms Terms, Aim? Promised, LeafValue Now, LeafValue? Stored, DateOnly DueEnd, ProgressPolicy Policy)
{
    /// <summary>The values of all periods, for what is made of them.</summary>
    public IReadOnlyList<DatedValue> Series { get; init; } = [];

    public IReadOnlyList<StepState> Steps { get; init; } = [];

    public KeyResultInput Input => InputOf(Now.Raw, Now.Share);

    /// <summary>As pace sees it. That a value of a named calendar is missing was found by its leaf: no rhythm knows its periods.</summary>
    public PaceKeyResult Standing => new(
        Id,
        Weight,
        new KeyResultStanding(
            Now.Raw,
            Terms.Rhythm,
            Terms is { Measure: Measure.Metric, HasCalendar: false } && Now.Period is { } start ? Terms.Rhythm.EndOf(start) : null,
            Now.Share,
            Now.Unreported),
        Now.Confidence,
        Terms.HasOwnDates ? Terms.Window : null,
        Terms.Measure == Measure.Children);

    /// <summary>As it counted when it was last computed.</summary>
    public KeyResultInput StoredInput => InputOf(Stored?.Raw, Stored?.Share);

    /// <summary>As it would count on what was first agreed.</summary>
    public KeyResultInput PromisedInput => InputAt(Terms with { Aim = Promised ?? Terms.Aim }, Now.Value, Series, Steps, DueEnd);

    /// <summary>As it would count with other values, at another moment.</summary>
    public KeyResultInput InputAt(decimal? value, IReadOnlyList<DatedValue> series, IReadOnlyList<StepState> steps, DateOnly dueEnd) =>
        InputAt(Terms, value, series, steps, dueEnd);

    private KeyResultInput InputAt(Terms terms, decimal? value, IReadOnlyList<DatedValue> series, IReadOnlyList<StepState> steps, DateOnly dueEnd)
    {
        var worth = Worth.Of(terms, value, series, steps, dueEnd, Policy);
        return InputOf(worth.Raw, worth.Share);
    }

    private KeyResultInput InputOf(decimal? raw, decimal? share) =>
        Terms.Measure == Measure.Children
            ? new(Id, Weight, null, Retired, Terms.Window)
            : new(Id, Weight, raw is { } r ? Measured.Of(r, Terms.Rhythm, share) : null, Retired);
}

/// <summary>Progress as it was stored, or as it is to be.</summary>
/// <param name="Computed">What is computed, where <paramref name="Value"/> is stated.</param>
internal readonly record struct ProgressState(Measured? Value, decimal Coverage, decimal? Confidence, Measured? Computed);

/// <summary>An objective with everything its progress is computed from.</summary>
internal sealed class CascadeInput(
    ObjectiveId id,
    Guid unit,
    TimeZoneInfo zone,
    Window window,
    Lifecycle lifecycle,
    decimal? statedConfidence,
    decimal? statedProgress,
    DateTimeOffset? statedAt,
    long revision,
    ProgressState? stored,
    byte[] storedStandings)
{
    public ObjectiveId Id => id;

    public Guid Unit => unit;

    /// <summary>Of its unit: by it a day begins.</summary>
    public TimeZoneInfo Zone => zone;

    public Window Window => window;

    public long Revision => revision;

    public ProgressState? Stored => stored;

    /// <summary>See <see cref="PackedStandings"/>.</summary>
    public byte[] StoredStandings => storedStandings;

    public List<LeafKeyResult> KeyResults { get; } = [];

    public List<CascadeLink> Children { get; } = [];

    public CascadeNode Node => new(id, window, lifecycle, [.. KeyResults.Select(k => k.Input)], Children, statedProgress);

    /// <summary>With other key results, and with what had been stated by a moment.</summary>
    public CascadeNode NodeAt(DateTimeOffset instant, IEnumerable<KeyResultInput> keyResults) =>
        Node with { KeyResults = [.. keyResults], Stated = statedAt <= instant ? statedProgress : null };

    /// <summary>The same as it was last computed: what is shown as the progress.</summary>
    public CascadeNode StoredNode => Node with { KeyResults = [.. KeyResults.Select(k => k.StoredInput)] };

    public decimal? Confidence => Belief.Of(statedConfidence, KeyResults.Where(k => !k.Retired).Select(k => (k.Weight, k.Now.Confidence)));
}
