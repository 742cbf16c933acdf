using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Messaging;

namespace Setpoint.Goals.Consumers;

/// <summary>Mirrors what key results need to know of a metric. Its cadence decides when values are due, so readers are rolled up again.</summary>
internal sealed class KeepMetricOnMetricChanged(GoalsDb db, Cascading cascade) : IConsume<MetricChanged>
{
    public async Task ConsumeAsync(MetricChanged message, CancellationToken ct)
    {
        var m = message;
        var written = await db.Database.ExecuteSqlAsync(
            $"""
            insert into metric (id, version, name, unit_of_measure, decimals, cadence, unit_id, visibility, status, about_person_id, owner_id, direction,
                green, low, high, target, origin_key_result_id, calendar_id)
            values ({m.Id}, {m.Version}, {m.Name}, {m.UnitOfMeasure}, {m.Decimals}, {m.Cadence}, {m.UnitId}, {m.Visibility}, {m.Status}, {m.AboutPersonId}, {m.OwnerId}, {m.Direction},
                {m.Bounds?.Green}, {m.Bounds?.Low}, {m.Bounds?.High}, {m.Target}, {m.OriginKeyResultId}, {m.CalendarId})
            on conflict (id) do update set
                version = excluded.version, name = excluded.name, unit_of_measure = excluded.unit_of_measure, decimals = excluded.decimals,
                cadence = excluded.cadence, unit_id = excluded.unit_id, visibility = excluded.visibility, status = excluded.status,
                about_person_id = excluded.about_person_id, owner_id = excluded.owner_id, direction = excluded.direction,
                green = excluded.green, low = excluded.low, high = excluded.high, target = excluded.target,
                origin_key_result_id = excluded.origin_key_result_id, calendar_id = excluded.calendar_id
            where excluded.version >= metric.version
            """,
            ct);
        if (written == 1)
        {
            var readers = await db.Database.SqlQuery<Guid>(
                $"""select distinct objective_id as "Value" from key_result where metric_id = {m.Id}""").ToListAsync(ct);
            await cascade.MarkAsync(readers, ct);
        }
    }
}
