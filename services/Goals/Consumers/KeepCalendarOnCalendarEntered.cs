using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Messaging;

namespace Setpoint.Goals.Consumers;

/// <summary>Keeps the periods of named calendars: they decide when values are due, so what reads a metric of one is rolled up again.</summary>
internal sealed class KeepCalendarOnCalendarEntered(GoalsDb db, Cascading cascade) : IConsume<CalendarEntered>
{
    public async Task ConsumeAsync(CalendarEntered message, CancellationToken ct)
    {
        var (id, version, starts) = (message.Id, message.Version, message.Starts.ToArray());
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into calendar (id, version) values ({id}, {version})
            on conflict (id) do update set version = excluded.version where excluded.version >= calendar.version
            """,
            ct);
        var learned = await db.Database.ExecuteSqlAsync(
            $"insert into calendar_period (calendar_id, start) select {id}, s from unnest({starts}) as s on conflict do nothing", ct);
        if (learned > 0)
        {
            var readers = await db.Database.SqlQuery<Guid>(
                $"""
                select distinct k.objective_id as "Value" from key_result k join metric m on m.id = k.metric_id where m.calendar_id = {id}
                """).ToListAsync(ct);
            await cascade.MarkAsync(readers, ct);
        }
    }
}
