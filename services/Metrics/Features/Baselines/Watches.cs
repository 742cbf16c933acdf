using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Reading;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using Setpoint.Metrics.Features.Periods;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Baselines;

/// <summary>The gains that are or were watched on a metric, of objectives that the reader may see.</summary>
internal sealed class Watches(MetricsDb db, NamedCalendars calendars, MetricView view, Caller caller)
{
    private const int Most = 20;

    /// <summary>A watch on a metric that nobody feeds any more is not looked for further.</summary>
    private const int MostPeriods = 400;

    private readonly DateTimeOffset _known = view.AsOf ?? DateTimeOffset.MaxValue.ToUniversalTime();

    /// <summary>Levels that watches show or have shown; what is not decided of one that the reader may not see is not there.</summary>
    public async Task<(HashSet<Guid> All, HashSet<Guid> Hidden)> LevelsAsync(CancellationToken ct)
    {
        var (metric, person, within) = (view.Metric.Id.Value, caller.PersonId, caller.Within);
        var levels = await db.Database.SqlQuery<Level>(
            $"""
            select w.baseline_id as "Id", coalesce(sees_objective({person}, {within}, o), false) as "Seen"
            from hold_watch w left join objective o on o.id = w.objective_id
            where w.metric_id = {metric} and w.baseline_id is not null
            """).ToListAsync(ct);
        return ([.. levels.Select(l => l.Id)], [.. levels.Where(l => !l.Seen).Select(l => l.Id)]);
    }

    /// <summary>The newest first.</summary>
    public async Task<List<WatchResponse>> ReadAsync(CancellationToken ct)
    {
        var (metric, person, within, known) = (view.Metric.Id.Value, caller.PersonId, caller.Within, _known);
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            select w.key_result_id as "KeyResultId", w.objective_id as "ObjectiveId", o.title as "Title", w.state as "State", w.state_since as "StateSince",
                   w.starts as "Starts", w.closed_on as "ClosedOn", w.from_value as "From", w.facts as "Facts", w.started_at as "StartedAt", w.judged_at as "JudgedAt"
            from hold_watch w join objective o on o.id = w.objective_id
            where w.metric_id = {metric} and w.started_at <= {known} and sees_objective({person}, {within}, o)
            order by w.started_at desc, w.key_result_id
            limit {Most}
            """).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.KeyResultId);
        var proposals = (await db.ThresholdProposals.Where(t => ids.Contains(t.KeyResultId) && t.MadeAt <= known).ToResponsesAsync(db, view.AsOf, ct))
            .ToLookup(p => p.KeyResultId, p => p.Response);
        var watches = new List<WatchResponse>();
        foreach (var row in rows)
        {
            watches.Add(await OfAsync(row, proposals[row.KeyResultId].FirstOrDefault(), ct));
        }

        return watches;
    }

    /// <summary>What was judged, or stands at this moment, is told as it is stored; what was known at an earlier one is judged again.</summary>
    private async Task<WatchResponse> OfAsync(Row row, ThresholdProposalResponse? thresholds, CancellationToken ct)
    {
        var isStored = row.Facts is not null && (view.AsOf is null || row.JudgedAt <= _known);
        var f = isStored ? FactsJson.Read<GainFacts>(row.Facts!) : await FactsAsync(row, ct);
        var state = isStored || (row.StateSince <= _known && row.State == Word.Of(GainState.Superseded)) ? Word.Parse<GainState>(row.State) : f.State;
        return new WatchResponse(
            row.ObjectiveId, row.KeyResultId, row.Title, state, WatchResponse.InWords(state, f), row.ClosedOn, f.From, f.Achieved, f.Gain, f.HeldFrom, f.Range, f.Periods, f.Needed,
            f.Median, f.Kept, f.Share, GainFacts.Formula, f.PolicyVersion, row.StartedAt, row.JudgedAt <= _known ? row.JudgedAt : null, thresholds);
    }

    private async Task<GainFacts> FactsAsync(Row row, CancellationToken ct)
    {
        var (days, running) = (WatchedPeriods.Of(view.Calendar, row.Starts, row.ClosedOn), view.Running);
        var end = days.After.Step(MostPeriods);
        var past = new PastPeriods(db, calendars, view.Metric.Series, view.Calendar, view.Now);
        var known = await past.ReadAsync(days.First, running.Start < end.Start ? running.Previous : end, ct);
        Point[] points = [.. known.Where(p => p.Value is { Value: not null, Provisional: false }).Select(p => new Point(p.Key, p.Value.Value!.Value)).OrderBy(p => p.Start)];
        return GainFacts.Of(
            view.Thresholds.Current, view.Metric.Direction, row.From, points.LastOrDefault(p => p.Start >= days.First.Start && p.Start <= days.Last.Start),
            [.. points.Where(p => p.Start >= days.After.Start)], view.Policy);
    }

    private sealed record Level(Guid Id, bool Seen);

    private sealed record Row(
        Guid KeyResultId, Guid ObjectiveId, string? Title, string State, DateTimeOffset StateSince, DateOnly Starts, DateOnly ClosedOn, decimal From, string? Facts,
        DateTimeOffset StartedAt, DateTimeOffset? JudgedAt);
}
