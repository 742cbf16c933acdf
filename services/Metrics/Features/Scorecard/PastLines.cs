using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Policies;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using Setpoint.Metrics.Domain.Formulas;
using Setpoint.Metrics.Evaluation.Formulas;

namespace Setpoint.Metrics.Features.Scorecard;

/// <summary>A line, as it is or as it was known, with its small chart.</summary>
internal sealed record ShownLine(ScorecardLine Line, IReadOnlyList<SparkPoint> Spark);

/// <summary>
/// Where metrics stood at a past moment: made anew from the observations, formulas and thresholds that were known by then,
/// for all of them in one reading; or where they stood still earlier, by what was known then. How long a health had lasted is told as far as the periods go that decide it.
/// </summary>
/// <param name="asOf">What had been recorded by then.</param>
/// <param name="earlier">The moment that is described, where it is an earlier one.</param>
internal sealed class PastLines(MetricsDb db, NamedCalendars calendars, DateTimeOffset asOf, DateTimeOffset? earlier = null)
{
    /// <summary>So many periods are looked at, beside the running one: more than the small chart shows.</summary>
    private const int Recent = 19;

    private readonly DateTimeOffset _at = earlier ?? asOf;

    public async Task<List<ShownLine>> ReadAsync(IReadOnlyCollection<ScorecardLine> lines, CancellationToken ct)
    {
        var there = lines.Where(l => l.Metric.CreatedAt <= asOf).ToList();
        if (there.Count == 0)
        {
            return [];
        }

        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var inputs = await Inputs.OfSeriesAsync(connection, there.ConvertAll(l => l.Series), ct);
        var spans = new Dictionary<int, (PeriodCalendar Calendar, Period Running)>();
        foreach (var line in there)
        {
            var calendar = await calendars.OfAsync(line.Metric.Cadence, line.TimeZone, line.Metric.CalendarId, line.State.Zones, ct);
            spans[line.Series] = (calendar, calendar.RunningAt(_at));
        }

        var ranges = inputs.ConvertAll(i => new ValueRange(i, (spans[i.Series].Running.Step(-Recent).Start, spans[i.Series].Running.End), i.Cadence, LastKnown: false));
        var values = await new PastValues(connection, calendars, asOf.ToUniversalTime()).ReadAsync(ranges, ct);
        var policies = await MetricPolicies.ReadAsync(connection, ct);
        var thresholds = await ThresholdsAsync(there, ct);
        return there.ConvertAll(l => Of(l, spans[l.Series].Calendar, values[l.Series], [.. thresholds[l.Metric.Id]], policies));
    }

    private ShownLine Of(ScorecardLine line, PeriodCalendar calendar, SeriesValues values, List<ThresholdRevision> revisions, MetricPolicies policies)
    {
        var history = new ThresholdHistory(revisions);
        var running = calendar.RunningAt(_at);
        var policy = policies.Of(line.Metric.UnitId);
        List<JudgedPeriod> recent = [.. Enumerable.Range(0, Recent + 1).Select(n => Judge(running.Step(-n), calendar, values, history, policy))];
        var watched = line.Metric.ActiveSince is { } since && since <= _at ? line.Metric.ActiveSince : null;
        var headline = Headline.Of([.. recent.Where(p => p.Value is not null)], history, calendar, watched, _at, policy);
        var complete = recent.Where(p => p.Value is not null && p.Period.Start < running.Start).ToList();
        var run = complete.TakeWhile((p, n) => n == 0 || p.Health == headline.Health).ToList();
        var state = new MetricState
        {
            Series = line.Series,
            LatestPeriod = headline.Latest?.Start,
            LatestValue = headline.Value,
            PreviousValue = complete.Count > 1 ? complete[1].Value : null,
            Health = headline.Health,
            HealthSince = run.Count == 0 ? null : run[^1].Period.Start,
            HealthPeriods = run.Count,
            Stale = headline.Stale,
            DueAt = headline.Freshness?.Due,
            Provisional = headline.Provisional,
            Zones = line.State.Zones,
        };
        var spark = recent.Skip(1).Take(Sparks.Periods).Reverse().Select(p => new SparkPoint(p.Period.Start, p.Value, p.Health));
        return new ShownLine(line with { State = state, Revision = revisions.MaxBy(r => r.ValidFrom) }, [.. spark]);
    }

    private JudgedPeriod Judge(Period period, PeriodCalendar calendar, SeriesValues values, ThresholdHistory history, MetricPolicy policy)
    {
        if (values.In(period) is not { } amount)
        {
            return new JudgedPeriod(period, null, Health.NotSet);
        }

        var isProvisional = new Computed(amount.Value, amount.Coverage).IsProvisional(policy.EnoughWeight);
        var health = isProvisional || !calendar.IsComplete(period, _at) ? Health.NotSet : history.JudgeAt(calendar.CompleteAt(period), amount.Value);
        return new JudgedPeriod(period, amount.Value, health, isProvisional);
    }

    private async Task<ILookup<MetricId, ThresholdRevision>> ThresholdsAsync(List<ScorecardLine> lines, CancellationToken ct)
    {
        var ids = lines.ConvertAll(l => l.Metric.Id);
        var known = asOf.ToUniversalTime();
        var rows = await db.Metrics.AsNoTracking()
            .Where(m => ids.Contains(m.Id))
            .SelectMany(m => m.Thresholds.Where(t => t.ValidFrom <= known), (m, t) => new { m.Id, Revision = t })
            .ToListAsync(ct);
        return rows.ToLookup(r => r.Id, r => r.Revision);
    }
}
