using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Definitions;

internal static class ListMetrics
{
    private const string Escape = "\\";

    /// <param name="unit">Id or slug of a unit.</param>
    /// <param name="descendants">Also the units below it.</param>
    /// <param name="q">Part of a name, a definition or an external key.</param>
    /// <param name="ids">Exactly these, separated by commas, archived ones included.</param>
    /// <param name="asOf">As they were known then, without those defined later: values, thresholds and what their numbers meant.</param>
    public static async Task<Results<Ok<Page<MetricResponse>>, ProblemHttpResult>> HandleAsync(
        string? unit, bool? descendants, string? q, string? ids, DateTimeOffset? asOf, int? limit, string? cursor,
        [AsParameters] MetricFilter filter, MetricsDb db, NamedCalendars calendars, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!Cursor.TryDecode<After>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        var errors = filter.Check();
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var metrics = db.SeenBy(caller);
        if (ids is null)
        {
            metrics = metrics.Where(m => m.Status != MetricStatus.Archived);
        }
        else if (Ids(ids) is { } wanted)
        {
            metrics = metrics.Where(m => wanted.Contains(m.Id));
        }
        else
        {
            return Problems.Invalid("ids", "must be ids separated by commas");
        }

        if (unit is not null)
        {
            var root = (await db.FindUnitAsync(unit, ct))?.Id ?? Guid.Empty;
            metrics = metrics.Where(m => db.UnitsOf(root, descendants ?? false).Contains(m.UnitId));
        }

        if (!string.IsNullOrWhiteSpace(q))
        {
            var part = $"%{q.Trim().Replace(Escape, Escape + Escape).Replace("%", Escape + "%").Replace("_", Escape + "_")}%";
            metrics = metrics.Where(m => EF.Functions.ILike(m.Name, part, Escape)
                || EF.Functions.ILike(m.Definition!, part, Escape)
                || EF.Functions.ILike(m.ExternalKey!, part, Escape));
        }

        var size = Cursor.Limit(limit);
        var found = await filter.Apply(metrics, db).ReadAsync(filter.WorstFirst, after, size + 1, db, caller, ct);
        var items = found.Take(size).ToList();
        var next = found.Count > size ? Cursor.Encode(After.Of(items[^1], filter.WorstFirst)) : null;
        if (asOf is { } asked)
        {
            items = await db.ThenAsync(items, await db.SettledAsync(asked, ct), calendars, ct);
        }
        else if (filter.Spark == true)
        {
            items = await items.WithSparksAsync(db, calendars, clock.GetUtcNow(), ct);
        }

        return TypedResults.Ok(new Page<MetricResponse>(items, next));
    }

    private static List<MetricId>? Ids(string text)
    {
        var ids = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(id => Guid.TryParse(id, out var value) ? MetricId.From(value) : (MetricId?)null)
            .ToList();
        return ids.Contains(null) ? null : ids.ConvertAll(id => id!.Value);
    }
}
