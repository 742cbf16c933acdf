using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Directory;
using Setpoint.Messaging;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Evaluation;
using Setpoint.Metrics.Features.Formulas;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Consumers;

/// <summary>Gives metrics to another person or unit, those that are still where the order found them.</summary>
internal sealed class HandOverOnHandoverOrdered(MetricsDb db, Cause cause, AfterCommit afterCommit, EvaluationBell bell, SaveFormula formulas) : IConsume<HandoverOrdered>
{
    public async Task ConsumeAsync(HandoverOrdered message, CancellationToken ct)
    {
        (cause.Actor, cause.Reason) = (message.ActorId, message.Reason);
        var ids = message.Metrics.Select(MetricId.From).ToArray();
        var metrics = await db.Metrics.AsTracking().Include(m => m.Thresholds).Include(m => m.Formulas).Where(m => ids.Contains(m.Id)).AsSplitQuery().ToListAsync(ct);
        foreach (var metric in metrics)
        {
            if (message.ToPersonId is { } person && metric.OwnerId == message.FromPersonId)
            {
                metric.HandOverTo(person);
            }
            else if (message.ToUnitId is { } unit && metric.UnitId == message.FromUnitId)
            {
                await formulas.TouchReadersAsync(metric, ct);
                metric.MoveTo(unit);
                db.Add(ChangedSeries.ByDefinition(metric.Series, wholePast: metric.Formulas.Count > 0));
            }
        }

        afterCommit.Run(bell.Ring);
        await db.SaveChangesAsync(ct);
        foreach (var metric in metrics.Where(m => m.UnitId == message.ToUnitId))
        {
            await formulas.TouchReadersAsync(metric, ct);
        }
    }
}
