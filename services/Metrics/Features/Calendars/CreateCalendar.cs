using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Calendars;

/// <summary>A rule that lays out the fiscal years 2000 to 2060.</summary>
/// <param name="EndMonth">The month that a fiscal year ends in, 1 to 12.</param>
/// <param name="EndWeekday">0 for Sunday to 6 for Saturday: the day that ends a year of whole weeks; Saturday unless said otherwise.</param>
/// <param name="YearEnd">Whether that is the last such day of the month or the one nearest to the month's end.</param>
public sealed record CalendarRuleRequest(CalendarPattern? Pattern, int? EndMonth, int? EndWeekday, YearEnd? YearEnd);

/// <summary>A period as somebody enters it.</summary>
/// <param name="Start">First local day.</param>
/// <param name="Year">Its fiscal year.</param>
/// <param name="Number">Its place in that year, from 1.</param>
public sealed record CalendarPeriodRequest(DateOnly Start, int Year, int Number);

/// <summary>A named calendar: either by a rule or period by period.</summary>
public sealed record CalendarRequest(string? Name, CalendarRuleRequest? Rule, IReadOnlyList<CalendarPeriodRequest>? Periods);

internal static class CreateCalendar
{
    public static async Task<Results<Created<CalendarResponse>, ProblemHttpResult>> HandleAsync(
        CalendarRequest request, MetricsDb db, Access access, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden("Calendars are entered by administrators of the company.");
        }

        var errors = Check(request);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var periods = request.Rule is { } rule
            ? new CalendarRule(rule.Pattern!.Value, rule.EndMonth!.Value, (DayOfWeek)(rule.EndWeekday ?? (int)DayOfWeek.Saturday), rule.YearEnd ?? default).LayOut()
            : [.. request.Periods!.Select(p => new NamedPeriod(p.Start, p.Year, p.Number))];
        var calendar = Calendar.Enter(request.Name, periods);
        db.Add(calendar);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/metrics/calendars/{calendar.Id.Value}", calendar.ToResponse());
    }

    private static FieldErrors Check(CalendarRequest request) => new FieldErrors()
        .Require(request.Rule is null != request.Periods is null, "rule", "or periods are needed, and only one of them")
        .Require(request.Rule is null || request.Rule.Pattern is not null, "rule.pattern", "is required")
        .Require(request.Rule is null || request.Rule.EndMonth is >= 1 and <= 12, "rule.endMonth", "must be 1 to 12")
        .Require(request.Rule?.EndWeekday is null or (>= 0 and <= 6), "rule.endWeekday", "must be 0 (Sunday) to 6 (Saturday)");
}
