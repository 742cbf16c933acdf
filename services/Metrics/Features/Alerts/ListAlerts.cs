using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Alerts;

/// <summary>A confirmed worsening of a metric, open or recovered from.</summary>
/// <param name="Kind"><c>health</c>.</param>
/// <param name="Health">What it turned to.</param>
/// <param name="Period">The period that confirmed it.</param>
public sealed record AlertResponse(
    Guid Id,
    Guid MetricId,
    string MetricName,
    string Kind,
    Health Health,
    Health PreviousHealth,
    DateOnly Period,
    decimal? Value,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt);

internal static class ListAlerts
{
    /// <param name="unit">Id or slug of a unit; the units below it count, too.</param>
    /// <param name="owner">The person accountable for the metric.</param>
    /// <param name="open">Only open ones, or only closed ones; both when absent.</param>
    public static async Task<Results<Ok<Page<AlertResponse>>, ProblemHttpResult>> HandleAsync(
        string? unit, Guid? owner, bool? open, int? limit, string? cursor, MetricsDb db, Caller caller, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Before>(cursor, out var before))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

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

        var alerts = db.Alerts.AsNoTracking();
        if (open is { } wanted)
        {
            alerts = alerts.Where(a => a.ClosedAt == null == wanted);
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
            select new AlertResponse(a.Id, m.Id.Value, m.Name, a.Kind, a.Health, a.PreviousHealth, a.Period, a.Value, a.OpenedAt, a.ClosedAt))
            .Take(size + 1)
            .ToListAsync(ct);
        var items = found.Take(size).ToList();
        var next = found.Count > size ? Cursor.Encode(new Before(items[^1].OpenedAt, items[^1].Id)) : null;
        return TypedResults.Ok(new Page<AlertResponse>(items, next));
    }

    private sealed record Before(DateTimeOffset OpenedAt, Guid Id);
}
