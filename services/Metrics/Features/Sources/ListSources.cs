using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Sources;

/// <summary>A source in the list of those that somebody manages.</summary>
/// <param name="NextRunAt">None when it is switched off, or its metric archived.</param>
/// <param name="Failures">Failed runs in a row.</param>
public sealed record ManagedSource(
    Guid MetricId,
    string MetricName,
    UnitName Unit,
    SourceKind Kind,
    DateTimeOffset? NextRunAt,
    DateTimeOffset? LastRunAt,
    DateTimeOffset? LastSuccessAt,
    string? LastError,
    int Failures,
    bool Stale);

internal static class ListSources
{
    /// <summary>Sources of metrics that the caller manages, by the metric's name.</summary>
    /// <param name="unit">Id or slug of a unit; the units below it count, too.</param>
    /// <param name="failing">Only those whose last run failed, or only the others.</param>
    public static async Task<Results<Ok<Page<ManagedSource>>, ProblemHttpResult>> HandleAsync(
        string? unit, bool? failing, int? limit, string? cursor, MetricsDb db, Caller caller, CancellationToken ct)
    {
        if (!Cursor.TryDecode<After>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        var metrics = db.SeenBy(caller).Where(m => m.OwnerId == caller.PersonId || db.UnitsManagedBy(caller).Contains(m.UnitId));
        if (unit is not null)
        {
            var root = (await db.FindUnitAsync(unit, ct))?.Id ?? Guid.Empty;
            metrics = metrics.Where(m => db.UnitsOf(root, true).Contains(m.UnitId));
        }

        if (after is not null)
        {
            var last = MetricId.From(after.Id);
            metrics = metrics.Where(m => EF.Functions.GreaterThan(ValueTuple.Create(m.Name, m.Id), ValueTuple.Create(after.Name, last)));
        }

        var states = db.Set<SourceState>().AsNoTracking();
        if (failing is { } wanted)
        {
            states = states.Where(s => s.Failures > 0 == wanted);
        }

        var size = Cursor.Limit(limit);
        var found = await (
            from m in metrics
            join source in db.Set<MetricSource>() on m.Id equals source.Id
            join s in states on m.Id equals s.MetricId
            join standing in db.States on m.Series equals standing.Series
            join u in db.Units on m.UnitId equals u.Id
            where !source.Removed
            orderby m.Name, m.Id
            select new ManagedSource(
                m.Id.Value, m.Name, new UnitName(u.Id, u.Name, u.Slug), source.Kind, m.Status == MetricStatus.Archived ? null : s.NextRunAt,
                s.LastRunAt, s.LastSuccessAt, s.LastError, s.Failures, standing.Stale))
            .Take(size + 1)
            .ToListAsync(ct);
        var items = found.Take(size).ToList();
        var next = found.Count > size ? Cursor.Encode(new After(items[^1].MetricName, items[^1].MetricId)) : null;
        return TypedResults.Ok(new Page<ManagedSource>(items, next));
    }

    private sealed record After(string Name, Guid Id);
}
