using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.Contracts.CheckIns;
using Setpoint.Messaging.Outbox;

namespace Setpoint.CheckIns.Reminders;

/// <summary>
/// Reminds whoever has not checked in, at the hour of the clock that counts, and nobody twice of the same. Which hours those are is
/// reckoned once for every unit and clock; who is missing is one question to the database, whatever the size of the company.
/// </summary>
internal sealed class ReminderSweep(CheckInsDb db, Rhythms rhythms, TimeProvider clock)
{
    private const string Missing =
        """
        with asked as (
            select * from unnest($1, $2, $3, $4, $5, $6, $7) as a(unit_id, zone, opens, closes, day, due, period)
        ), waiting as materialized ( -- first, because an hour after theirs nearly all have been reminded
            select o.owner_id, o.id, o.title, a.opens, a.closes, a.day, a.due, a.period
            from objective o
            join person p on p.id = o.owner_id and p.active and p.kind = 'human'
            left join unit u on u.id = p.primary_unit_id
            join asked a on a.unit_id = o.unit_id and a.zone = coalesce(p.time_zone, u.time_zone, 'UTC')
            where o.lifecycle = 'published' and a.day between o.start_day and o.end_day and (o.published_at is null or o.published_at <= a.due)
              and not exists (select 1 from reminder r where r.person_id = o.owner_id and r.objective_id = o.id and r.period = a.period)
        ), missing as materialized (
            select w.owner_id, w.id, w.title, w.due, w.period
            from waiting w
            where not exists (
                  select 1 from check_in c
                  where c.objective_id = w.id and least(c.at, c.submitted_at) >= w.opens and least(c.at, c.submitted_at) < w.closes)
              and not exists (
                  select 1 from days_off f cross join lateral jsonb_to_recordset(f.days) as d(first date, last date)
                  where f.id = w.owner_id and f.of_person and w.day between d.first and d.last)
        ), message as materialized (
            select owner_id, gen_random_uuid() as id from (select distinct owner_id from missing) m
        ), told as (
            insert into reminder (person_id, objective_id, period, message_id, at)
            select m.owner_id, m.id, m.period, g.id, $8 from missing m join message g on g.owner_id = m.owner_id
            order by m.owner_id, m.id
            on conflict do nothing
            returning person_id, objective_id, message_id
        )
        select t.message_id, t.person_id, min(m.due),
               json_agg(json_build_object('id', m.id, 'title', m.title) order by m.due, m.id)::text
        from told t join missing m on m.owner_id = t.person_id and m.id = t.objective_id
        group by t.message_id, t.person_id
        """;

    /// <summary>Those of people, each found behind the one before it, and those of units for whoever has none.</summary>
    private const string Zones =
        """
        with recursive own(zone) as (
            (select p.time_zone from person p where p.active and p.time_zone is not null order by p.time_zone limit 1)
            union all
            select (select p.time_zone from person p where p.active and p.time_zone > own.zone order by p.time_zone limit 1) from own where own.zone is not null
        )
        select zone as "Value" from own where zone is not null
        union select time_zone from unit where time_zone is not null
        union select 'UTC'
        """;

    /// <param name="since">Whoever was asked by then was looked at; all that are asked where none.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many people were reminded; none where another replica is at it.</returns>
    public async Task<int?> RunAsync(DateTimeOffset? since, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        if (!await db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock(hashtext('reminders')) as "Value" """).SingleAsync(ct))
        {
            return null;
        }

        var now = LocalTime.ToStore(clock.GetUtcNow());
        var asked = await AskedAsync(since, now, ct);
        if (asked.Count == 0)
        {
            return 0;
        }

        var (connection, transaction) = ((NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());

        // Sorting a whole company on disk takes twice as long; there is one sweep at a time.
        await db.Database.ExecuteSqlAsync($"set local work_mem = '64MB'", ct);
        var reminded = await RemindAsync(connection, transaction, asked, now, ct);
        await OutboxWriter.AddAsync(connection, transaction, reminded, ct);
        await work.CommitAsync(ct);
        return reminded.Count;
    }

    /// <summary>Units and clocks whose hour has come and whose check-ins are still accepted.</summary>
    private async Task<List<Asked>> AskedAsync(DateTimeOffset? since, DateTimeOffset now, CancellationToken ct)
    {
        var units = await db.Database.SqlQuery<Guid>($"""select id as "Value" from unit""").ToListAsync(ct);
        var zones = (await db.Database.SqlQueryRaw<string>(Zones).ToListAsync(ct)).ConvertAll(z => (Name: z, Zone: People.Zone(z)));
        var book = await rhythms.AroundAsync(units, now, ct);
        var turns = new Dictionary<(RhythmRule, string Clock, string Holidays), Domain.Rhythm>();
        var asked = new List<Asked>();
        foreach (var unit in units)
        {
            var (rule, holidays) = (book.RuleOf(unit), book.HolidaysOf(unit));
            var days = string.Join(',', holidays);
            foreach (var (name, zone) in zones)
            {
                var on = book.ClockOf(unit, zone);
                if (!turns.TryGetValue((rule, on.Id, days), out var turn))
                {
                    turns[(rule, on.Id, days)] = turn = Domain.Rhythm.At(now, on, rule, holidays);
                }

                if (turn.Remind <= now && now < turn.Closes && !(turn.Remind <= since))
                {
                    asked.Add(new Asked(unit, name, turn));
                }
            }
        }

        return asked;
    }

    private static async Task<List<CheckInReminded>> RemindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, List<Asked> asked, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Missing, connection, transaction);
        Add(asked.Select(a => a.Unit).ToArray());
        Add(asked.Select(a => a.Zone).ToArray());
        Add(asked.Select(a => a.Turn.Start).ToArray());
        Add(asked.Select(a => a.Turn.End).ToArray());
        Add(asked.Select(a => a.Turn.Day!.Value).ToArray());
        Add(asked.Select(a => a.Turn.Due!.Value).ToArray());
        Add(asked.Select(a => a.Turn.Period.Start).ToArray());
        command.Parameters.Add(new() { Value = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        var reminded = new List<CheckInReminded>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            reminded.Add(new CheckInReminded(
                rows.GetGuid(0),
                rows.GetGuid(1),
                await rows.GetFieldValueAsync<DateTimeOffset>(2, ct),
                JsonSerializer.Deserialize<List<RemindedObjective>>(rows.GetString(3), JsonSerializerOptions.Web)!,
                now));
        }

        return reminded;

        void Add<T>(T[] values) => command.Parameters.Add(new() { Value = values });
    }

    private sealed record Asked(Guid Unit, string Zone, Domain.Rhythm Turn);
}
