using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Features.Scorecard;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Definitions;

/// <summary>Where a page of the list ended. The rank counts only where the worst come first.</summary>
internal sealed record After(string Name, Guid Id, int Rank = 0)
{
    public static After Of(MetricResponse metric, bool worstFirst) =>
        new(metric.Name, metric.Id, worstFirst ? MetricRows.RankOf(metric.Health) : 0);
}

/// <summary>Pages of metrics in either order, and the small charts beside them.</summary>
internal static class MetricRows
{
    public static int RankOf(Health health) => health switch { Health.Red => 0, Health.Amber => 1, Health.Green => 2, _ => 3 };

    public static async Task<List<MetricResponse>> ReadAsync(
        this IQueryable<Metric> metrics, bool worstFirst, After? after, int count, MetricsDb db, Caller caller, CancellationToken ct)
    {
        if (!worstFirst)
        {
            return await (after is null ? metrics : metrics.Where(Beyond(after))).ToResponses(db, caller).Take(count).ToListAsync(ct);
        }

        var ranked =
            from m in metrics
            join s in db.States on m.Series equals s.Series
            select new { Metric = m, Rank = s.Health == Health.Red ? 0 : s.Health == Health.Amber ? 1 : s.Health == Health.Green ? 2 : 3 };
        if (after is not null)
        {
            var last = MetricId.From(after.Id);
            ranked = ranked.Where(r => r.Rank > after.Rank
                || (r.Rank == after.Rank && EF.Functions.GreaterThan(ValueTuple.Create(r.Metric.Name, r.Metric.Id), ValueTuple.Create(after.Name, last))));
        }

        var ids = await ranked.OrderBy(r => r.Rank).ThenBy(r => r.Metric.Name).ThenBy(r => r.Metric.Id).Take(count).Select(r => r.Metric.Id).ToListAsync(ct);
        var found = await metrics.Where(m => ids.Contains(m.Id)).ToResponses(db, caller).ToDictionaryAsync(m => m.Id, ct);
        return [.. ids.Where(i => found.ContainsKey(i.Value)).Select(i => found[i.Value])];
    }

    public static async Task<List<MetricResponse>> WithSparksAsync(
        this List<MetricResponse> items, MetricsDb db, NamedCalendars calendars, DateTimeOffset now, CancellationToken ct)
    {
        var ids = items.ConvertAll(i => MetricId.From(i.Id));
        var lines = await ScorecardLines.ReadAsync(db.Metrics.AsNoTracking().Where(m => ids.Contains(m.Id)), db, ids.Count, ct);
        var sparks = await Sparks.ReadAsync(db, calendars, lines, now, ct);
        var byMetric = lines.ToDictionary(l => l.Metric.Id.Value, l => sparks[l.Series]);
        return items.ConvertAll(i => i with { Spark = byMetric.GetValueOrDefault(i.Id) ?? [] });
    }

    private static System.Linq.Expressions.Expression<Func<Metric, bool>> Beyond(After after)
    {
        var last = MetricId.From(after.Id);
        return m => EF.Functions.GreaterThan(ValueTuple.Create(m.Name, m.Id), ValueTuple.Create(after.Name, last));
    }
}
