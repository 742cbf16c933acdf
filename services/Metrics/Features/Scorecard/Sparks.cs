using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Features.Scorecard;

/// <summary>The small charts of all lines in one query.</summary>
internal static class Sparks
{
    /// <summary>How many complete periods a small chart has.</summary>
    public const int Periods = 13;

    public static async Task<Dictionary<int, IReadOnlyList<SparkPoint>>> ReadAsync(
        MetricsDb db, NamedCalendars calendars, List<ScorecardLine> lines, DateTimeOffset now, CancellationToken ct)
    {
        var firsts = new Dictionary<int, Period>();
        foreach (var line in lines)
        {
            var calendar = await calendars.OfAsync(line.Metric.Cadence, line.TimeZone, line.Metric.CalendarId, line.State.Zones, ct);
            firsts[line.Series] = calendar.RunningAt(now).Step(-Periods);
        }

        int[] series = [.. firsts.Keys];
        DateOnly[] starts = [.. firsts.Values.Select(p => p.Start)];
        var stored = await db.Database.SqlQuery<Point>(
            $"""
            select p.series as "Series", p.start as "Start", p.value as "Value", p.health as "Health"
            from unnest({series}, {starts}) s(series, first)
            join metric_period p on p.series = s.series and p.start >= s.first
            """).ToDictionaryAsync(p => (p.Series, p.Start), ct);
        return firsts.ToDictionary(
            f => f.Key,
            f => (IReadOnlyList<SparkPoint>)[.. Enumerable.Range(0, Periods).Select(n => ToPoint(f.Value.Step(n), stored.GetValueOrDefault((f.Key, f.Value.Step(n).Start))))]);
    }

    private static SparkPoint ToPoint(Period period, Point? stored) => new(period.Start, stored?.Value, stored?.Health is { } health ? Word.Parse<Health>(health) : Health.NotSet);

    private sealed record Point(int Series, DateOnly Start, decimal? Value, string? Health);
}
