using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Directory;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Messaging;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Consumers;

/// <summary>Gives objectives and key results to another person or unit, those that are still where the order found them.</summary>
internal sealed class HandOverOnHandoverOrdered(GoalsDb db, Cause cause) : IConsume<HandoverOrdered>
{
    public async Task ConsumeAsync(HandoverOrdered message, CancellationToken ct)
    {
        (cause.Actor, cause.Reason) = (message.ActorId, message.Reason);
        var ids = message.Objectives.Select(id => new ObjectiveId(id)).ToArray();
        foreach (var objective in await db.Objectives.WithParts().Where(o => ids.Contains(o.Id)).ToListAsync(ct))
        {
            if (message is { FromPersonId: { } from, ToPersonId: { } to })
            {
                objective.HandOver(from, to);
            }
            else if (message.ToUnitId is { } unit && objective.UnitId == message.FromUnitId)
            {
                objective.MoveTo(unit);
            }
        }

        await db.SaveChangesAsync(ct);
    }
}
