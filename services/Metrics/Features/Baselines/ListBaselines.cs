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
/// <param name="Provisional">What a closed OKR has reached, while it is watched whether that stays.</param>
/// <param name="Thresholds">Thresholds that wait for a decision, because the metric has held another level.</param>
/// <param name="Watches">Whether what closed OKRs have gained stays, of those that the reader may see: the newest first, 20 at most.</param>
/// <param name="AsOf">Where asked for: the moment whose knowledge this is.</param>
public sealed record BaselineList(
    BaselineResponse? Current,
    BaselineResponse? Proposal,
    BaselineResponse? Provisional,
    ThresholdProposalResponse? Thresholds,
    IReadOnlyList<WatchResponse> Watches,
    IReadOnlyList<BaselineResponse> Items,
    string? Next,
    DateTimeOffset? AsOf);

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
        var watches = new Watches(db, calendars, view, caller);
        var (watched, hidden) = await watches.LevelsAsync(ct);
        var all = db.Baselines.AsNoTracking().Where(b => b.MetricId == view.Metric.Id && b.MadeAt <= known
            && (!hidden.Contains(b.Id) || (b.State == BaselineState.Accepted && b.DecidedAt <= known)));
        var undecided = all.Where(b => b.State == BaselineState.Proposed || b.State == BaselineState.Provisional || b.DecidedAt > known);
        var open = await undecided.Where(b => !watched.Contains(b.Id)).ToRows(db).FirstOrDefaultAsync(ct);
        var provisional = await undecided.Where(b => watched.Contains(b.Id)).ToRows(db).FirstOrDefaultAsync(ct);
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
        var thresholds = await db.ThresholdProposals
            .Where(t => t.MetricId == view.Metric.Id && t.MadeAt <= known && (t.State == ThresholdProposalState.Proposed || t.DecidedAt > known))
            .ToResponsesAsync(db, view.AsOf, ct);
        return TypedResults.Ok(new BaselineList(
            current?.ToResponse(view.AsOf), open?.ToResponse(view.AsOf), provisional?.ToResponse(view.AsOf), thresholds.FirstOrDefault().Response,
            await watches.ReadAsync(ct), items, next, view.AsOf));
    }

    private sealed record Before(DateTimeOffset MadeAt, Guid Id);
}
