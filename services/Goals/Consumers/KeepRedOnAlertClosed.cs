using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Data;
using Setpoint.Messaging;

namespace Setpoint.Goals.Consumers;

/// <summary>Keeps that an alert is over and when a worsening ended, whether or not its beginning has arrived.</summary>
internal sealed class KeepRedOnAlertClosed(GoalsDb db) : IConsume<AlertClosed>
{
    public async Task ConsumeAsync(AlertClosed message, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into metric_alert (id, metric_id, kind, closed) values ({message.AlertId}, {message.MetricId}, {message.Kind}, true)
            on conflict (id) do update set closed = true
            """,
            ct);
        if (message.Kind == KeepRedOnAlertOpened.Health)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into health_alert (id, metric_id, closed_period) values ({message.AlertId}, {message.MetricId}, {message.Period})
                on conflict (id) do update set closed_period = excluded.closed_period
                """,
                ct);
        }
    }
}
