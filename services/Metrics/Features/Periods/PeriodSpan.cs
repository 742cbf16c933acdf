using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Periods;

/// <summary>A metric's periods from one day to another, as they are now or as they were known at a past moment.</summary>
/// <param name="Running">The period that is not over; those after it lie ahead.</param>
/// <param name="AsOf">None for now.</param>
internal sealed record PeriodSpan(int Series, PeriodCalendar Calendar, Period First, Period Last, Period Running, DateTimeOffset? AsOf)
{
    /// <summary>Finds the metric, if the caller may see it, and the periods between two days.</summary>
    /// <param name="otherwise">How many periods where no beginning is asked for.</param>
    /// <param name="most">A longer span is refused.</param>
    public static async Task<(PeriodSpan? Span, ProblemHttpResult? Problem)> FindAsync(
        MetricsDb db, NamedCalendars calendars, Caller caller, Guid metric, (DateOnly? From, DateOnly? To, DateTimeOffset? AsOf) asked,
        (int Otherwise, int Most) length, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.FindCalendarAsync(calendars, caller, MetricId.From(metric), ct) is not { } found)
        {
            return (null, Problems.Missing());
        }

        var (series, calendar) = found;
        DateTimeOffset? settled = asked.AsOf is { } asOf ? await db.SettledAsync(asOf, ct) : null;
        var running = calendar.RunningAt(settled ?? now);
        var last = asked.To is { } to ? calendar.PeriodOf(to) : running;
        var first = asked.From is { } from ? calendar.PeriodOf(from) : last.Step(1 - length.Otherwise);
        return first.Start > last.Start || first.Step(length.Most).Start <= last.Start
            ? (null, Problems.Invalid("from", $"must be at most {length.Most} periods before to, and not after it"))
            : (new PeriodSpan(series, calendar, first, last, running, settled), null);
    }

    /// <summary>Value and health by the first day of a period; those without are missing.</summary>
    public async Task<Dictionary<DateOnly, KnownPeriod>> ReadAsync(MetricsDb db, NamedCalendars calendars, CancellationToken ct) => AsOf is { } moment
        ? await new PastPeriods(db, calendars, Series, Calendar, moment).ReadAsync(First, Last, ct)
        : await db.Periods.AsNoTracking()
            .Where(p => p.Series == Series && p.Start >= First.Start && p.Start <= Last.Start)
            .Select(p => new { p.Start, p.Value, p.Health, p.Coverage, p.Provisional })
            .ToDictionaryAsync(p => p.Start, p => new KnownPeriod(p.Value, p.Health, p.Coverage, p.Provisional), ct);

    /// <summary>Every period, the oldest first.</summary>
    public IEnumerable<Period> All()
    {
        for (var period = First; period.Start <= Last.Start; period = period.Next)
        {
            yield return period;
        }
    }
}
