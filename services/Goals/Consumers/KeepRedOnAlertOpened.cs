using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.Messaging;
using Setpoint.Messaging.Outbox;

namespace Setpoint.Goals.Consumers;

/// <summary>Keeps the confirmed worsenings of KPIs, and tells those whose guardrail has turned red.</summary>
internal sealed class KeepRedOnAlertOpened(GoalsDb db, Cascading cascade, AfterCommit afterCommit, OutboxBell bell) : IConsume<AlertOpened>
{
    public const string Health = "health";

    private const string Red = "red";

    private const string Guarded =
        """
        select o.id, case when o.visibility = 'public' then o.title end, o.owner_id, o.window_start, o.window_end, period_end($2, m.cadence, m.calendar_id)
        from guardrail g
        join objective o on o.id = g.objective_id and o.lifecycle = 'published'
        join metric m on m.id = g.metric_id
        where g.metric_id = $1
        """;

    public async Task ConsumeAsync(AlertOpened message, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into metric_alert (id, metric_id, kind) values ({message.AlertId}, {message.MetricId}, {message.Kind})
            on conflict (id) do nothing
            """,
            ct);
        if (message.Kind != Health)
        {
            return;
        }

        var isNew = await db.Database.ExecuteSqlAsync(
            $"""
            insert into health_alert (id, metric_id, health, period) values ({message.AlertId}, {message.MetricId}, {message.Health}, {message.Period})
            on conflict (id) do update set health = excluded.health, period = excluded.period where health_alert.health is null
            """,
            ct) == 1;
        if (isNew && message.Health == Red)
        {
            var broken = await cascade.Connection.ReadAsync(Guarded, [message.MetricId, message.Period], row => Told(row, message), ct);
            await OutboxWriter.AddAsync(cascade.Connection, cascade.Transaction, [.. broken.OfType<GuardrailBroken>()], ct);
            afterCommit.Run(bell.Ring);
        }
    }

    /// <summary>None where the period lies outside of the objective's window.</summary>
    private static GuardrailBroken? Told(Columns row, AlertOpened a)
    {
        var (id, title, owner, window, end) = (row.Id(), row.MaybeText(), row.Id(), row.Window(), row.Next<DateOnly>());
        return window.Owns(end)
            ? new GuardrailBroken(
                Guid.CreateVersion7(), id, title, owner, a.AlertId, a.MetricId, a.MetricName, a.UnitOfMeasure, a.Decimals, a.Health, a.Period, a.Value, a.OpenedAt)
            : null;
    }
}
