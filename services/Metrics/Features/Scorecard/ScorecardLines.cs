using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Features.Scorecard;

/// <summary>A line of the scorecard as it is read, before its small chart.</summary>
internal sealed record ScorecardLine(
    int Series, Metric Metric, MetricState State, ThresholdRevision? Revision, string TimeZone, UnitName Unit, PersonName? Owner)
{
    public ScorecardItem ToItem(IReadOnlyList<SparkPoint> spark, decimal? baseline, IReadOnlyList<RunningObjective> objectives)
    {
        var change = State.LatestValue - State.PreviousValue;
        return new ScorecardItem(
            Metric.Id.Value, Metric.Name, Metric.Definition, Metric.UnitOfMeasure, Metric.Decimals, Metric.Direction, Revision?.Bounds,
            Metric.Target, Metric.Benchmark, State.Health, State.Stale, State.LatestPeriod, State.LatestValue, State.PreviousValue,
            change, IsBetter(), State.HealthSince, State.HealthPeriods, Metric.Cadence, Owner, Unit, spark,
            baseline, State.Provisional, objectives);
    }

    private bool? IsBetter() => State is { LatestValue: { } latest, PreviousValue: { } previous }
        ? Better.Of(Metric.Direction, Revision?.Bounds, previous, latest)
        : null;
}

internal static class ScorecardLines
{
    private const string BoardTag = "board";

    /// <summary>By name.</summary>
    public static Task<List<ScorecardLine>> ReadAsync(IQueryable<Metric> kpis, MetricsDb db, int limit, CancellationToken ct) =>
        LinesAsync(kpis.OrderBy(m => m.Name).ThenBy(m => m.Id).Take(limit), db, ct);

    /// <summary>Those that somebody tagged for the board, then the worst; by name.</summary>
    public static Task<List<ScorecardLine>> ReadForBoardAsync(IQueryable<Metric> kpis, MetricsDb db, int limit, CancellationToken ct) => LinesAsync(
        kpis.Join(db.States, m => m.Series, s => s.Series, (m, s) => new { Metric = m, s.Health })
            .OrderByDescending(k => k.Metric.Tags.Contains(BoardTag))
            .ThenByDescending(k => k.Health == Health.Red ? 3 : k.Health == Health.Amber ? 2 : k.Health == Health.Green ? 1 : 0)
            .ThenBy(k => k.Metric.Name).ThenBy(k => k.Metric.Id)
            .Select(k => k.Metric)
            .Take(limit),
        db,
        ct);

    private static Task<List<ScorecardLine>> LinesAsync(IQueryable<Metric> kpis, MetricsDb db, CancellationToken ct) =>
        (from m in kpis
         join s in db.States on m.Series equals s.Series
         join u in db.Units on m.UnitId equals u.Id
         join p in db.People on m.OwnerId equals p.Id into owners
         from o in owners.DefaultIfEmpty()
         orderby m.Name, m.Id
         select new ScorecardLine(
             m.Series, m, s, m.Thresholds.OrderByDescending(r => r.ValidFrom).FirstOrDefault(), u.TimeZone,
             new UnitName(u.Id, u.Name, u.Slug), o == null ? null : new PersonName(o.Id, o.Name)))
        .AsNoTracking()
        .ToListAsync(ct);
}
