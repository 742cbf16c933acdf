using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Reading;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Features.Periods;

/// <summary>The complete periods that an analysis looks at, now or as of an earlier moment, and what they say.</summary>
internal static class CompletePeriods
{
    public static async Task<History> HistoryAsync(this MetricView view, MetricsDb db, NamedCalendars calendars, CancellationToken ct)
    {
        var (series, running, reach) = (view.Metric.Series, view.Running, History.Reach(view.Calendar.Cadence));
        if (view.AsOf is { } known)
        {
            var past = await new PastPeriods(db, calendars, series, view.Calendar, known).ReadAsync(running.Step(-reach), running.Previous, ct);
            return new History(view.Calendar, past.Where(p => p.Value is { Value: not null, Provisional: false }).Select(p => new Point(p.Key, p.Value.Value!.Value)));
        }

        var points = await db.Periods.AsNoTracking()
            .Where(p => p.Series == series && p.Start < running.Start && p.Value != null && !p.Provisional)
            .OrderByDescending(p => p.Start)
            .Take(reach)
            .Select(p => new Point(p.Start, p.Value!.Value))
            .ToListAsync(ct);
        return new History(view.Calendar, points);
    }

    public static async Task<Findings> FindingsAsync(this MetricView view, MetricsDb db, NamedCalendars calendars, CancellationToken ct) => Findings.Of(
        await view.HistoryAsync(db, calendars, ct), view.Thresholds.Current, await db.OkrWindowsAsync(view, ct), view.Metric.Decimals, view.Policy, view.Now);

    /// <summary>The value of one period, however long ago.</summary>
    public static async Task<decimal?> ValueAsync(this MetricView view, MetricsDb db, NamedCalendars calendars, Period period, CancellationToken ct)
    {
        var series = view.Metric.Series;
        return view.AsOf is { } known
            ? (await new PastPeriods(db, calendars, series, view.Calendar, known).ReadAsync(period, period, ct)).GetValueOrDefault(period.Start).Value
            : await db.Periods.AsNoTracking().Where(p => p.Series == series && p.Start == period.Start).Select(p => p.Value).SingleOrDefaultAsync(ct);
    }
}
