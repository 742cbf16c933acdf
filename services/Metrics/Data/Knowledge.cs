using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Data;

/// <summary>What a reader of values has to know first: whose calendar it is, and up to when the past stands still.</summary>
internal static class Knowledge
{
    /// <summary>Nothing was known before, and years of periods back from there are still years of a calendar.</summary>
    private static readonly DateTimeOffset s_earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A metric's series and calendar, if the caller may see it.</summary>
    public static async Task<(int Series, PeriodCalendar Calendar)?> FindCalendarAsync(
        this MetricsDb db, NamedCalendars calendars, Caller caller, MetricId id, CancellationToken ct)
    {
        var found = await (
            from m in db.SeenBy(caller)
            join u in db.Units on m.UnitId equals u.Id
            join s in db.States on m.Series equals s.Series
            where m.Id == id
            select new { m.Series, m.Cadence, m.CalendarId, u.TimeZone, s.Zones }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Series, await calendars.OfAsync(found.Cadence, found.TimeZone, found.CalendarId, found.Zones, ct));
    }

    /// <summary>
    /// The moment that a report as of <paramref name="asOf"/> can stand on, so that it is the same tomorrow: what was asked
    /// for, now, or the start of the oldest transaction that has written and not committed, whichever is earliest. An
    /// upload takes its recorded_at after its transaction began.
    /// </summary>
    public static Task<DateTimeOffset> SettledAsync(this MetricsDb db, DateTimeOffset asOf, CancellationToken ct)
    {
        var asked = asOf < s_earliest ? s_earliest : asOf.ToUniversalTime();
        return db.Database.SqlQuery<DateTimeOffset>(
            $"""
            select least({asked}, clock_timestamp(), (
                select min(xact_start) from pg_stat_activity
                where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()
            )) as "Value"
            """).SingleAsync(ct);
    }
}
