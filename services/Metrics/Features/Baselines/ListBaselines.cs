using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Reading;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Baselines;

/// <summary>A metric's baselines, the newest first.</summary>
/// <param name="Current">What holds; none while nobody has set or accepted one.</param>
/// <param name="Proposal">What waits for a decision.</param>
/// <param name="AsOf">Where asked for: the moment whose knowledge this is.</param>
public sealed record BaselineList(
    BaselineResponse? Current, BaselineResponse? Proposal, IReadOnlyList<BaselineResponse> Items, string? Next, DateTimeOffset? AsOf);

internal static class ListBaselines
{
    /// <param name="asOf">What had been proposed and decided by then.</param>
    public static async Task<Results<Ok<BaselineList>, ProblemHttpResult>> HandleAsync(
        Guid id, DateTimeOffset? asOf, int? limit, string? cursor, MetricsDb db, NamedCalendars calendars, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Before>(cursor, out var before))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        if (await db.ViewAsync(calendars, caller, id, asOf, clock, ct) is not { } view)
        {
            return Problems.Missing();
        }

        var known = view.AsOf ?? DateTimeOffset.MaxValue.ToUniversalTime();
        var all = db.Baselines.AsNoTracking().Where(b => b.MetricId == view.Metric.Id && b.MadeAt <= known);
        var open = await all.Where(b => b.State == BaselineState.Proposed || b.DecidedAt > known).ToRows(db).FirstOrDefaultAsync(ct);
        var held = await db.BaselineAsync(view, ct);
        var current = held is null ? null : await all.Where(b => b.Id == held.Id).ToRows(db).SingleOrDefaultAsync(ct);
        if (before is not null)
        {
            var (madeAt, last) = before;
            all = all.Where(b => EF.Functions.LessThan(ValueTuple.Create(b.MadeAt, b.Id), ValueTuple.Create(madeAt, last)));
        }

        var size = Cursor.Limit(limit);
        var found = await all.ToRows(db).Take(size + 1).ToListAsync(ct);
        var items = found.Take(size).Select(r => r.ToResponse(view.AsOf)).ToList();
        var next = found.Count > size ? Cursor.Encode(new Before(items[^1].MadeAt, items[^1].Id)) : null;
        return TypedResults.Ok(new BaselineList(current?.ToResponse(view.AsOf), open?.ToResponse(view.AsOf), items, next, view.AsOf));
    }

    private sealed record Before(DateTimeOffset MadeAt, Guid Id);
}
