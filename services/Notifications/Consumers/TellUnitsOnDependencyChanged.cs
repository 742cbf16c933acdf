using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Goals;
using Setpoint.Messaging;
using Setpoint.Notifications.Data;

namespace Setpoint.Notifications.Consumers;

/// <summary>"Operations needs something from Sales", to those who lead Sales; "Sales will help Operations", to who asked.</summary>
internal sealed class TellUnitsOnDependencyChanged(NotificationsDb db, DependencyNotices notices) : IConsume<DependencyChanged>
{
    public async Task ConsumeAsync(DependencyChanged message, CancellationToken ct)
    {
        var d = message;
        var at = (d.DecidedAt ?? d.AskedAt).ToUniversalTime();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into dependency (id, version, objective_id, asking_unit_id, helping_unit_id, what, due, state, asked_by, at, note)
            values ({d.Id}, {d.Version}, {d.ObjectiveId}, {d.AskingUnitId}, {d.HelpingUnitId}, {d.What}, {d.Due}, {d.State}, {d.AskedBy}, {at}, {d.Note})
            on conflict (id) do update set
                version = excluded.version, objective_id = excluded.objective_id, asking_unit_id = excluded.asking_unit_id,
                helping_unit_id = excluded.helping_unit_id, what = excluded.what, due = excluded.due, state = excluded.state,
                asked_by = excluded.asked_by, at = excluded.at, note = excluded.note
            where excluded.version >= dependency.version
            """,
            ct);
        await notices.SettleAsync([d.Id], ct);
    }
}
