using Setpoint.Kernel;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Metrics.Domain;

/// <summary>What a metric is for.</summary>
public enum MetricRole
{
    /// <summary>Watched for health.</summary>
    Kpi,

    /// <summary>Serves only key results: no thresholds, outside the limits on KPIs.</summary>
    Measure,
}

/// <summary>Who may see a metric.</summary>
public enum Visibility
{
    /// <summary>Everybody in the company.</summary>
    Public,

    /// <summary>The unit's people, and whoever holds a role on it.</summary>
    Unit,
}

/// <summary>Where a metric stands in its life. It has no end date.</summary>
public enum MetricStatus
{
    /// <summary>May lack what an active one needs; nothing is due and nothing alerts.</summary>
    Draft,

    /// <summary>Watched.</summary>
    Active,

    /// <summary>Kept for its history; takes no observations.</summary>
    Archived,
}

/// <summary>A metric's definition. Values live apart, so that an ingestion never makes an editor's save fail.</summary>
internal sealed class Metric : AggregateRoot
{
    private readonly List<ThresholdRevision> _thresholds = [];
    private readonly List<FormulaRevision> _formulas = [];
    private readonly List<DefinitionRevision> _revisions = [];

    private Metric()
    {
    }

    public MetricId Id { get; private init; }

    /// <summary>Short key of its observations: a uuid there makes bulk loading a third slower.</summary>
    public int Series { get; private init; }

    public string Name { get; private set; } = "";

    public string? Definition { get; private set; }

    public MetricRole Role { get; private set; }

    /// <summary>Such as <c>%</c> or <c>EUR</c>; the currency is part of it.</summary>
    public string UnitOfMeasure { get; private set; } = "";

    /// <summary>Digits shown after the point.</summary>
    public int Decimals { get; private set; }

    public Direction Direction { get; private set; }

    public Cadence Cadence { get; private init; }

    public Guid? CalendarId { get; private init; }

    public Aggregation Aggregation { get; private set; }

    public Cadence? ReviewCadence { get; private set; }

    public Visibility Visibility { get; private set; }

    public Guid UnitId { get; private set; }

    public Guid? OwnerId { get; private set; }

    /// <summary>Whom it is about: few may see it then. For good, or what few may see could be opened to all.</summary>
    public Guid? AboutPersonId { get; private init; }

    /// <summary>The key result that became it, where one did: it becomes one metric and no more.</summary>
    public Guid? OriginKeyResultId { get; private init; }

    public string? ExternalKey { get; private set; }

    public decimal? Target { get; private set; }

    public decimal? Benchmark { get; private set; }

    public string? BusinessOutcome { get; private set; }

    public string? Source { get; private set; }

    public string? Filter { get; private set; }

    /// <summary>Equal for definitions that measure the same: see <see cref="Domain.Fingerprint"/>.</summary>
    public string? Fingerprint { get; private set; }

    public IReadOnlyList<string> Tags { get; private set; } = [];

    public MetricStatus Status { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it first became active: no value was due before.</summary>
    public DateTimeOffset? ActiveSince { get; private set; }

    /// <summary>Every set of thresholds it ever had.</summary>
    public IReadOnlyList<ThresholdRevision> Thresholds => _thresholds;

    /// <summary>Every formula it ever had; none when its values were always posted.</summary>
    public IReadOnlyList<FormulaRevision> Formulas => _formulas;

    /// <summary>What its numbers meant, since when.</summary>
    public IReadOnlyList<DefinitionRevision> Revisions => _revisions;

    /// <summary>Defines a new metric.</summary>
    public static Metric Define(int series, MetricDefinition definition, DateTimeOffset now, Guid? originKeyResult = null)
    {
        var metric = new Metric
        {
            Id = MetricId.New(),
            Series = series,
            Cadence = definition.Cadence,
            CalendarId = definition.CalendarId,
            AboutPersonId = definition.AboutPersonId,
            OriginKeyResultId = originKeyResult,
            CreatedAt = now,
        };
        metric.Apply(definition, now);
        return metric;
    }

    /// <summary>Replaces the definition. The cadence stays: periods of another length would be another series.</summary>
    public void Redefine(MetricDefinition definition, DateTimeOffset now)
    {
        if (definition.Cadence != Cadence || definition.CalendarId != CalendarId)
        {
            throw new DomainException("cadence-fixed", "cannot change: define another metric and archive this one", "cadence");
        }

        if (definition.AboutPersonId is { } about && about != AboutPersonId)
        {
            throw new DomainException("about-person-fixed", "cannot change: define another metric and archive this one", "aboutPersonId");
        }

        Apply(definition, now);
    }

    /// <summary>Its values come from a formula from now on, or from nobody's any more: then they are posted.</summary>
    /// <param name="measured">True when it has posted values: those stay, and the formula makes what ends after today.</param>
    /// <returns>True when it is another formula than before.</returns>
    public bool Compute(string? expression, bool measured, DateTimeOffset now)
    {
        if (expression is not null)
        {
            var place = Formula.Parse(expression).Tags.Count > 0 ? $"{expression} in {UnitId}" : expression;
            Fingerprint = Domain.Fingerprint.Of(Source, UnitOfMeasure, Filter, place);
        }

        if (_formulas.MaxBy(f => f.ValidFrom)?.Expression == expression)
        {
            return false;
        }

        if (_formulas.Count == 0 && measured)
        {
            _formulas.Add(new FormulaRevision(CreatedAt, null));
        }

        _formulas.Add(new FormulaRevision(now, expression));
        Changed();
        return true;
    }

    /// <summary>Another person answers for it.</summary>
    public void HandOverTo(Guid owner)
    {
        OwnerId = owner;
        Changed();
    }

    /// <summary>Another unit holds it; its periods are counted in that unit's time zone from now on.</summary>
    public void MoveTo(Guid unit)
    {
        UnitId = unit;
        Changed();
    }

    /// <summary>Thresholds move with the level of the metric; false when they are no longer what they were to move from.</summary>
    public bool MoveThresholds(ThresholdBounds was, ThresholdBounds to, DateTimeOffset now)
    {
        if (_thresholds.MaxBy(t => t.ValidFrom) is not { } current || current.Bounds != was || current.Direction != Direction)
        {
            return false;
        }

        _thresholds.Add(new ThresholdRevision(now, Direction, to));
        Changed();
        return true;
    }

    private void Apply(MetricDefinition definition, DateTimeOffset now)
    {
        foreach (var (code, field, message) in definition.Faults())
        {
            throw new DomainException(code, message, field);
        }

        SetThresholds(definition, now);
        Revise(definition, now);
        Name = definition.Name.Trim();
        Definition = definition.Definition;
        Role = definition.Role;
        UnitOfMeasure = definition.UnitOfMeasure.Trim();
        Decimals = definition.Decimals;
        Direction = definition.Direction;
        Aggregation = definition.Aggregation;
        ReviewCadence = definition.ReviewCadence;
        Visibility = definition.Visibility;
        UnitId = definition.UnitId;
        OwnerId = definition.OwnerId;
        ExternalKey = definition.ExternalKey;
        Target = definition.Target;
        Benchmark = definition.Benchmark;
        BusinessOutcome = definition.BusinessOutcome;
        Source = definition.Source;
        Filter = definition.Filter;
        Fingerprint = Domain.Fingerprint.Of(definition);
        Tags = [.. definition.Tags.Distinct(StringComparer.Ordinal)];
        Status = definition.Status;
        ActiveSince ??= Status == MetricStatus.Active ? now : null;
        Changed();
    }

    /// <summary>Thresholds are effective-dated: an earlier period keeps the ones it was judged by.</summary>
    private void SetThresholds(MetricDefinition definition, DateTimeOffset now)
    {
        var current = _thresholds.MaxBy(t => t.ValidFrom);
        if (definition.Thresholds == current?.Bounds && (current is null || current.Direction == definition.Direction))
        {
            return;
        }

        if (definition.Thresholds is null && current?.Bounds is null)
        {
            return;
        }

        _thresholds.Add(new ThresholdRevision(now, definition.Direction, definition.Thresholds));
    }

    private void Revise(MetricDefinition definition, DateTimeOffset now)
    {
        var revision = DefinitionRevision.Of(definition, now);
        if (_revisions.MaxBy(r => r.ValidFrom)?.SaysTheSameAs(revision) != true)
        {
            _revisions.Add(revision);
        }
    }
}
