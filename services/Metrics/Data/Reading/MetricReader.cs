using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Metrics.Data.Policies;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Data.Reading;

/// <summary>A metric with what its values are judged by, as somebody may see it.</summary>
/// <param name="Now">The moment everything is computed for: now, or what was asked for with <c>asOf</c>.</param>
/// <param name="AsOf">Where asked for: the moment whose knowledge this is.</param>
internal sealed record MetricView(
    Metric Metric, PeriodCalendar Calendar, ThresholdHistory Thresholds, MetricPolicy Policy, DateTimeOffset Now, DateTimeOffset? AsOf)
{
    public Period Running => Calendar.RunningAt(Now);
}

internal static class MetricReader
{
    /// <summary>None for a metric that does not exist and for one the caller may not see. Policies are today's.</summary>
    public static async Task<MetricView?> ViewAsync(
        this MetricsDb db, NamedCalendars calendars, Caller caller, Guid id, DateTimeOffset? asOf, TimeProvider clock, CancellationToken ct)
    {
        var metric = await db.SeenBy(caller).Include(m => m.Thresholds).SingleOrDefaultAsync(m => m.Id == MetricId.From(id), ct);
        if (metric is null || await db.FindCalendarAsync(calendars, caller, metric.Id, ct) is not var (_, calendar))
        {
            return null;
        }

        DateTimeOffset? settled = asOf is { } asked ? await db.SettledAsync(asked, ct) : null;
        var thresholds = new ThresholdHistory(metric.Thresholds.Where(t => settled is null || t.ValidFrom <= settled));
        await db.Database.OpenConnectionAsync(ct);
        var policies = await MetricPolicies.ReadAsync((NpgsqlConnection)db.Database.GetDbConnection(), ct);
        return new MetricView(metric, calendar, thresholds, policies.Of(metric.UnitId), settled ?? clock.GetUtcNow(), settled);
    }

    /// <summary>The baseline that held at the view's moment, as far as was known by then.</summary>
    public static Task<Baseline?> BaselineAsync(this MetricsDb db, MetricView view, CancellationToken ct)
    {
        var (id, day, known) = (view.Metric.Id, view.Calendar.DayAt(view.Now), view.AsOf ?? DateTimeOffset.MaxValue.ToUniversalTime());
        return db.Baselines.AsNoTracking()
            .Where(b => b.MetricId == id && b.State == BaselineState.Accepted && b.ValidFrom <= day && b.DecidedAt <= known)
            .OrderByDescending(b => b.ValidFrom).ThenByDescending(b => b.DecidedAt)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>When OKRs work on the metric, whoever may see them: for calculating, and not to be shown.</summary>
    public static Task<List<OkrWindow>> OkrWindowsAsync(this MetricsDb db, MetricView view, CancellationToken ct) =>
        WindowsAsync(db, view, ["public", "unit", "private"], ct);

    /// <summary>Those of them that everybody may know of.</summary>
    public static Task<List<OkrWindow>> PublicOkrWindowsAsync(this MetricsDb db, MetricView view, CancellationToken ct) =>
        WindowsAsync(db, view, ["public"], ct);

    private static async Task<List<OkrWindow>> WindowsAsync(MetricsDb db, MetricView view, string[] visibilities, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<WindowRow>(
            $"""
            select distinct k.starts as "Starts", k.ends as "Ends"
            from metric_objective k join objective o on o.id = k.objective_id
            where k.metric_id = {view.Metric.Id.Value} and k.lifecycle in ('published', 'graded') and o.visibility = any({visibilities})
            """).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Starts).Select(r => new OkrWindow(r.Starts, r.Ends))];
    }

    private sealed record WindowRow(DateOnly Starts, DateOnly Ends);
}
