namespace Setpoint.Contracts.Goals;

/// <summary>State of an objective with its key results. Carries no text when the objective is not public.</summary>
/// <param name="Kind"><c>committed</c> or <c>aspirational</c>.</param>
/// <param name="Visibility"><c>public</c>, <c>unit</c> or <c>private</c>.</param>
/// <param name="Lifecycle"><c>draft</c>, <c>proposed</c>, <c>published</c>, <c>graded</c> or <c>retired</c>.</param>
/// <param name="Title">None when the objective is not public.</param>
/// <param name="OriginAlertId">The alert of a KPI that it was begun from.</param>
/// <param name="CoOwnerUnitIds">Units that answer for it together with the accountable one: it is seen at each as at that.</param>
/// <param name="Guardrails">Metrics that must not suffer for it.</param>
/// <param name="ParentIds">The objectives that it serves directly, contributing or supporting.</param>
/// <param name="PublishedAt">When it was agreed: nobody owed a check-in before. None while it is not, or where that is not known.</param>
public sealed record ObjectiveChanged(
    Guid Id,
    long Version,
    Guid CycleId,
    Guid UnitId,
    Guid OwnerId,
    string Kind,
    string Visibility,
    string Lifecycle,
    DateOnly Start,
    DateOnly End,
    string? Title,
    IReadOnlyList<Guid> Contributors,
    IReadOnlyList<KeyResultState> KeyResults,
    Guid? OriginAlertId = null,
    IReadOnlyList<Guid>? CoOwnerUnitIds = null,
    IReadOnlyList<Guid>? Guardrails = null,
    IReadOnlyList<Guid>? ParentIds = null,
    DateTimeOffset? PublishedAt = null);

/// <summary>A key result inside its objective's state.</summary>
/// <param name="Measure"><c>metric</c>, <c>number</c>, <c>maintain</c>, <c>milestone</c> or <c>children</c>.</param>
/// <param name="Baseline">Of <c>metric</c> and <c>number</c>; 0 where there is none.</param>
/// <param name="Target">Of the same; 0 where there is none, as with a range from <paramref name="Low"/> to <paramref name="High"/>.</param>
/// <param name="Title">None when the objective is not public.</param>
/// <param name="Reading"><c>latest</c>, <c>total</c> or <c>average</c>.</param>
/// <param name="Low">Lower end of a range target or of a limit that is kept.</param>
/// <param name="High">Upper end of the same.</param>
/// <param name="Start">Its own first day, where it has dates of its own.</param>
/// <param name="End">Its own last day.</param>
/// <param name="Steps">Of a <c>milestone</c>, in their order.</param>
public sealed record KeyResultState(
    Guid Id,
    string Measure,
    Guid OwnerId,
    Guid? MetricId,
    decimal Weight,
    decimal Baseline,
    decimal Target,
    string? UnitOfMeasure,
    int Decimals,
    string? Title,
    string? Reading = null,
    decimal? Low = null,
    decimal? High = null,
    DateOnly? Start = null,
    DateOnly? End = null,
    IReadOnlyList<MilestoneStep>? Steps = null);

/// <summary>A step of a milestone. Whether it is done is said by <see cref="StepsTicked"/> and by check-ins.</summary>
/// <param name="Title">None when the objective is not public.</param>
public sealed record MilestoneStep(Guid Id, string? Title, decimal Weight, DateOnly? Due);
