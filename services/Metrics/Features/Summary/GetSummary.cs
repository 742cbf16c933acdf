using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Features.Scorecard;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Summary;

/// <summary>A KPI that turned, or that waits for a value.</summary>
/// <param name="Was">Health of the period that was the latest complete one then.</param>
/// <param name="Before">Its value then.</param>
public sealed record SummaryItem(
    Guid Id, string Name, UnitName Unit, string UnitOfMeasure, int Decimals, Health Was, Health Is, decimal? Before, decimal? Now, bool? Better, bool Stale);

/// <summary>What changed on a unit's KPIs, in facts and in plain words made of nothing but those facts.</summary>
/// <param name="Since">The local day from which on.</param>
/// <param name="Total">How many active KPIs there are.</param>
/// <param name="Items">Those that turned, worst first, and those that wait for a value.</param>
/// <param name="AsOf">Where asked for: the moment whose knowledge this is.</param>
public sealed record SummaryResponse(UnitName Unit, DateOnly Since, int Total, IReadOnlyList<string> Sentences, IReadOnlyList<SummaryItem> Items, DateTimeOffset? AsOf);

internal static class GetSummary
{
    private const int MostDaysBack = 400;

    /// <param name="unit">Id or slug of the unit.</param>
    /// <param name="descendants">Also the KPIs of the units below it.</param>
    /// <param name="since">A day; the Monday of this week when absent, and last Monday on a Monday.</param>
    /// <param name="asOf">As it was known then: values and thresholds. Which KPIs there are, and who sees them, is today's.</param>
    public static async Task<Results<Ok<SummaryResponse>, ProblemHttpResult>> HandleAsync(
        string? unit, bool? descendants, DateOnly? since, DateTimeOffset? asOf, MetricsDb db, NamedCalendars calendars, Caller caller, Access access, TimeProvider clock, CancellationToken ct)
    {
        if (unit is null)
        {
            return Problems.Invalid("unit", "is required: a unit's id or slug");
        }

        if (await db.FindUnitAsync(unit, ct) is not { } scope || !await access.ReachesAsync(scope.Id, ct))
        {
            return Problems.Missing();
        }

        DateTimeOffset? settled = asOf is { } asked ? await db.SettledAsync(asked, ct) : null;
        var days = new PeriodCalendar(Cadence.Daily, TimeZoneInfo.FindSystemTimeZoneById(scope.TimeZone));
        var today = days.DayAt(settled ?? clock.GetUtcNow());
        var from = since ?? Period.Containing(today.AddDays(-1), Cadence.Weekly).Start;
        if (from > today || from < today.AddDays(-MostDaysBack))
        {
            return Problems.Invalid("since", $"must be a day of the last {MostDaysBack}");
        }

        var kpis = db.SeenBy(caller).Where(m =>
            m.Role == MetricRole.Kpi && m.Status == MetricStatus.Active && db.UnitsOf(scope.Id, descendants ?? false).Contains(m.UnitId));
        kpis = await kpis.WithoutSmallGroupsAsync(scope.Id, db, ct);
        var lines = await ScorecardLines.ReadAsync(kpis, db, Cursor.MaxLimit, ct);
        var then = settled is { } known
            ? await KnownThenAsync(db, calendars, lines, known, days.StartOf(new Period(Cadence.Daily, from)), ct)
            : await ThenAsync(db, calendars, lines, from, ct);
        lines = settled is { } moment ? (await new PastLines(db, calendars, moment).ReadAsync(lines, ct)).ConvertAll(l => l.Line) : lines;
        var turns = lines.ConvertAll(l => (Line: l, Turn: Of(l, then.GetValueOrDefault(l.Series))));
        var items = turns.Where(t => t.Turn.Turned || t.Turn.Stale).OrderByDescending(t => t.Turn.Turned).ThenByDescending(t => t.Turn.Is).ThenBy(t => t.Turn.Name)
            .Select(t => ToItem(t.Line, t.Turn));
        var day = from.ToString("dddd d MMMM", System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Ok(new SummaryResponse(
            new UnitName(scope.Id, scope.Name, scope.Slug), from, lines.Count, Turns.InWords(turns.ConvertAll(t => t.Turn), day), [.. items], settled));
    }

    /// <summary>What each KPI showed when the day began: its latest period that was complete by then. One query.</summary>
    private static async Task<Dictionary<int, Standing>> ThenAsync(
        MetricsDb db, NamedCalendars calendars, List<ScorecardLine> lines, DateOnly from, CancellationToken ct)
    {
        var running = new List<(int Series, DateOnly Start)>();
        foreach (var line in lines)
        {
            var calendar = await calendars.OfAsync(line.Metric.Cadence, line.TimeZone, line.Metric.CalendarId, line.State.Zones, ct);
            running.Add((line.Series, calendar.PeriodOf(from).Start));
        }

        int[] series = [.. running.Select(r => r.Series)];
        DateOnly[] starts = [.. running.Select(r => r.Start)];
        return await db.Database.SqlQuery<Standing>(
            $"""
            select p.series as "Series", p.value as "Value", p.health as "Health"
            from unnest({series}, {starts}) r(series, running)
            cross join lateral (
                select series, value, health from metric_period
                where series = r.series and start < r.running and value is not null
                order by start desc limit 1
            ) p
            """).ToDictionaryAsync(s => s.Series, ct);
    }

    /// <summary>The same from what had been recorded by a moment; only the periods of a small chart say what a health was.</summary>
    private static async Task<Dictionary<int, Standing>> KnownThenAsync(
        MetricsDb db, NamedCalendars calendars, List<ScorecardLine> lines, DateTimeOffset known, DateTimeOffset then, CancellationToken ct)
    {
        var shown = await new PastLines(db, calendars, known, then).ReadAsync(lines, ct);
        return shown.Where(s => s.Line.State.LatestValue is not null).ToDictionary(
            s => s.Line.Series,
            s => new Standing(
                s.Line.Series, s.Line.State.LatestValue, s.Spark.FirstOrDefault(p => p.Start == s.Line.State.LatestPeriod)?.Health is { } health ? Word.Of(health) : null));
    }

    private static Turn Of(ScorecardLine line, Standing? then)
    {
        var (m, s) = (line.Metric, line.State);
        var was = then?.Health is { } word ? Word.Parse<Health>(word) : Health.NotSet;
        bool? better = then?.Value is { } before && s.LatestValue is { } now ? Better.Of(m.Direction, line.Revision?.Bounds, before, now) : null;
        return new Turn(m.Name, m.UnitOfMeasure, m.Decimals, was, s.Health, then?.Value, s.LatestValue, better, s.Stale);
    }

    private static SummaryItem ToItem(ScorecardLine line, Turn turn) => new(
        line.Metric.Id.Value, turn.Name, line.Unit, turn.UnitOfMeasure, turn.Decimals, turn.Was, turn.Is, turn.Before, turn.Now, turn.Better, turn.Stale);

    private sealed record Standing(int Series, decimal? Value, string? Health);
}
