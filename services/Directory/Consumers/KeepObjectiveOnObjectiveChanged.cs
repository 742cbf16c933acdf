using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Goals;
using Setpoint.Directory.Data;
using Setpoint.Messaging;

namespace Setpoint.Directory.Consumers;

/// <summary>Knows which unit holds an objective, who answers for it and its key results, and which metrics it reads or guards.</summary>
internal sealed class KeepObjectiveOnObjectiveChanged(DirectoryDb db) : IConsume<ObjectiveChanged>
{
    public Task ConsumeAsync(ObjectiveChanged message, CancellationToken ct)
    {
        var o = message;
        var owners = o.KeyResults.Select(k => k.OwnerId).Distinct().ToArray();
        var metrics = o.KeyResults.Select(k => k.MetricId).OfType<Guid>().Concat(o.Guardrails ?? []).Distinct().ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into held_objective as h (id, version, title, status, unit_id, owner_id, key_result_owners, metrics)
            values ({o.Id}, {o.Version}, {o.Title}, {o.Lifecycle}, {o.UnitId}, {o.OwnerId}, {owners}, {metrics})
            on conflict (id) do update set
                version = excluded.version, title = excluded.title, status = excluded.status,
                unit_id = excluded.unit_id, owner_id = excluded.owner_id, key_result_owners = excluded.key_result_owners,
                metrics = excluded.metrics
            where excluded.version >= h.version
            """,
            ct);
    }
}
