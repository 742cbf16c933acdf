using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Reminders;
using Setpoint.Testing.Infrastructure;
using Setpoint.Testing.Services;

namespace Setpoint.Benchmarks.CheckIns;

/// <summary>
/// Whom to remind among many people in the time zones from −11 to +14 on Sunday, 25 October 2026, when Europe's clocks go back: a
/// sweep every quarter of an hour from the first noon on earth to the last, then one for everybody at once after an outage of a day.
/// </summary>
internal static class RemindersBenchmark
{
    private const double LongestSeconds = 10;
    private const int RemindHours = 12;

    private static readonly string[] s_zones =
    [
        "Pacific/Pago_Pago", "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York",
        "America/Halifax", "America/St_Johns", "America/Sao_Paulo", "Atlantic/South_Georgia", "Atlantic/Azores", "UTC", "Europe/London", "Europe/Berlin",
        "Europe/Helsinki", "Europe/Istanbul", "Asia/Tehran", "Asia/Dubai", "Asia/Kabul", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka",
        "Asia/Yangon", "Asia/Bangkok", "Asia/Shanghai", "Australia/Eucla", "Asia/Tokyo", "Australia/Adelaide", "Australia/Sydney", "Australia/Lord_Howe",
        "Pacific/Noumea", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati",
    ];

    private const string Seed =
        """
        insert into unit (id, version, name, slug, kind, parent_id, time_zone) values (md5('company')::uuid, 1, 'Company', 'company', 'company', null, 'UTC');
        insert into unit (id, version, name, slug, kind, parent_id, time_zone)
        select md5('team ' || t)::uuid, 1, 'Team ' || t, 'team-' || t, 'team', md5('company')::uuid, 'UTC' from generate_series(1, 500) t;
        select refresh_unit_closure(md5('company')::uuid);
        insert into policy (id, version, values)
        values (md5('company')::uuid, 1, '{"checkInWeekday": "sunday", "checkInHour": "12", "checkInRemindHours": "$REMIND"}');
        insert into person (id, version, name, email, kind, active, time_zone, primary_unit_id)
        select md5('person ' || p)::uuid, 1, 'Person ' || p, 'person' || p || '@example.com', 'human', true,
               ('{$ZONES}'::text[])[1 + p % $ZONECOUNT], md5('team ' || 1 + p % 500)::uuid from generate_series(1, $PEOPLE) p;
        insert into objective (id, version, unit_id, owner_id, visibility, lifecycle, start_day, end_day, title, contributors, key_results)
        select md5('objective ' || p)::uuid, 1, md5('team ' || 1 + p % 500)::uuid, md5('person ' || p)::uuid, 'public', 'published', '2026-10-01', '2026-12-31',
               'Objective ' || p, '{}', '[]' from generate_series(1, $PEOPLE) p;
        insert into check_in (id, version, objective_id, author_id, at, submitted_at)
        select gen_random_uuid(), 1, md5('objective ' || p)::uuid, md5('person ' || p)::uuid, s.at, s.at
        from generate_series(1, $PEOPLE) p, generate_series(1, 8) w cross join lateral (select timestamptz '2026-10-16 12:00Z' - w * interval '7 days' as at) s;
        analyze;
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var people = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 50_000;
        var infrastructure = await TestInfrastructure.StartOrReuseAsync();
        var database = await TestDatabase.CloneAsync(infrastructure.PostgresAdmin, typeof(CheckInsDb));
        await using var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(database) { Options = "-c jit=off" }.ConnectionString).Build();
        Console.WriteLine($"load of the machine: {(await File.ReadAllTextAsync("/proc/loadavg")).Trim()}");
        await RunAsync(source, Seed
            .Replace("$PEOPLE", people.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("$REMIND", RemindHours.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("$ZONES", string.Join(',', s_zones), StringComparison.Ordinal)
            .Replace("$ZONECOUNT", s_zones.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var clock = new ManualClock();
        var met = await OverTheChangeAsync(source, clock, people) & await AfterAnOutageAsync(source, clock, people);
        await source.DisposeAsync();
        await TestDatabase.DropAsync(infrastructure.PostgresAdmin, database);
        return met ? 0 : 1;
    }

    private static async Task<bool> OverTheChangeAsync(NpgsqlDataSource source, ManualClock clock, int people)
    {
        var sunday = new DateOnly(2026, 10, 25);
        var moments = s_zones.ToDictionary(z => z, z => LocalTime.At(sunday, new TimeOnly(12, 0), People.Zone(z)) - TimeSpan.FromHours(RemindHours));
        var (now, sweeps, reminded, seconds, longest) = (moments.Values.Min() - TimeSpan.FromHours(1), 0, 0, 0.0, 0.0);
        var rounds = new ReminderRounds();
        for (; now <= moments.Values.Max() + TimeSpan.FromHours(1); now += TimeSpan.FromMinutes(15))
        {
            var (told, took) = await SweepAsync(source, clock, rounds, now);
            (sweeps, reminded, seconds, longest) = (sweeps + 1, reminded + told, seconds + took, Math.Max(longest, took));
        }

        var wrong = await ScalarAsync(
            source,
            $$"""
            select count(*) from person p left join reminder r on r.person_id = p.id
            left join unnest('{{{string.Join(',', moments.Keys)}}}'::text[], '{{{string.Join(',', moments.Values.Select(m => m.ToString("O", CultureInfo.InvariantCulture)))}}}'::timestamptz[]) as m(zone, at)
                on m.zone = p.time_zone
            where r.at is null or not r.at >= m.at or r.at > m.at + interval '1 minute'
            """);
        var twice = await ScalarAsync(source, "select count(*) - count(distinct person_id) from reminder");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{people} people in {s_zones.Length} time zones over a change of clocks: {sweeps} sweeps took {seconds:0.00} s together (less than {LongestSeconds} s), the longest {longest:0.00} s; {reminded} reminded, {wrong} not at their own moment, {twice} twice"));
        return seconds < LongestSeconds && reminded == people && wrong == 0 && twice == 0;
    }

    /// <summary>Nobody was there to remind anybody since Friday: all at once, while it is Saturday nearly everywhere.</summary>
    private static async Task<bool> AfterAnOutageAsync(NpgsqlDataSource source, ManualClock clock, int people)
    {
        await RunAsync(source, "truncate reminder, outbox_message; update policy set version = 2, values = '{}'");
        var rounds = new ReminderRounds();
        var (told, took) = await SweepAsync(source, clock, rounds, new DateTimeOffset(2026, 10, 24, 12, 0, 0, TimeSpan.Zero));
        var (again, idle) = await SweepAsync(source, clock, rounds, new DateTimeOffset(2026, 10, 24, 12, 1, 0, TimeSpan.Zero));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"all {told} of them in one sweep: {took:0.00} s (less than {LongestSeconds} s); the next reminds {again} in {idle:0.00} s"));
        return took < LongestSeconds && told == people && again == 0;
    }

    private static async Task<(int Told, double Seconds)> SweepAsync(NpgsqlDataSource source, ManualClock clock, ReminderRounds rounds, DateTimeOffset now)
    {
        clock.Set(now);
        await using var db = new CheckInsDb(new DbContextOptionsBuilder<CheckInsDb>().UseNpgsql(source).Options);
        var start = Stopwatch.GetTimestamp();
        var told = await rounds.NextAsync(new ReminderSweep(db, new Rhythms(db), clock), now, CancellationToken.None);
        return (told, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
