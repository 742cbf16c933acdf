using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Directory;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.Messaging;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Consumers;

/// <summary>
/// Gives objectives and key results to another person or unit, those that are still where the order found them. One that reads
/// what is measured about its owner can be nobody else's: it stays with them, and ends when they have left.
/// </summary>
internal sealed class HandOverOnHandoverOrdered(GoalsDb db, Cascading cascade, Cause cause) : IConsume<HandoverOrdered>
{
    private const string Left = "Its person has left.";

    public async Task ConsumeAsync(HandoverOrdered message, CancellationToken ct)
    {
        (cause.Actor, cause.Reason) = (message.ActorId, message.Reason);
        var bound = await BoundAsync(message, ct);
        var ids = message.Objectives.Select(id => new ObjectiveId(id)).ToArray();
        foreach (var objective in await db.Objectives.WithParts().Where(o => ids.Contains(o.Id)).ToListAsync(ct))
        {
            if (bound.Find(b => b.ObjectiveId == objective.Id.Value) is { } stays)
            {
                if (stays.HasLeft)
                {
                    objective.Retire(Left);
                    await db.WithdrawDependenciesAsync(objective.Id, ct);
                }
            }
            else if (message is { FromPersonId: { } from, ToPersonId: { } to })
            {
                objective.HandOver(from, to);
            }
            else if (message.ToUnitId is { } unit && objective.UnitId == message.FromUnitId)
            {
                objective.MoveTo(unit);
                await db.RetellDependenciesAsync(objective.Id, ct);
            }
        }

        if (message is { FromUnitId: { } old, ToUnitId: { } next })
        {
            await db.MoveDependenciesAsync(old, next, ct);
        }

        // What leaves the roll-up moves it, and another unit's time zone and rhythm of check-ins move what is due.
        await cascade.MarkAsync(message.Objectives, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Unfinished objectives of the person that read a metric about anybody but who takes over; none where a unit hands over, because owners stay.</summary>
    private Task<List<Bound>> BoundAsync(HandoverOrdered message, CancellationToken ct)
    {
        var ids = message.Objectives.ToArray();
        return db.Database.SqlQuery<Bound>(
            $"""
            select o.id as "ObjectiveId", exists (select 1 from person p where p.id = o.owner_id and not p.active) as "HasLeft"
            from objective o
            where o.id = any({ids}) and o.owner_id = {message.FromPersonId} and o.lifecycle not in ('graded', 'retired') and exists (
                select 1 from key_result k join metric m on m.id = k.metric_id
                where k.objective_id = o.id and not k.retired and m.about_person_id <> {message.ToPersonId})
            """).ToListAsync(ct);
    }

    private sealed record Bound(Guid ObjectiveId, bool HasLeft);
}
