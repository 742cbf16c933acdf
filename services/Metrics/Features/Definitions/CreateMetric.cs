using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Messaging;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Evaluation;
using Setpoint.Metrics.Features.Formulas;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Definitions;

internal static class CreateMetric
{
    public static async Task<Results<Tagged<MetricResponse>, ProblemHttpResult>> HandleAsync(
        MetricRequest request,
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
        var errors = await request.CheckAsync(db, access, ct);
        var formula = await formulas.CheckAsync(request, null, errors, ct);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!await access.CanManageAsync(request.UnitId!.Value, ct))
        {
            return Problems.Forbidden("Metrics of a unit are defined by those who lead it.");
        }

        if (request.AboutPersonId is { } person && await db.CheckPersonAsync(person, request.UnitId.Value, access, ct) is { } refused)
        {
            return refused;
        }

        var metric = Metric.Define(await db.NextSeriesAsync(ct), request.ToDefinition(), clock.GetUtcNow());
        metric.Compute(formula?.Stored?.Text, measured: false, clock.GetUtcNow());
        db.AddRange(
            metric,
            new Head { Series = metric.Series },
            new MetricState { Series = metric.Series },
            ChangedSeries.ByDefinition(metric.Series, wholePast: formula is not null));
        afterCommit.Run(bell.Ring);
        if (!await db.TrySaveAsync(ct))
        {
            return MetricKeys.Taken();
        }

        if (await formulas.StoreAsync(metric, formula, ct) is { } circle)
        {
            return Problems.Invalid("formula", circle, "formula-cycle");
        }

        if (await db.CheckSeenAsync(metric, caller, ct) is { } unseen)
        {
            return unseen;
        }

        await work.CommitAsync(ct);
        var response = (await db.AnswerAsync(metric.Id, caller, ct))!;
        return ETag.Created(response, response.Version, $"/api/metrics/{response.Id}");
    }
}
