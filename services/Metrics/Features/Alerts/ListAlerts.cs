using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Alerts;

internal static class ListAlerts
{
    /// <param name="unit">Id or slug of a unit; the units below it count, too.</param>
    /// <param name="owner">The person accountable for the metric.</param>
    /// <param name="metric">Only of this one.</param>
    /// <param name="kind">Only of this kind.</param>
    /// <param name="open">Only open ones, or only closed ones; both when absent.</param>
    /// <param name="asOf">Those that had been opened by then; one that closed later was open. What people said to them is today's.</param>
    public static async Task<Results<Ok<Page<AlertResponse>>, ProblemHttpResult>> HandleAsync(
        string? unit, Guid? owner, Guid? metric, string? kind, bool? open, DateTimeOffset? asOf, int? limit, string? cursor, MetricsDb db, Caller caller, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Before>(cursor, out var before))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        if (!Words.TryParse<AlertKind>(kind, out var ofKind) && kind is not null)
        {
            return Problems.Invalid("kind", "must be health, deviation, off-baseline, stale or forecast");
        }

        var metrics = await MetricsAsync(unit, owner, metric, db, caller, ct);
        var alerts = db.Alerts.AsNoTracking();
        if (kind is not null)
        {
            alerts = alerts.Where(a => a.Kind == ofKind);
        }

        var known = (asOf ?? DateTimeOffset.MaxValue).ToUniversalTime();
        alerts = asOf is null ? alerts : alerts.Where(a => a.OpenedAt <= known);
        if (open is { } wanted)
        {
            alerts = alerts.Where(a => (a.ClosedAt == null || a.ClosedAt > known) == wanted);
        }

        if (before is not null)
        {
            var (openedAt, id) = before;
            alerts = alerts.Where(a => EF.Functions.LessThan(ValueTuple.Create(a.OpenedAt, a.Id), ValueTuple.Create(openedAt, id)));
        }

        var size = Cursor.Limit(limit);
        var found = await (
            from a in alerts
            join m in metrics on a.MetricId equals m.Id
            orderby a.OpenedAt descending, a.Id descending
            select new AlertRow(a, m.Id.Value, m.Name, m.UnitOfMeasure, m.Decimals))
            .Take(size + 1)
            .ToListAsync(ct);
        var items = (await db.ToResponsesAsync([.. found.Take(size)], caller, ct)).ConvertAll(i => i.ClosedAt > known ? i with { ClosedAt = null } : i);
        var next = found.Count > size ? Cursor.Encode(new Before(items[^1].OpenedAt, items[^1].Id)) : null;
        return TypedResults.Ok(new Page<AlertResponse>(items, next));
    }

    private static async Task<IQueryable<Metric>> MetricsAsync(string? unit, Guid? owner, Guid? metric, MetricsDb db, Caller caller, CancellationToken ct)
    {
        var metrics = db.SeenBy(caller);
        if (unit is not null)
        {
            var root = (await db.FindUnitAsync(unit, ct))?.Id ?? Guid.Empty;
            metrics = metrics.Where(m => db.UnitsOf(root, true).Contains(m.UnitId));
        }

        if (owner is not null)
        {
            metrics = metrics.Where(m => m.OwnerId == owner);
        }

        if (metric is { } only)
        {
            metrics = metrics.Where(m => m.Id == MetricId.From(only));
        }

        return metrics;
    }

    private sealed record Before(DateTimeOffset OpenedAt, Guid Id);
}
