using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.Contracts.Metrics;
using Setpoint.Messaging;

namespace Setpoint.CheckIns.Consumers;

/// <summary>Notes when a metric called for somebody's eye, whichever end of its alert is heard of first.</summary>
internal sealed class KeepTurnOnAlertOpened(CheckInsDb db) : IConsume<AlertOpened>
{
    public Task ConsumeAsync(AlertOpened e, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into metric_turn (alert_id, metric_id, kind, health, opened_at)
        values ({e.AlertId}, {e.MetricId}, {e.Kind}, {e.Health}, {e.OpenedAt.ToUniversalTime()})
        on conflict (alert_id) do update set health = excluded.health, opened_at = excluded.opened_at
        """,
        ct);
}

/// <summary>Notes when that was over.</summary>
internal sealed class KeepTurnOnAlertClosed(CheckInsDb db) : IConsume<AlertClosed>
{
    public Task ConsumeAsync(AlertClosed e, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into metric_turn (alert_id, metric_id, kind, closed_at) values ({e.AlertId}, {e.MetricId}, {e.Kind}, {e.ClosedAt.ToUniversalTime()})
        on conflict (alert_id) do update set closed_at = excluded.closed_at
        """,
        ct);
}
