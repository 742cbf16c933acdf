using System.Diagnostics;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Data;

/// <summary>Where a metric stands after its last evaluation. Written by the evaluation alone.</summary>
internal sealed class MetricState
{
    public int Series { get; init; }

    public long Revision { get; init; }

    public DateOnly? LatestPeriod { get; init; }

    public decimal? LatestValue { get; init; }

    public decimal? PreviousValue { get; init; }

    public Health Health { get; init; }

    public DateOnly? HealthSince { get; init; }

    public int HealthPeriods { get; init; }

    /// <summary>The health that alerts follow.</summary>
    public Health Confirmed { get; init; } = Health.Green;

    public bool Stale { get; init; }

    /// <summary>True when too little of the weight of what it is rolled up from is there.</summary>
    public bool Provisional { get; init; }

    /// <summary>Time zones of what it is computed from; none where it is posted.</summary>
    public string[]? Zones { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? NextEvaluationAt { get; init; }
}

/// <summary>The value of one period, judged when it was complete.</summary>
internal sealed class MetricPeriod
{
    public int Series { get; init; }

    public DateOnly Start { get; init; }

    public decimal? Value { get; init; }

    public Health? Health { get; init; }

    /// <summary>The share of the weight behind a rolled-up value, 0 to 1.</summary>
    public decimal? Coverage { get; init; }

    /// <summary>True when that is too little to judge it.</summary>
    public bool Provisional { get; init; }
}

/// <summary>When somebody last opened a metric.</summary>
internal sealed class MetricReading
{
    public int Series { get; init; }

    public DateTimeOffset ReadAt { get; init; }
}

/// <summary>The lock of a series and what it holds last. Written by ingestion alone.</summary>
internal sealed class Head
{
    public int Series { get; init; }
}

/// <summary>A series that is to be evaluated, and the stretch of time that changed in it; none when only its definition did.</summary>
internal sealed class ChangedSeries
{
    public long Id { get; init; }

    public int Series { get; init; }

    public DateTime? FromAt { get; init; }

    public DateTime? ToAt { get; init; }

    public int Rows { get; init; }

    /// <summary>True when people changed it and not values: no alert is raised.</summary>
    public bool Quiet { get; init; }

    public string? Trace { get; init; }

    /// <summary>Somebody changed the definition.</summary>
    /// <param name="wholePast">True when past periods are to be judged anew, too.</param>
    public static ChangedSeries ByDefinition(int series, bool wholePast) => new()
    {
        Series = series,
        FromAt = wholePast ? DateTime.MinValue : null,
        ToAt = wholePast ? DateTime.MaxValue : null,
        Quiet = true,
        Trace = Activity.Current?.Id,
    };

    /// <summary>Somebody changed the formula, which makes another value of what ends from now on.</summary>
    public static ChangedSeries ByFormula(int series, DateTime from, DateTime to) => new()
    {
        Series = series,
        FromAt = from,
        ToAt = to,
        Quiet = true,
        Trace = Activity.Current?.Id,
    };
}

/// <summary>Something about a metric that needs somebody's eye. Written by the evaluation alone.</summary>
internal sealed class Alert
{
    public Guid Id { get; init; }

    public MetricId MetricId { get; init; }

    public AlertKind Kind { get; init; }

    /// <summary>Of health what it turned to, of a forecast what it foretells; else none.</summary>
    public Health? Health { get; init; }

    public Health? PreviousHealth { get; init; }

    public DateOnly Period { get; init; }

    public decimal? Value { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What it was opened for, as JSON; none in alerts of old.</summary>
    public string? Facts { get; init; }

    public bool ProposesObjective { get; init; }

    /// <summary>Of a forecast: how it turned out.</summary>
    public ForecastOutcome? Grade { get; init; }

    /// <summary>Of a hit: how many periods before.</summary>
    public int? Lead { get; init; }

    public List<Acknowledgement> Acknowledgements { get; } = [];
}

/// <summary>What somebody said to an alert.</summary>
internal sealed class Acknowledgement
{
    public Guid Id { get; init; }

    public Guid AlertId { get; init; }

    public Guid PersonId { get; init; }

    public AcknowledgementOutcome Outcome { get; init; }

    public string Note { get; init; } = "";

    public DateTimeOffset At { get; init; }
}

/// <summary>A level considered normal: proposed, set or declined.</summary>
internal sealed class Baseline
{
    public Guid Id { get; init; }

    public MetricId MetricId { get; init; }

    public decimal Value { get; init; }

    /// <summary>First local day on which it holds.</summary>
    public DateOnly ValidFrom { get; init; }

    public BaselineState State { get; init; }

    public BaselineOrigin Origin { get; init; }

    public string? Reason { get; init; }

    /// <summary>Of a proposal: the periods it rests on, as JSON.</summary>
    public string? Facts { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public Guid? MadeBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public Guid? DecidedBy { get; init; }
}

/// <summary>A unit, as the directory told of it.</summary>
internal sealed class Unit
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Slug { get; init; } = "";

    public Guid? ParentId { get; init; }

    public string TimeZone { get; init; } = "";
}

/// <summary>A person, as the directory told of them.</summary>
internal sealed class Person
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";
}
