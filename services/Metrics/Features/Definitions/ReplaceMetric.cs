using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Messaging;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Evaluation;
using Setpoint.Metrics.Features.Formulas;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Definitions;

internal static class ReplaceMetric
{
    public static async Task<Results<Tagged<MetricResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        MetricRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        MetricsDb db,
        Caller caller,
        Access access,
        SaveFormula formulas,
        AfterCommit afterCommit,
        EvaluationBell bell,
        TimeProvider clock,
        CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        var metric = await db.SeenBy(caller).AsTracking().Include(m => m.Thresholds).Include(m => m.Revisions).Include(m => m.Formulas)
            .AsSplitQuery().SingleOrDefaultAsync(m => m.Id == MetricId.From(id), ct);
        if (metric is null)
        {
            return Problems.Missing();
        }

        if (!await access.OwnsAsync(metric.OwnerId, metric.UnitId, ct) && !await access.CanManageAsync(metric.UnitId, ct))
        {
            return Problems.Forbidden("A metric is changed by its owner and by those who lead its unit.");
        }

        // What people wish for a key result of theirs is a proposal: those who lead the unit define its KPIs.
        if (metric is { OriginKeyResultId: not null, ActiveSince: null } && request.Status == MetricStatus.Active && !await access.CanManageAsync(metric.UnitId, ct))
        {
            return Problems.Forbidden("A KPI that a key result is to become is made active by those who lead its unit.");
        }

        if (ETag.Check(ifMatch, metric.Version) is { } precondition)
        {
            return precondition;
        }

        var errors = await request.CheckAsync(db, access, ct);
        var formula = await formulas.CheckAsync(request, metric, errors, ct);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (request.UnitId != metric.UnitId && !await access.CanManageAsync(request.UnitId!.Value, ct))
        {
            return Problems.Forbidden("A metric moves only to a unit that you lead, too.");
        }

        if (request.UnitId != metric.UnitId && metric.AboutPersonId is { } person
            && await db.CheckPersonAsync(person, request.UnitId!.Value, access, ct) is { } refused)
        {
            return refused;
        }

        var (hadThresholds, hadFormula, unit, aggregation) = (metric.Thresholds.Count > 0, metric.Formulas.Count > 0, metric.UnitId, metric.Aggregation);
        var moves = SaveFormula.Moves(metric, request);
        await TouchAsync(moves);
        metric.Redefine(request.ToDefinition(), clock.GetUtcNow());
        if (metric.Compute(formula?.Stored?.Text, await formulas.IsMeasuredAsync(metric, ct), clock.GetUtcNow()))
        {
            db.Add(SaveFormula.Changed(metric, !hadFormula, clock.GetUtcNow()));
        }

        var wholePast = (!hadThresholds && metric.Thresholds.Count > 0) || metric.Aggregation != aggregation || (metric.Formulas.Count > 0 && metric.UnitId != unit);
        db.Add(ChangedSeries.ByDefinition(metric.Series, wholePast));
        afterCommit.Run(bell.Ring);
        if (!await db.TrySaveAsync(ct))
        {
            return MetricKeys.Taken();
        }

        if (await formulas.StoreAsync(metric, formula, ct) is { } circle)
        {
            return Problems.Invalid("formula", circle, "formula-cycle");
        }

        await TouchAsync(moves);
        await work.CommitAsync(ct);

        // Handing it to a unit that one does not see takes it out of one's own sight.
        return await db.AnswerAsync(metric.Id, caller, ct) is { } response ? ETag.Ok(response, response.Version) : Problems.Missing();

        Task TouchAsync(bool isNeeded) => isNeeded ? formulas.TouchReadersAsync(metric, ct) : Task.CompletedTask;
    }
}
