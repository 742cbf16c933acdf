using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>A unit in passing.</summary>
public sealed record UnitName(Guid Id, string Name, string Slug);

/// <summary>A person in passing.</summary>
public sealed record PersonName(Guid Id, string Name);

/// <summary>The cycle an objective runs in.</summary>
public sealed record CycleName(Guid Id, string Name, DateOnly Start, DateOnly End, CyclePhase Phase);

/// <summary>An objective with its key results, what it serves and what serves it, as it stands now.</summary>
/// <param name="Progress">0…1; none when nothing is measurable.</param>
/// <param name="ProgressWithRetired">What progress would be with the retired items still in; none when nothing was retired.</param>
/// <param name="Coverage">The share of the weight that has a value.</param>
/// <param name="Gap">Expected less min(raw, 1).</param>
/// <param name="SuccessLine">What counts as a success: 0.7 for aspirational, 1.0 for committed objectives.</param>
/// <param name="SuggestedGrade">What the roll-up suggests; on the original targets while a changed one is not accepted.</param>
/// <param name="GradeOnCurrentTargets">Given beside the suggestion when a target was changed after publication.</param>
/// <param name="CanEdit">True when the caller may change it.</param>
/// <param name="CanCheckIn">True when the caller may check in on it.</param>
/// <param name="Personal">The owner's own, not counted among the unit's.</param>
/// <param name="ComputedProgress">What is computed, beside a stated progress or status; none where nothing is stated.</param>
/// <param name="ComputedPace">The same of the pace.</param>
/// <param name="WithDamage">Its success line is met and a guardrail was broken; after closing as it was then.</param>
/// <param name="DamageNote">What its owner said of that when it closed.</param>
/// <param name="Governance">Who proposed, decides and agreed.</param>
/// <param name="Restated">Given beside what stood when the cycle closed, where corrections have changed it since.</param>
public sealed record ObjectiveResponse(
    Guid Id,
    long Version,
    string Title,
    string? Why,
    ObjectiveKind Kind,
    Visibility Visibility,
    Lifecycle Lifecycle,
    UnitName Unit,
    PersonName Owner,
    IReadOnlyList<PersonName> Contributors,
    CycleName Cycle,
    decimal? Progress,
    decimal? Raw,
    decimal? ProgressWithRetired,
    decimal Coverage,
    decimal? Expected,
    decimal? Gap,
    Pace Pace,
    decimal? Confidence,
    Disagreement? Disagreement,
    decimal SuccessLine,
    IReadOnlyList<KeyResultResponse> KeyResults,
    IReadOnlyList<AlignedObjective> Parents,
    IReadOnlyList<AlignedObjective> Children,
    decimal? SuggestedGrade,
    decimal? GradeOnCurrentTargets,
    decimal? Grade,
    string? GradeReason,
    LearningNoteContent? Learning,
    string? RetiredReason,
    string? ExternalKey,
    bool CanEdit,
    bool CanCheckIn,
    bool Personal,
    decimal? ComputedProgress,
    Pace? ComputedPace,
    OverrideResponse? Override,
    IReadOnlyList<GuardrailResponse> Guardrails,
    bool WithDamage,
    string? DamageNote,
    GovernanceResponse? Governance = null,
    Restated? Restated = null,
    LabelsResponse? Labels = null)
{
    /// <summary>What it continues and what continues it; none where it stands alone.</summary>
    public LineageResponse? Lineage { get; init; }

    /// <summary>The alert that it was begun from; none where the caller may not see its metric.</summary>
    public OriginResponse? Origin { get; init; }

    /// <summary>True when the caller may publish the draft or proposal, or return it.</summary>
    public bool CanDecide { get; init; }

    /// <summary>True when the caller may commit to it again once it has ended.</summary>
    public bool CanRecommit { get; init; }

    /// <summary>What a reading of the past cannot say; none for that of now.</summary>
    public PastNote? Past { get; init; }
}

/// <summary>An alert of a metric.</summary>
/// <param name="Kind"><c>health</c>, <c>deviation</c>, <c>off-baseline</c>, <c>stale</c> or <c>forecast</c>.</param>
/// <param name="IsOpen">It is not over yet.</param>
public sealed record OriginResponse(Guid AlertId, string Kind, bool IsOpen, Guid MetricId, string MetricName);

/// <summary>A metric that must not suffer for the objective.</summary>
/// <param name="MetricId">None, as its name and owner, where the caller may not see it.</param>
/// <param name="Health">Its health now.</param>
/// <param name="WasBroken">It was confirmed red inside the window, or was red from the start and got worse.</param>
/// <param name="Note">What its owner says of that.</param>
public sealed record GuardrailResponse(
    Guid? MetricId, string? Name, string Health, bool Stale, bool WasBroken, PersonName? Owner, string? Note, PersonName? NotedBy, DateTimeOffset? NotedAt);

/// <summary>What somebody stated instead of what is computed.</summary>
public sealed record OverrideResponse(decimal? Progress, Pace? Status, string Reason, PersonName By, DateTimeOffset At);

/// <summary>What is said of an objective beside its content.</summary>
/// <param name="Outline">Key results that have their words and no numbers yet: from a template, or a copy without targets.</param>
public sealed record LabelsResponse(IReadOnlyList<string> Tags, IReadOnlyList<LinkContent> Links, IReadOnlyList<OutlineContent> Outline);

/// <summary>A page that belongs to an objective.</summary>
public sealed record LinkContent(string? Title, string? Address);

/// <summary>A key result by its words and its measure.</summary>
public sealed record OutlineContent(string? Title, string? Measure);

/// <summary>How an objective was, or is to be, agreed.</summary>
/// <param name="Deciders">Who has to decide about the proposal; empty when it is none, or when nobody is left who may.</param>
/// <param name="CoOwners">Units that answer for it together with its own.</param>
/// <param name="ReturnedNote">Why the last proposal came back.</param>
/// <param name="LimitReason">Why it was agreed although it, or its unit, is over a limit.</param>
public sealed record GovernanceResponse(
    PersonName? ProposedBy,
    DateTimeOffset? ProposedAt,
    IReadOnlyList<PersonName> Deciders,
    IReadOnlyList<CoOwnerResponse> CoOwners,
    PersonName? ReturnedBy,
    string? ReturnedNote,
    PersonName? PublishedBy,
    DateTimeOffset? PublishedAt,
    string? LimitReason);

/// <summary>A unit that answers for an objective together with the accountable one.</summary>
/// <param name="ApprovedBy">None while its lead has not approved.</param>
/// <param name="Deciders">Who has to approve, until somebody has.</param>
public sealed record CoOwnerResponse(UnitName Unit, PersonName? ApprovedBy, DateTimeOffset? ApprovedAt, IReadOnlyList<PersonName> Deciders);

/// <summary>A key result as it stands now.</summary>
/// <param name="Current">The metric's value, or the one entered by hand.</param>
/// <param name="CurrentAt">The moment it describes; for a metric the last day of its period.</param>
/// <param name="Health">The metric's health.</param>
/// <param name="Baseline">None for <c>maintain</c>, <c>milestone</c> and <c>children</c>.</param>
/// <param name="Target">None for the same, and for a range target.</param>
/// <param name="TargetChanges">What had been agreed before, oldest first.</param>
/// <param name="Reading">Which value of the metric it reads.</param>
/// <param name="Low">Lower end of a range target, or of a limit that is kept.</param>
/// <param name="High">Upper end of the same.</param>
/// <param name="Start">Its own first day, where it has dates of its own.</param>
/// <param name="End">Its own last day.</param>
/// <param name="Phases">Points of a phased target.</param>
/// <param name="Steps">Of a milestone, in their order.</param>
/// <param name="Restated">What corrections after the closing have made of it; none where they made nothing else.</param>
public sealed record KeyResultResponse(
    Guid Id,
    string Title,
    Measure Measure,
    PersonName Owner,
    decimal Weight,
    decimal? Baseline,
    decimal? Target,
    decimal? Current,
    DateTimeOffset? CurrentAt,
    string? UnitOfMeasure,
    int Decimals,
    Guid? MetricId,
    string? Health,
    decimal? Progress,
    decimal? Raw,
    decimal? Expected,
    decimal? Gap,
    Pace Pace,
    decimal? Confidence,
    IReadOnlyList<TargetChangeResponse> TargetChanges,
    MetricReading Reading,
    decimal? Low,
    decimal? High,
    DateOnly? Start,
    DateOnly? End,
    IReadOnlyList<PhaseContent> Phases,
    IReadOnlyList<StepResponse> Steps,
    Restated? Restated = null)
{
    /// <summary>What was agreed of the key result that this one continues; none where it continues none that the caller sees.</summary>
    public EarlierTarget? Earlier { get; init; }

    /// <summary>What has become of the wish to watch it on as a KPI; none where nobody had it.</summary>
    public GraduationResponse? Graduation { get; init; }
}

/// <summary>What was agreed before the objective was committed to again, and how far it came.</summary>
public sealed record EarlierTarget(Guid KeyResultId, decimal? Baseline, decimal? Target, decimal? Low, decimal? High, decimal? Reached, decimal? Progress);

/// <summary>A key result that is to be a KPI.</summary>
/// <param name="Name">Of the KPI.</param>
/// <param name="MetricId">None until the metric is there, and where the caller may not see it.</param>
public sealed record GraduationResponse(Guid KeyResultId, string Name, PersonName AskedBy, DateTimeOffset AskedAt, Guid? MetricId);

/// <summary>What was agreed before, and why it changed.</summary>
public sealed record TargetChangeResponse(
    decimal? Baseline, decimal? Target, DateTimeOffset ChangedAt, PersonName ChangedBy, string Reason, decimal? Low, decimal? High);

/// <summary>A point of a phased target: what is to have been reached by the end of a day.</summary>
public sealed record PhaseContent(DateOnly Date, decimal Value);

/// <summary>A step of a milestone.</summary>
/// <param name="ExternalKey">Of the work item that ticks it.</param>
public sealed record StepResponse(Guid Id, string Title, decimal Weight, DateOnly? Due, string? ExternalKey, bool Done, DateTimeOffset? DoneAt);

/// <summary>An objective above or below. One that only its unit may see has no title here, and can still count.</summary>
/// <param name="KeyResultId">The key result of the parent that is served, where it is one in particular.</param>
public sealed record AlignedObjective(
    Guid Id, string? Title, Relation Relation, decimal Weight, decimal? Progress, Pace Pace, UnitName Unit, Guid? KeyResultId);

/// <summary>The five answers that close an objective.</summary>
/// <param name="Achieved">What was achieved.</param>
/// <param name="Learned">What was learned.</param>
/// <param name="WrongAssumption">Which assumption was wrong.</param>
/// <param name="ContinuesAsKpi">What continues as a KPI.</param>
/// <param name="Stops">What stops.</param>
public sealed record LearningNoteContent(string Achieved, string Learned, string WrongAssumption, string ContinuesAsKpi, string Stops);
