using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>An answer to an alert: what a draft needs beside what is known of the metric.</summary>
/// <param name="CycleId">One that is planned or runs.</param>
/// <param name="UnitId">The metric's, when absent.</param>
/// <param name="OwnerId">The caller, when absent.</param>
/// <param name="Title">Made from the metric's name, when absent.</param>
/// <param name="Kind">Committed, when absent.</param>
/// <param name="Visibility">As the metric's, when absent.</param>
/// <param name="Target">Where to bring it. Absent, the metric's own target and at least its green, or its green range.</param>
/// <param name="Low">Lower end of a range, in place of a target.</param>
/// <param name="High">Upper end of the same.</param>
/// <param name="Again">True to begin another one beside those that answer the alert already.</param>
public sealed record FromAlertRequest(
    Guid AlertId,
    Guid CycleId,
    Guid? UnitId = null,
    Guid? OwnerId = null,
    string? Title = null,
    string? Why = null,
    ObjectiveKind? Kind = null,
    Visibility? Visibility = null,
    bool? Personal = null,
    decimal? Target = null,
    decimal? Low = null,
    decimal? High = null,
    bool? Again = null);

/// <summary>Begins a draft that answers an open alert, with a key result from the metric's latest value to where it should be.</summary>
internal static class BeginFromAlert
{
    private const string Find =
        """
        select a.closed, m.id, m.name, m.unit_id, m.visibility, m.direction, m.decimals, m.green, m.low, m.high, m.target, h.latest_value
        from metric_alert a
        join metric m on m.id = a.metric_id and m.id in (select v.id from visible_metric($2, $3::uuid) v)
        left join metric_headline h on h.metric_id = m.id
        where a.id = $1
        """;

    private const string Answering =
        """
        select o.id, o.title from objective o join visible_objective($2, $3::uuid) v on v.id = o.id
        where o.origin_alert_id = $1 and o.lifecycle <> 'retired'
        order by o.id limit 1
        """;

    public static async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        FromAlertRequest request, GoalsDb db, ObjectiveRules rules, ObjectiveReader reader, Cascading cascade, Access access, Caller caller, CancellationToken ct)
    {
        var connection = await db.ConnectionAsync(ct);
        AlertedMetric? found = null;
        await access.EventuallyAsync(
            async () => (found = (await connection.ReadAsync(Find, [request.AlertId, caller.PersonId, caller.Within], AlertedMetric.Read, ct)).FirstOrDefault()) is not null, ct);
        if (found is not { } metric)
        {
            return Problems.Missing();
        }

        var (unit, owner) = (request.UnitId ?? metric.UnitId, request.OwnerId ?? caller.PersonId);
        if (await rules.RequireUnitAsync(unit, ct) is { } noUnit)
        {
            return noUnit;
        }

        if (!await rules.MayWriteInAsync(unit, owner, ct))
        {
            return Problems.Forbidden(CreateObjective.OnlyWriters);
        }

        if (metric.IsClosed)
        {
            return Problems.Conflict("alert-closed", "This alert is over: nothing is left to answer.");
        }

        if (metric.Latest is not { } baseline)
        {
            return Problems.Invalid("alertId", "is about a metric that has no value yet to begin from", "baseline-missing");
        }

        if (AimOf(request, metric, baseline) is not { } aim)
        {
            return Problems.Invalid("target", "is required: no threshold or target of the metric lies beyond its latest value", "target-missing");
        }

        var origin = new Origin(request.AlertId, cycle => RefusalAsync(request, cycle, db, caller, ct));
        var (written, refusal) = await CreateObjective.WriteAsync(
            Draft(request, metric, unit, owner, aim), db, rules, cascade, (id, _) => reader.FindAsync(id, ct), ct, origin);
        return refusal is not null ? refusal
            : written is not { } response ? Problems.Missing()
            : ETag.Created(response, response.Version, $"/api/goals/objectives/{response.Id}");
    }

    private static Aim? AimOf(FromAlertRequest request, AlertedMetric metric, decimal baseline) =>
        request is { Target: null, Low: null, High: null }
            ? metric.Level.AimFrom(baseline)
            : new Aim(baseline, request.Target, request.Low, request.High);

    private static ObjectiveRequest Draft(FromAlertRequest request, AlertedMetric metric, Guid unit, Guid owner, Aim aim) => new(
        request.CycleId,
        unit,
        owner,
        string.IsNullOrWhiteSpace(request.Title) ? $"{metric.Name} is where it should be" : request.Title,
        request.Why,
        request.Kind ?? ObjectiveKind.Committed,
        request.Visibility ?? metric.Visibility,
        [],
        [new(metric.Name, Measure.Metric, aim.Baseline, aim.Target, MetricId: metric.Id, Low: aim.Low, High: aim.High)],
        [],
        Personal: request.Personal);

    /// <summary>
    /// One that the caller may not see does not stand in their way, or the answer would tell of it. Asked under the cascade's
    /// lock, so of two at the same time the second sees the first.
    /// </summary>
    private static async Task<ProblemHttpResult?> RefusalAsync(FromAlertRequest request, Cycle cycle, GoalsDb db, Caller caller, CancellationToken ct)
    {
        if (cycle.Phase is not (CyclePhase.Planning or CyclePhase.Active))
        {
            return Problems.Invalid("cycleId", "must be a cycle that is planned or runs", "cycle-over");
        }

        if (request.Again == true)
        {
            return null;
        }

        var answers = await (await db.ConnectionAsync(ct)).ReadAsync(
            Answering, [request.AlertId, caller.PersonId, caller.Within], r => (Id: r.Id(), Title: r.Text()), ct);
        return answers is not [var first] ? null : Problems.Of(
            StatusCodes.Status409Conflict,
            "alert-answered",
            $"{first.Title} was begun from this alert; send again: true to begin another one.",
            new() { ["objectiveId"] = first.Id, ["address"] = $"/api/goals/objectives/{first.Id}" });
    }

    /// <summary>An alert's metric as it stands.</summary>
    private sealed record AlertedMetric(bool IsClosed, Guid Id, string Name, Guid UnitId, Visibility Visibility, MetricLevel Level, decimal? Latest)
    {
        public static AlertedMetric Read(Columns r)
        {
            var (closed, id, name, unit, visibility) = (r.Next<bool>(), r.Id(), r.Text(), r.Id(), r.Word<Visibility>());
            var (direction, decimals) = (r.MaybeText(), r.Next<int>());
            var level = new MetricLevel(direction, decimals, r.Maybe<decimal>(), r.Maybe<decimal>(), r.Maybe<decimal>(), r.Maybe<decimal>());
            return new(closed, id, name, unit, visibility, level, r.Maybe<decimal>());
        }
    }
}
