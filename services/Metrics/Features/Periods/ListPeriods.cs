using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Periods;

/// <summary>One period of a chart.</summary>
/// <param name="Start">First local day.</param>
/// <param name="End">Last local day.</param>
/// <param name="Value">None where it is missing.</param>
/// <param name="Health">At its end, by the thresholds valid then; not set while it runs.</param>
/// <param name="Complete">False for the running one, which is only "so far".</param>
public sealed record PeriodResponse(DateOnly Start, DateOnly End, decimal? Value, Health Health, bool Complete);

/// <summary>A stretch of periods without a gap, oldest first.</summary>
/// <param name="AsOf">Where asked for: the moment whose knowledge this is, at latest the start of the oldest upload still running.</param>
public sealed record PeriodList(Cadence Cadence, IReadOnlyList<PeriodResponse> Items, DateTimeOffset? AsOf);

internal static class ListPeriods
{
    private const int Default = 26;
    private const int Most = 1_200;

    /// <param name="from">A day of the first period; 26 periods back when absent.</param>
    /// <param name="to">A day of the last period; the running one when absent.</param>
    /// <param name="asOf">What had been recorded by then, thresholds included.</param>
    public static async Task<Results<Ok<PeriodList>, ProblemHttpResult>> HandleAsync(
        Guid id, DateOnly? from, DateOnly? to, DateTimeOffset? asOf, MetricsDb db, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindCalendarAsync(caller, MetricId.From(id), ct) is not { } found)
        {
            return Problems.Missing();
        }

        var (series, calendar) = found;
        DateTimeOffset? settled = asOf is { } asked ? await db.SettledAsync(asked, ct) : null;
        var now = settled ?? clock.GetUtcNow();
        var running = calendar.PeriodAt(now);
        var last = to is { } t ? Period.Containing(t, calendar.Cadence) : running;
        var first = from is { } f ? Period.Containing(f, calendar.Cadence) : last.Step(1 - Default);
        if (first.Start > last.Start || first.Step(Most).Start <= last.Start)
        {
            return Problems.Invalid("from", $"must be at most {Most} periods before to, and not after it");
        }

        var judged = settled is { } moment
            ? await new PastPeriods(db, series, calendar, moment).ReadAsync(first, last, ct)
            : await db.Periods.AsNoTracking()
                .Where(p => p.Series == series && p.Start >= first.Start && p.Start <= last.Start)
                .ToDictionaryAsync(p => p.Start, p => (p.Value, p.Health), ct);
        var items = new List<PeriodResponse>();
        for (var period = first; period.Start <= last.Start; period = period.Next)
        {
            var (value, health) = judged.GetValueOrDefault(period.Start);
            items.Add(new PeriodResponse(period.Start, period.End, value, health ?? Health.NotSet, period.Start < running.Start));
        }

        return TypedResults.Ok(new PeriodList(calendar.Cadence, items, settled));
    }
}
