namespace Setpoint.Goals.Domain.Coach;

/// <summary>An objective as far as it is written; anything may still be missing.</summary>
/// <param name="KeyResults">None where nobody has begun with them; an empty list says that there are none.</param>
/// <param name="Around">What is known of the rest of the cycle.</param>
internal sealed record Draft(string? Title, string? Why, bool Personal, IReadOnlyList<DraftKeyResult>? KeyResults, Surroundings Around)
{
    public string? Title
    {
        get;
        init
        {
            field = value;
            Sentence = Sentence.Of(value);
        }
    } = Title;

    /// <summary>Its title, taken apart once for all rules.</summary>
    public Sentence Sentence { get; private set; } = Sentence.Of(Title);
}

/// <summary>A key result as far as it is written.</summary>
/// <param name="Measure">None while nobody chose one.</param>
/// <param name="HasLimits">A range to reach or a limit to keep is filled in.</param>
/// <param name="Metric">The metric that it reads, where it is known and may be seen.</param>
internal sealed record DraftKeyResult(string? Title, Measure? Measure = null, decimal? Baseline = null, decimal? Target = null, DraftMetric? Metric = null, bool HasLimits = false)
{
    public string? Title
    {
        get;
        init
        {
            field = value;
            Sentence = Sentence.Of(value);
        }
    } = Title;

    public Sentence Sentence { get; private set; } = Sentence.Of(Title);

    /// <summary>Where it leads: 1 up, −1 down; 0 while that cannot be told.</summary>
    public int Direction => Baseline is { } b && Target is { } t ? t.CompareTo(b) : 0;

    /// <summary>A target of 1 from 0, and for a deed one of 100, says that something is done and not how much.</summary>
    public bool SaysOnlyDone => (Baseline ?? 0) == 0 && (Target == 1 || (Target == 100 && Deed.Of(Sentence) is not null));

    /// <summary>True where the fields measure something.</summary>
    public bool IsMeasured => HasLimits || (Target is not null && !SaysOnlyDone);
}

/// <summary>A metric as the coach needs it.</summary>
/// <param name="Elsewhere">It belongs to a unit that is neither the objective's nor above or below it, and of which nothing is asked for the objective.</param>
/// <param name="Owner">The name of the unit it belongs to.</param>
/// <param name="History">Its complete periods.</param>
/// <param name="Others">Key results of other objectives of the cycle that read it, as far as the caller sees them.</param>
/// <param name="Reached">Where it stood when a graded objective of an earlier cycle ended, by its grade.</param>
internal sealed record DraftMetric(
    Guid Id, string Name, bool Elsewhere, string Owner, MetricHistory History, IReadOnlyList<OtherTarget> Others, LastReached? Reached = null);

/// <summary>What another objective wants of a metric.</summary>
/// <param name="IsElsewhere">It is another unit's, public, and neither serves the draft nor is served by it.</param>
internal sealed record OtherTarget(ObjectiveId Objective, string Title, string Unit, bool IsElsewhere, decimal Baseline, decimal Target)
{
    public int Direction => Target.CompareTo(Baseline);
}

/// <summary>The outcome of the latest graded objective on a metric.</summary>
/// <param name="Grade">0 to 1.</param>
internal sealed record LastReached(string Title, decimal Baseline, decimal Target, decimal Grade)
{
    /// <summary>baseline + grade × (target − baseline): from 20 to 30 graded 0.8 reached 28.</summary>
    public decimal Value => Baseline + (Grade * (Target - Baseline));
}

/// <summary>What is known of the cycle around a draft. What the caller may not see is not in any count.</summary>
/// <param name="Limits">None while no unit is chosen.</param>
/// <param name="Unit">Its name.</param>
/// <param name="ObjectivesOfUnit">How many the unit has beside this one, drafts not counted; none while no cycle is chosen.</param>
/// <param name="ObjectivesOfCompany">How many the company has; none where it is the company's own.</param>
/// <param name="Neighbours">Public objectives of the cycle.</param>
/// <param name="IsElsewhere">Which of them are another unit's and neither serve this one nor are served by it; all when absent.</param>
/// <param name="Window">Of the cycle.</param>
/// <param name="Today">Where the unit is.</param>
internal sealed record Surroundings(
    GoalLimits? Limits = null,
    string? Unit = null,
    int? ObjectivesOfUnit = null,
    int? ObjectivesOfCompany = null,
    Neighbours? Neighbours = null,
    Func<OtherObjective, bool>? IsElsewhere = null,
    Window? Window = null,
    DateOnly Today = default,
    TrendPolicy? Trend = null);
