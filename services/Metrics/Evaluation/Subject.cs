using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>A series that is being evaluated: what is known of it, and what the evaluation finds.</summary>
internal sealed class Subject
{
    public required int Series { get; init; }

    public required Guid MetricId { get; init; }

    public required string Name { get; init; }

    public required string UnitOfMeasure { get; init; }

    public required int Decimals { get; init; }

    public required Guid UnitId { get; init; }

    public required Guid? OwnerId { get; init; }

    public required PeriodCalendar Calendar { get; set; }

    /// <summary>How the values within a period become its value.</summary>
    public required Aggregation Aggregation { get; init; }

    /// <summary>When it became active; none while it is not.</summary>
    public required DateTimeOffset? WatchedSince { get; init; }

    public required Standing Before { get; init; }

    /// <summary>The stretch of time in which observations changed.</summary>
    public Stretch? Changed { get; init; }

    /// <summary>True when only people changed it: no alert is raised.</summary>
    public bool Quiet { get; init; }

    public ThresholdHistory Thresholds { get; set; } = new([]);

    public Dictionary<Health, Guid> OpenAlerts { get; } = [];

    /// <summary>Periods whose value or health is another than before.</summary>
    public List<JudgedPeriod> ChangedPeriods { get; } = [];

    /// <summary>The newest periods with a value, newest first.</summary>
    public List<JudgedPeriod> Recent { get; } = [];

    public Headline? Headline { get; set; }

    /// <summary>Since when, and for how many periods, the headline's health has been what it is.</summary>
    public (DateOnly? Since, int Periods) HealthRun { get; set; }

    public decimal? Previous => Recent.Where(p => p.Value is not null && p.Period.Start < Headline?.Latest?.Start).Select(p => p.Value).FirstOrDefault();

    /// <summary>True when the world has to be told.</summary>
    public bool IsNews => ChangedPeriods.Count > 0
        || Headline!.Latest?.Start != Before.LatestPeriod
        || Headline.Value != Before.LatestValue
        || Headline.Health != Before.Health
        || Headline.Stale != Before.Stale;

    public long Revision => IsNews ? Before.Revision + 1 : Before.Revision;

    /// <summary>The health of a period: judged at its end, none while it runs or has no value.</summary>
    public Health? Judge(Period period, decimal? value, DateTimeOffset now)
    {
        var end = Calendar.CompleteAt(period);
        return value is { } v && end <= now ? Thresholds.JudgeAt(end, v) : null;
    }
}

/// <summary>Where a metric stood after its previous evaluation.</summary>
internal sealed record Standing(
    long Revision,
    DateOnly? LatestPeriod,
    decimal? LatestValue,
    Health Health,
    Health Confirmed,
    bool Stale,
    string? TimeZone);

/// <summary>From the first to the last changed moment of a series; from <see cref="DateTime.MinValue"/> on it is everything.</summary>
internal readonly record struct Stretch(DateTime From, DateTime To)
{
    public static readonly Stretch Everything = new(DateTime.MinValue, DateTime.MaxValue);

    public bool IsEverything => From == DateTime.MinValue;
}
