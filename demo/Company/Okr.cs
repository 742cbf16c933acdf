namespace Setpoint.Demo.Company;

/// <summary>An objective as it is planned here: what it is, how far it comes, and what its owner says on the way.</summary>
internal sealed record Okr(string Key, string Unit, string Owner, string Title)
{
    public required string Why { get; init; }
    public bool IsAspirational { get; init; }
    public string Visibility { get; init; } = "public";
    public IReadOnlyList<string> Contributors { get; init; } = [];
    public required IReadOnlyList<KeyResultPlan> KeyResults { get; init; }
    public IReadOnlyList<Alignment> Serves { get; init; } = [];
    public Ending Ending { get; init; } = Ending.Published;
    public string? RetiredReason { get; init; }

    /// <summary>Week by week, the last one now (or at the end); earlier weeks repeat the first.</summary>
    public IReadOnlyList<decimal> Confidence { get; init; } = [0.6m];

    /// <summary>What the owner wrote, latest week first; other weeks are drawn from the department's voice.</summary>
    public IReadOnlyList<Words> Said { get; init; } = [];

    /// <summary>The owner has not checked in this week yet.</summary>
    public bool CheckInToCome { get; init; }

    public Lesson? Lesson { get; init; }
}

/// <param name="Reaches">Progress in the middle of a running quarter, or at the end of a closed one.</param>
internal sealed record KeyResultPlan(string Title, decimal Baseline, decimal Target, decimal Reaches)
{
    public string? Metric { get; init; }
    public string? UnitOfMeasure { get; init; }
    public int Decimals { get; init; }
    public decimal Weight { get; init; } = 1;
    public string? Owner { get; init; }
    public decimal? Confidence { get; init; }

    /// <summary>Progress at elapsed shares, where it did not go straight.</summary>
    public IReadOnlyList<(decimal Share, decimal Progress)> Points { get; init; } = [];
}

internal sealed record Words(string? Changed, string? Blocked = null, string? Next = null);

/// <param name="GradeInstead">Where the owner's grade is not the suggested one, with the reason.</param>
internal sealed record Lesson(string Learned, string WrongAssumption, string Stops)
{
    public (decimal Value, string Reason)? GradeInstead { get; init; }
}

/// <summary>An <see cref="Okr"/> in its quarter.</summary>
internal sealed record PlannedOkr(Okr Okr, Cycle Cycle)
{
    /// <summary>Elapsed share of the quarter at which <see cref="KeyResultPlan.Reaches"/> holds.</summary>
    private const decimal Middle = 0.5m;

    /// <summary>Monthly values describe the first month by the middle of a quarter.</summary>
    private const decimal FirstMonth = 1m / 3;

    public string Key => $"{Cycle.Name.Replace(" ", "-", StringComparison.Ordinal)}-{Okr.Key}".ToLowerInvariant();

    public Objective Objective => new(Key, Cycle.Name, Okr.Unit, Okr.Owner, Okr.Title)
    {
        Why = Okr.Why,
        IsAspirational = Okr.IsAspirational,
        Visibility = Okr.Visibility,
        Contributors = Okr.Contributors,
        KeyResults = [.. Okr.KeyResults.Select(plan => new KeyResult(
            plan.Title, plan.Baseline, plan.Target, plan.Weight, plan.Metric, plan.UnitOfMeasure, plan.Decimals, plan.Owner))],
        Serves = [.. Okr.Serves.Select(serves => serves with { Parent = (this with { Okr = Okr with { Key = serves.Parent } }).Key })],
        Ending = Okr.Ending,
        RetiredReason = Okr.RetiredReason,
        Grade = Okr.Lesson is null ? null : GradeOf(Okr.Lesson),
    };

    /// <summary>Progress when this share of the quarter is over.</summary>
    public decimal ProgressAt(KeyResultPlan plan, decimal share, Cadence cadence = Cadence.Weekly)
    {
        List<(decimal Share, decimal Progress)> points = [(0, 0), .. plan.Points];
        if (Cycle.IsRunning)
        {
            points.Add((cadence == Cadence.Monthly ? FirstMonth : Middle, plan.Reaches));
            points.Add((1, Math.Min(1.04m, plan.Reaches * 1.6m)));
        }
        else
        {
            points.Add((0.4m, plan.Reaches * 0.3m));
            points.Add((1, plan.Reaches));
        }

        return Between(points, share);
    }

    private Grade GradeOf(Lesson lesson) => new(lesson.GradeInstead?.Value, lesson.GradeInstead?.Reason, new Learning(
        Achieved: string.Join(' ', Okr.KeyResults.Select(plan => $"{plan.Title}: {Level(plan)}.")),
        lesson.Learned,
        lesson.WrongAssumption,
        ContinuesAsKpi: Okr.KeyResults.FirstOrDefault(plan => plan.Metric is not null)?.Title.Split(" from ")[0] is { } metric
            ? $"{metric} stays on the scorecard."
            : "Nothing new; the scorecard already shows what this was for.",
        lesson.Stops));

    private static string Level(KeyResultPlan plan) => plan.Reaches switch
    {
        >= 1 => "reached",
        >= 0.7m => "most of the way",
        >= 0.4m => "half of the way",
        > 0 => "a beginning",
        _ => "not moved",
    };

    private static decimal Between(List<(decimal Share, decimal Progress)> points, decimal share)
    {
        var after = points.FindIndex(point => point.Share >= share);
        if (after <= 0)
        {
            return after < 0 ? points[^1].Progress : points[0].Progress;
        }

        var (from, to) = (points[after - 1], points[after]);
        return from.Progress + ((to.Progress - from.Progress) * (share - from.Share) / (to.Share - from.Share));
    }
}
