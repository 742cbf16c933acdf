using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Features.Definitions;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Policies;

namespace Setpoint.Metrics.Features.Scorecard;

/// <summary>How many KPIs have which health. Stale ones are counted under their last health, too.</summary>
public sealed record ScorecardCounts(int Green, int Amber, int Red, int NotSet, int Stale);

/// <summary>A point of a small chart: a complete period, its value if it has one, and its health at its end.</summary>
public sealed record SparkPoint(DateOnly Start, decimal? Value, Health Health);

/// <summary>One line of the scorecard.</summary>
/// <param name="Change">Latest value less the one before.</param>
/// <param name="Better">Whether the change is for the better; none when there is none.</param>
/// <param name="HealthPeriods">For how many periods in a row the health has been this.</param>
/// <param name="Spark">The last 13 complete periods, oldest first.</param>
/// <param name="Baseline">The level considered normal, where somebody decided on one.</param>
/// <param name="Provisional">True when too little of a roll-up's weight is there to judge it.</param>
/// <param name="Objectives">Published ones that work on the KPI today, of those that the reader may see.</param>
public sealed record ScorecardItem(
    Guid Id,
    string Name,
    string? Definition,
    string UnitOfMeasure,
    int Decimals,
    Direction Direction,
    ThresholdBounds? Thresholds,
    decimal? Target,
    decimal? Benchmark,
    Health Health,
    bool Stale,
    DateOnly? LatestPeriod,
    decimal? LatestValue,
    decimal? PreviousValue,
    decimal? Change,
    bool? Better,
    DateOnly? HealthSince,
    int HealthPeriods,
    Cadence Cadence,
    PersonName? Owner,
    UnitName Unit,
    IReadOnlyList<SparkPoint> Spark,
    decimal? Baseline,
    bool Provisional,
    IReadOnlyList<RunningObjective> Objectives);

/// <summary>The active KPIs of a unit, by name.</summary>
public sealed record ScorecardResponse(UnitName Unit, DateTimeOffset AsOf, ScorecardCounts Counts, IReadOnlyList<ScorecardItem> Items);

internal static class GetScorecard
{
    private const int BoardSize = 8;

    /// <param name="unit">Id or slug of the unit.</param>
    /// <param name="descendants">Also the KPIs of the units below it.</param>
    /// <param name="asOf">As it was known then: values, thresholds and baselines. Which KPIs there are, and who sees them, is today's.</param>
    /// <param name="board">Only the few for the board: those tagged <c>board</c>, then the worst, eight at most.</param>
    public static async Task<Results<Ok<ScorecardResponse>, ProblemHttpResult>> HandleAsync(
        string? unit, bool? descendants, bool? board, DateTimeOffset? asOf, int? limit,
        MetricsDb db, NamedCalendars calendars, Caller caller, Access access, TimeProvider clock, CancellationToken ct)
    {
        if (unit is null)
        {
            return Problems.Invalid("unit", "is required: a unit's id or slug");
        }

        if (await db.FindUnitAsync(unit, ct) is not { } scope || !await access.ReachesAsync(scope.Id, ct))
        {
            return Problems.Missing();
        }

        var kpis = db.SeenBy(caller).Where(m =>
            m.Role == MetricRole.Kpi && m.Status == MetricStatus.Active && db.UnitsOf(scope.Id, descendants ?? false).Contains(m.UnitId));
        kpis = await kpis.WithoutSmallGroupsAsync(scope.Id, db, ct);
        var lines = board == true
            ? await ScorecardLines.ReadForBoardAsync(kpis, db, BoardSize, ct)
            : await ScorecardLines.ReadAsync(kpis, db, Cursor.Limit(limit), ct);
        DateTimeOffset? settled = asOf is { } asked ? await db.SettledAsync(asked, ct) : null;
        var now = settled ?? clock.GetUtcNow();
        var shown = settled is { } known
            ? await new PastLines(db, calendars, known).ReadAsync(lines, ct)
            : await PresentAsync(db, calendars, lines, now, ct);
        var counts = settled is null ? await CountAsync(kpis, db, ct) : Count(shown);
        var today = new PeriodCalendar(Cadence.Daily, TimeZoneInfo.FindSystemTimeZoneById(scope.TimeZone)).DayAt(now);
        var ids = shown.ConvertAll(s => s.Line.Metric.Id);
        var baselines = await BaselinesAsync(db, ids, today, now, ct);
        var objectives = await RunningObjectives.ReadAsync(db, caller, ids.ConvertAll(i => i.Value), today, ct);
        return TypedResults.Ok(new ScorecardResponse(
            new UnitName(scope.Id, scope.Name, scope.Slug),
            now,
            counts,
            shown.ConvertAll(s => s.Line.ToItem(s.Spark, baselines.TryGetValue(s.Line.Metric.Id, out var level) ? level : null, [.. objectives[s.Line.Metric.Id.Value]]))));
    }

    private static async Task<List<ShownLine>> PresentAsync(
        MetricsDb db, NamedCalendars calendars, List<ScorecardLine> lines, DateTimeOffset now, CancellationToken ct)
    {
        var sparks = await Sparks.ReadAsync(db, calendars, lines, now, ct);
        return lines.ConvertAll(l => new ShownLine(l, sparks[l.Series]));
    }

    /// <summary>What was decided by then, and holds on the day.</summary>
    private static async Task<Dictionary<MetricId, decimal>> BaselinesAsync(
        MetricsDb db, List<MetricId> metrics, DateOnly day, DateTimeOffset known, CancellationToken ct)
    {
        var decided = await db.Baselines.AsNoTracking()
            .Where(b => metrics.Contains(b.MetricId) && b.State == BaselineState.Accepted && b.ValidFrom <= day && b.DecidedAt <= known)
            .Select(b => new { b.MetricId, b.ValidFrom, b.DecidedAt, b.Value })
            .ToListAsync(ct);
        return decided.GroupBy(b => b.MetricId).ToDictionary(g => g.Key, g => g.MaxBy(b => (b.ValidFrom, b.DecidedAt))!.Value);
    }

    private static ScorecardCounts Count(List<ShownLine> lines)
    {
        int Of(Health health) => lines.Count(l => l.Line.State.Health == health);
        return new ScorecardCounts(Of(Health.Green), Of(Health.Amber), Of(Health.Red), Of(Health.NotSet), lines.Count(l => l.Line.State.Stale));
    }

    private static async Task<ScorecardCounts> CountAsync(IQueryable<Metric> kpis, MetricsDb db, CancellationToken ct)
    {
        var groups = await kpis.Join(db.States, m => m.Series, s => s.Series, (_, s) => s)
            .GroupBy(s => new { s.Health, s.Stale })
            .Select(g => new { g.Key.Health, g.Key.Stale, Count = g.Count() })
            .ToListAsync(ct);
        int Of(Health health) => groups.Where(g => g.Health == health).Sum(g => g.Count);
        return new ScorecardCounts(
            Of(Health.Green), Of(Health.Amber), Of(Health.Red), Of(Health.NotSet), groups.Where(g => g.Stale).Sum(g => g.Count));
    }
}
