using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Calendars;

internal static class CalendarAccess
{
    /// <summary>Everybody sees a calendar. It is never changed: those who may enter another one in its place are told, and may ask.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, MetricsDb db, Access access, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        if (!await db.Calendars.AnyAsync(c => c.Id == new CalendarId(id), ct))
        {
            return Problems.Missing();
        }

        return await access.IsAdministratorAsync(ct)
            ? await reasons.AnswerAsync(AccessFacts.OfRole(Role.Administrator, null, "public"), cursor, limit, ct)
            : Problems.Forbidden("Administrators of the company may ask who enters calendars.");
    }
}
