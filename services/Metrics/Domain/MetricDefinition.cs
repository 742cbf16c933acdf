namespace Setpoint.Metrics.Domain;

/// <summary>Everything somebody may say about a metric.</summary>
internal sealed record MetricDefinition
{
    private const int MostDecimals = 10;

    public required string Name { get; init; }

    public string? Definition { get; init; }

    public MetricRole Role { get; init; }

    public required string UnitOfMeasure { get; init; }

    public int Decimals { get; init; }

    public Direction Direction { get; init; }

    public ThresholdBounds? Thresholds { get; init; }

    public Cadence Cadence { get; init; }

    /// <summary>The named calendar, for a cadence that goes by one.</summary>
    public Guid? CalendarId { get; init; }

    public Aggregation Aggregation { get; init; }

    public Cadence? ReviewCadence { get; init; }

    public Visibility Visibility { get; init; }

    public Guid UnitId { get; init; }

    public Guid? OwnerId { get; init; }

    /// <summary>Whom it is about, where it is about a person; said once, when it is defined.</summary>
    public Guid? AboutPersonId { get; init; }

    public string? ExternalKey { get; init; }

    public decimal? Target { get; init; }

    public decimal? Benchmark { get; init; }

    public string? BusinessOutcome { get; init; }

    public string? Source { get; init; }

    /// <summary>Which part of the source counts, such as <c>region = north</c>.</summary>
    public string? Filter { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public MetricStatus Status { get; init; }

    /// <summary>Every reason why this definition cannot stand, each with the field to mend.</summary>
    public IEnumerable<(string Code, string Field, string Message)> Faults()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return ("name-required", "name", "is required");
        }

        if (string.IsNullOrWhiteSpace(UnitOfMeasure))
        {
            yield return ("unit-of-measure-required", "unitOfMeasure", "is required");
        }

        if (Decimals is < 0 or > MostDecimals)
        {
            yield return ("decimals-invalid", "decimals", $"must be 0 to {MostDecimals}");
        }

        if (Cadence == Cadence.Calendar != CalendarId is not null)
        {
            yield return ("calendar-needed", "calendarId", "is needed with the cadence calendar, and only with it");
        }

        if (ReviewCadence == Cadence.Calendar)
        {
            yield return ("review-cadence-invalid", "reviewCadence", "must be daily, weekly, monthly or quarterly");
        }

        if (ThresholdFault() is { } fault)
        {
            yield return fault;
        }

        foreach (var missing in MissingToBeActive())
        {
            yield return ("not-ready-to-be-active", missing, "is required of an active KPI; a draft may lack it");
        }
    }

    private (string Code, string Field, string Message)? ThresholdFault()
    {
        if (Thresholds is null)
        {
            return null;
        }

        if (Role == MetricRole.Measure)
        {
            return ("measure-has-no-thresholds", "thresholds", "a measure is not judged; make it a KPI");
        }

        return Domain.Thresholds.Fault(Direction, Thresholds) is { } fault ? ("thresholds-invalid", fault.Field, fault.Message) : null;
    }

    private IEnumerable<string> MissingToBeActive()
    {
        if (Status != MetricStatus.Active || Role != MetricRole.Kpi)
        {
            return [];
        }

        return new (string Field, bool Missing)[]
        {
            ("definition", string.IsNullOrWhiteSpace(Definition)),
            ("source", string.IsNullOrWhiteSpace(Source)),
            ("ownerId", OwnerId is null),
            ("reviewCadence", ReviewCadence is null),
            ("thresholds", Thresholds is null),
        }.Where(f => f.Missing).Select(f => f.Field);
    }
}
