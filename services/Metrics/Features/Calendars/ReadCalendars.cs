using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Metrics.Features.Calendars;

/// <summary>A named calendar and all its periods.</summary>
public sealed record CalendarResponse(Guid Id, string Name, IReadOnlyList<CalendarPeriodResponse> Periods);

/// <summary>A period of a calendar; the last one of a list only says where the one before it ends.</summary>
public sealed record CalendarPeriodResponse(DateOnly Start, int Year, int Number);

/// <summary>A calendar's name, for choosing one.</summary>
public sealed record CalendarName(Guid Id, string Name);

/// <summary>Calendars are no secret.</summary>
internal static class ReadCalendars
{
    private const int Most = 200;

    public static async Task<Ok<Page<CalendarName>>> ListAsync(MetricsDb db, CancellationToken ct) => TypedResults.Ok(new Page<CalendarName>(
        await db.Calendars.AsNoTracking().OrderBy(c => c.Name).Take(Most).Select(c => new CalendarName(c.Id.Value, c.Name)).ToListAsync(ct), null));

    public static async Task<Results<Ok<CalendarResponse>, ProblemHttpResult>> GetAsync(Guid id, MetricsDb db, CancellationToken ct) =>
        await db.Calendars.AsNoTracking().Include(c => c.Periods).SingleOrDefaultAsync(c => c.Id == new CalendarId(id), ct) is { } calendar
            ? TypedResults.Ok(calendar.ToResponse())
            : Problems.Missing();

    public static CalendarResponse ToResponse(this Calendar calendar) => new(
        calendar.Id.Value, calendar.Name, [.. calendar.Periods.OrderBy(p => p.Start).Select(p => new CalendarPeriodResponse(p.Start, p.Year, p.Number))]);
}
