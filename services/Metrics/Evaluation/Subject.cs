using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Evaluation;

/// <summary>A series that is being evaluated: what is known of it, and what the evaluation finds.</summary>
internal sealed class Subject
{
    /// <summary>So many periods are named in an alert's facts, or as many as its rule looks at.</summary>
    private const int NamedPeriods = 12;

    public required int Series { get; init; }

    public required Guid MetricId { get; init; }

    public required string Name { get; init; }

    public required string UnitOfMeasure { get; init; }

    public required int Decimals { get; init; }

    public required Direction Direction { get; init; }

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

    public List<OpenAlert> OpenAlerts { get; } = [];

    public required MetricRole Role { get; init; }

    /// <summary>What the database says the policy's version is; a change of it brings the series back.</summary>
    public required long PolicyVersion { get; init; }

    public MetricPolicy Policy { get; set; } = MetricPolicy.Default;

    /// <summary>What confirms its health.</summary>
    public ConfirmationRule Rule => Policy.ConfirmationOf(Calendar.Cadence);

    /// <summary>The rule that confirmed what is stored; none where nothing is.</summary>
    public required string? RuleBefore { get; init; }

    /// <summary>True when what is stored was confirmed by another rule than holds now.</summary>
    public bool HasAnotherRule => RuleBefore != Rule.Key;

    /// <summary>The share of the weight by which its stored periods were last looked at.</summary>
    public required decimal EnoughWeightBefore { get; init; }

    /// <summary>The health that alerts follow.</summary>
    public Health Confirmed { get; set; }

    /// <summary>What it was before, by the rule that holds now.</summary>
    public Health ConfirmedBefore { get; set; }

    /// <summary>True when it is watched whether what an OKR gained on it stays.</summary>
    public required bool HasGains { get; init; }

    /// <summary>The baseline as it is, the open proposal and what was declined last.</summary>
    public Dictionary<BaselineState, decimal> Levels { get; } = [];

    public List<OkrWindow> OkrWindows { get; } = [];

    /// <summary>What its complete periods say; none where nothing new can be said, or it is not watched.</summary>
    public Findings? Findings { get; set; }

    public bool IsKpi => Role == MetricRole.Kpi;

    /// <summary>An active KPI: everything but health alerts is for these.</summary>
    public bool IsWatched => IsKpi && WatchedSince is not null;

    /// <summary>True when a complete period has come, or has another value than before.</summary>
    public bool PeriodIsNews => Headline!.Latest?.Start != Before.LatestPeriod || ChangedPeriods.Exists(p => p.Period.Start <= Headline.Latest?.Start);

    /// <summary>False when only "so far" has changed, which is judged by nothing.</summary>
    public bool NeedsAnalysis => Changed is null || Quiet || PeriodIsNews;

    /// <summary>Periods whose value or health is another than before.</summary>
    public List<JudgedPeriod> ChangedPeriods { get; } = [];

    /// <summary>The newest periods with a value, newest first.</summary>
    public List<JudgedPeriod> Recent { get; } = [];

    /// <summary>How many of them are looked at: the running one, those that are named, and the one before them.</summary>
    public int Reach => Math.Max(NamedPeriods, Rule.Window) + 2;

    /// <summary>True when there are no earlier ones.</summary>
    public bool HasAllPeriods => Recent.Count < Reach;

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

    /// <summary>Whether something holds now; as before where nothing was looked at.</summary>
    public bool Held(bool before, Func<Findings, bool> holds) => Findings is { } found ? holds(found) : IsWatched && before;

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
    string? TimeZone,
    bool Deviates,
    bool OffBaseline,
    bool Breaches);

/// <summary>From the first to the last changed moment of a series; from <see cref="DateTime.MinValue"/> on it is everything.</summary>
internal readonly record struct Stretch(DateTime From, DateTime To)
{
    public static readonly Stretch Everything = new(DateTime.MinValue, DateTime.MaxValue);

    public bool IsEverything => From == DateTime.MinValue;
}
