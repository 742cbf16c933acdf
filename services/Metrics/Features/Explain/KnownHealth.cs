using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Reading;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Features.Periods;

namespace Setpoint.Metrics.Features.Explain;

/// <summary>What a metric's health is judged from: as it is stored, or made anew as it was known.</summary>
internal sealed record KnownHealth(decimal? Value, DateOnly? Period, decimal? Coverage, bool Stale, DateTimeOffset? Due, Health Confirmed)
{
    /// <summary>What is confirmed after so many periods does not depend on what was before them.</summary>
    private const int Reach = 1_200;

    public static async Task<KnownHealth> NowAsync(MetricView view, MetricsDb db, CancellationToken ct)
    {
        var series = view.Metric.Series;
        var state = await db.States.AsNoTracking().SingleAsync(s => s.Series == series, ct);
        var latest = await db.Periods.AsNoTracking().SingleOrDefaultAsync(p => p.Series == series && p.Start == state.LatestPeriod, ct);
        return new KnownHealth(state.LatestValue, state.LatestPeriod, latest?.Coverage, state.Stale, state.DueAt, state.Confirmed);
    }

    public static async Task<KnownHealth> ThenAsync(MetricView view, MetricsDb db, NamedCalendars calendars, CancellationToken ct)
    {
        var (metric, calendar, known) = (view.Metric, view.Calendar, view.AsOf!.Value);
        var periods = await new PastPeriods(db, calendars, metric.Series, calendar, known).ReadAsync(view.Running.Step(-Reach), view.Running, ct);
        List<JudgedPeriod> recent =
        [
            .. periods.Where(p => p.Value.Value is not null).OrderByDescending(p => p.Key)
                .Select(p => new JudgedPeriod(calendar.StartingOn(p.Key), p.Value.Value, p.Value.Health ?? Health.NotSet, p.Value.Provisional)),
        ];
        var headline = Headline.Of(recent, view.Thresholds, calendar, metric.ActiveSince <= known ? metric.ActiveSince : null, known, view.Policy);
        var latest = headline.Latest is { } period ? periods[period.Start] : default;
        return new KnownHealth(
            headline.Value, headline.Latest?.Start, latest.Coverage, headline.Stale, headline.Freshness?.Due,
            Confirmation.After(recent.AsEnumerable().Reverse().Select(p => p.Health), view.Policy.ConfirmationOf(metric.Cadence)));
    }
}
