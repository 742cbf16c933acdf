namespace Setpoint.CheckIns.Domain;

/// <summary>Who may see an objective beyond those who work on it.</summary>
internal enum Visibility
{
    Public,
    Unit,
    Private,
}

/// <summary>Where an objective stands; check-ins belong to published ones.</summary>
internal enum Lifecycle
{
    Draft,
    Proposed,
    Published,
    Graded,
    Retired,
}

/// <summary>Where a key result's current value comes from.</summary>
internal enum Measure
{
    Number,
    Metric,
    Maintain,
    Milestone,
    Children,
}

/// <summary>A step of a milestone.</summary>
internal sealed record Step(Guid Id, string? Title, decimal Weight, DateOnly? Due);

/// <summary>A key result as far as a check-in needs to know it.</summary>
/// <param name="Baseline">Where it began; none where it measures no distance.</param>
/// <param name="Target">Where it is to arrive.</param>
/// <param name="Low">Lower end of a range or limit.</param>
/// <param name="High">Upper end of the same.</param>
/// <param name="Decimals">Digits to show.</param>
/// <param name="Steps">Of a milestone.</param>
internal sealed record KeyResult(
    Guid Id,
    Measure Measure,
    Guid OwnerId,
    string? Title,
    Guid? MetricId = null,
    decimal? Baseline = null,
    decimal? Target = null,
    decimal? Low = null,
    decimal? High = null,
    string? UnitOfMeasure = null,
    int Decimals = 0,
    IReadOnlyList<Step>? Steps = null)
{
    /// <summary>A limit may be kept by values entered by hand, or by a metric's.</summary>
    public bool TakesValues => Measure == Measure.Number || (Measure == Measure.Maintain && MetricId is null);
}

/// <summary>What this service knows of an objective from its publisher: who works on it, when it runs, what it measures.</summary>
internal sealed class Objective
{
    public required Guid Id { get; init; }

    /// <summary>The publisher's version; the highest one seen is kept.</summary>
    public required long Version { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>Units that answer for it together with that one: it is seen there, too, and written at the accountable one.</summary>
    public IReadOnlyList<Guid> CoUnits { get; init; } = [];

    public required Guid OwnerId { get; init; }

    public required Visibility Visibility { get; init; }

    public required Lifecycle Lifecycle { get; init; }

    /// <summary>First day of its window, in its unit's time zone.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Last day of its window, inclusive.</summary>
    public required DateOnly End { get; init; }

    /// <summary>When it was agreed: nobody owed a check-in before. None where that is not known.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Objectives that it serves directly.</summary>
    public IReadOnlyList<Guid> Parents { get; init; } = [];

    /// <summary>None when the objective is not public: text does not leave its owner's service.</summary>
    public string? Title { get; init; }

    public required IReadOnlyList<Guid> Contributors { get; init; }

    public required IReadOnlyList<KeyResult> KeyResults { get; init; }

    /// <summary>Owner, contributors and owners of key results see the objective and check in on it, whatever their roles.</summary>
    public bool IsWorkedOnBy(Guid person) =>
        OwnerId == person || Contributors.Contains(person) || KeyResults.Any(k => k.OwnerId == person);
}
