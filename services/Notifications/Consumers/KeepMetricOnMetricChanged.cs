using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Metrics;
using Setpoint.Messaging;
using Setpoint.Notifications.Data;

namespace Setpoint.Notifications.Consumers;

/// <summary>Keeps who may know of a metric and how its periods are named.</summary>
internal sealed class KeepMetricOnMetricChanged(NotificationsDb db) : IConsume<MetricChanged>
{
    public Task ConsumeAsync(MetricChanged message, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into metric (id, version, unit_id, visibility, cadence, about_person_id)
        values ({message.Id}, {message.Version}, {message.UnitId}, {message.Visibility}, {message.Cadence}, {message.AboutPersonId})
        on conflict (id) do update set
            version = excluded.version, unit_id = excluded.unit_id, visibility = excluded.visibility, cadence = excluded.cadence,
            about_person_id = excluded.about_person_id
        where excluded.version >= metric.version
        """,
        ct);
}
