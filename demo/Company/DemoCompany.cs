namespace Setpoint.Demo.Company;

/// <summary>
/// Harbor &amp; Vale Logistics as data: everything the loader sends, and nothing else. Two calls with the same day and seed
/// give the same company, byte for byte, on every machine.
/// </summary>
internal sealed record DemoCompany(
    DateOnly AsOf,
    IReadOnlyList<Unit> Units,
    IReadOnlyList<Person> People,
    IReadOnlyList<Metric> Metrics,
    IReadOnlyList<Observation> Observations,
    IReadOnlyList<Observation> Corrections,
    IReadOnlyList<Cycle> Cycles,
    IReadOnlyList<Objective> Objectives,
    IReadOnlyList<CheckIn> CheckIns)
{
    public const ulong DefaultSeed = 1887;

    public static DemoCompany Generate(DateOnly asOf, ulong seed = DefaultSeed)
    {
        var calendar = new DemoCalendar(asOf);
        var noise = new Noise(seed);
        var running = RunningQuarter.Plan(calendar);
        var metrics = MetricCatalogue.All;
        var series = new SeriesGenerator(calendar, noise, running).Generate(metrics);
        var closed = ClosedQuarters.Plan(calendar, series);
        var checkIns = new CheckInWriter(calendar, noise);

        return new DemoCompany(
            asOf,
            Organization.Units,
            PeopleGenerator.Generate(noise),
            metrics,
            series.AsFirstReported,
            series.Corrections,
            calendar.Cycles,
            [.. closed.Concat(running).Select(planned => planned.Objective)],
            [.. closed.Concat(running).SelectMany(checkIns.Write)]);
    }
}

internal sealed record Unit(string Slug, string Name, string Kind, string? Parent, string Lead, int Headcount)
{
    public string TimeZone { get; init; } = Organization.TimeZone;
}

/// <param name="Key">The local part of the e-mail address, and how recipes name the person.</param>
/// <param name="Roles">Such as <c>operations:lead</c>.</param>
internal sealed record Person(string Key, string Name, IReadOnlyList<string> Units, string? Manager, IReadOnlyList<string> Roles)
{
    public string Email => Organization.EmailOf(Key);
}

internal enum Cadence
{
    Daily,
    Weekly,
    Monthly,
    Quarterly,
}

/// <summary>Green and amber for <c>higher</c> and <c>lower</c>; the four bounds for <c>range</c>; none while a draft.</summary>
internal sealed record Thresholds(string Direction, decimal? Green = null, decimal? Amber = null, (decimal Low, decimal High)? Inner = null, (decimal Low, decimal High)? Outer = null)
{
    public static Thresholds Higher(decimal green, decimal amber) => new("higher", green, amber);

    public static Thresholds Lower(decimal green, decimal amber) => new("lower", green, amber);

    public static Thresholds Range(decimal low, decimal high, decimal outerLow, decimal outerHigh) =>
        new("range", Inner: (low, high), Outer: (outerLow, outerHigh));

    /// <summary>Only a direction: for measures and drafts.</summary>
    public static Thresholds None(string direction) => new(direction);
}

internal sealed record Metric(
    string Key,
    string Name,
    string UnitOfMeasure,
    int Decimals,
    string Unit,
    string Owner,
    Cadence Cadence,
    Thresholds Thresholds,
    Shape Shape)
{
    public required string Definition { get; init; }
    public required string Source { get; init; }
    public string? Outcome { get; init; }
    public decimal? Target { get; init; }
    public decimal? Benchmark { get; init; }
    public bool IsMeasure { get; init; }
    public bool IsDraft { get; init; }
    public bool ForItsUnitOnly { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <param name="Period">First local day of the period the value is for.</param>
internal sealed record Observation(string Metric, DateOnly Period, decimal Value, string? Note = null);

internal sealed record Cycle(string Name, DateOnly Start, DateOnly End, bool IsRunning)
{
    public decimal ShareAt(DateOnly day) => Math.Clamp((decimal)(day.DayNumber - Start.DayNumber + 1) / (End.DayNumber - Start.DayNumber + 1), 0m, 1m);
}

internal sealed record Objective(string Key, string Cycle, string Unit, string Owner, string Title)
{
    public string? Why { get; init; }
    public bool IsAspirational { get; init; }
    public string Visibility { get; init; } = "public";
    public IReadOnlyList<string> Contributors { get; init; } = [];
    public IReadOnlyList<KeyResult> KeyResults { get; init; } = [];
    public IReadOnlyList<Alignment> Serves { get; init; } = [];
    public Ending Ending { get; init; } = Ending.Published;
    public Grade? Grade { get; init; }
    public string? RetiredReason { get; init; }
}

/// <summary>How far its life has come by the day of the load.</summary>
internal enum Ending
{
    Draft,
    Proposed,
    Published,
    Graded,
    Retired,
}

/// <param name="Metric">The metric it reads; none when its value is entered by hand.</param>
internal sealed record KeyResult(string Title, decimal Baseline, decimal Target, decimal Weight, string? Metric, string? UnitOfMeasure, int Decimals, string? Owner);

internal sealed record Alignment(string Parent, bool Counts, decimal Weight);

/// <param name="Value">None when the owner accepts what the platform suggests.</param>
internal sealed record Grade(decimal? Value, string? Reason, Learning Learning);

internal sealed record Learning(string Achieved, string Learned, string WrongAssumption, string ContinuesAsKpi, string Stops);

/// <param name="Values">By position of the key result; none for those that read a metric.</param>
internal sealed record CheckIn(
    string Objective,
    string Author,
    DateOnly Day,
    TimeOnly Time,
    decimal Confidence,
    IReadOnlyList<CheckInValue> Values,
    string? Changed,
    string? Blocked,
    string? Next);

internal sealed record CheckInValue(int KeyResult, decimal? Value, decimal? Confidence);
