using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Reading;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using Setpoint.Metrics.Features.Periods;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Forecasts;

/// <summary>Where a metric is going, or why that cannot be said; and how well its forecasts have foretold.</summary>
/// <param name="Cadence">Of the trend's periods: weeks, for a daily metric.</param>
/// <param name="Trend">None while there are too few periods.</param>
/// <param name="Projection">As far as the horizon; empty where there is no trend.</param>
/// <param name="Breach">Where the projection first gets as bad as it gets; none where it stays as well as it is.</param>
/// <param name="Horizon">How many periods ahead is looked.</param>
/// <param name="Record">Of this metric's forecast alerts.</param>
/// <param name="Pooled">Of all metrics of its cadence that you may see: one metric alone has few.</param>
/// <param name="AsOf">Where asked for: the moment whose knowledge this is. Policies and the record are today's.</param>
public sealed record ForecastResponse(
    Guid MetricId,
    ForecastVerdict Verdict,
    Cadence Cadence,
    Trend? Trend,
    IReadOnlyList<ProjectedPeriod> Projection,
    Breach? Breach,
    int Horizon,
    long PolicyVersion,
    ForecastRecord Record,
    ForecastRecord Pooled,
    DateTimeOffset? AsOf);

internal static class GetForecast
{
    public static async Task<Results<Ok<ForecastResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, DateTimeOffset? asOf, MetricsDb db, NamedCalendars calendars, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.ViewAsync(calendars, caller, id, asOf, clock, ct) is not { } view)
        {
            return Problems.Missing();
        }

        var forecast = (await view.FindingsAsync(db, calendars, ct)).Forecast;
        var grades = await (
            from a in db.Alerts.AsNoTracking()
            join m in db.SeenBy(caller) on a.MetricId equals m.Id
            where a.Kind == AlertKind.Forecast && m.Cadence == view.Metric.Cadence
            group a by new { Own = m.Id == view.Metric.Id, a.Grade, a.Lead } into g
            select new { g.Key.Own, g.Key.Grade, g.Key.Lead, Count = g.Count() }).ToListAsync(ct);
        ForecastRecord RecordOf(bool all) => ForecastRecord.Of(
            [.. grades.Where(g => all || g.Own).SelectMany(g => Enumerable.Repeat((g.Grade, g.Lead), g.Count))]);
        return TypedResults.Ok(new ForecastResponse(
            id, forecast.Verdict, forecast.Cadence, forecast.Trend, forecast.Projection, forecast.Breach, forecast.Horizon, view.Policy.Version,
            RecordOf(all: false), RecordOf(all: true), view.AsOf));
    }
}
