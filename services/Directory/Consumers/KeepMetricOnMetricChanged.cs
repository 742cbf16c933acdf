using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Metrics;
using Setpoint.Directory.Data;
using Setpoint.Messaging;

namespace Setpoint.Directory.Consumers;

/// <summary>Knows which unit holds a metric and who answers for it, so that neither goes while it is there.</summary>
internal sealed class KeepMetricOnMetricChanged(DirectoryDb db) : IConsume<MetricChanged>
{
    public Task ConsumeAsync(MetricChanged message, CancellationToken ct)
    {
        var m = message;
        var name = m.AboutPersonId is null ? m.Name : null;
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into held_metric as h (id, version, name, status, unit_id, owner_id, about_person_id)
            values ({m.Id}, {m.Version}, {name}, {m.Status}, {m.UnitId}, {m.OwnerId}, {m.AboutPersonId})
            on conflict (id) do update set
                version = excluded.version, name = excluded.name, status = excluded.status,
                unit_id = excluded.unit_id, owner_id = excluded.owner_id, about_person_id = excluded.about_person_id
            where excluded.version >= h.version
            """,
            ct);
    }
}
