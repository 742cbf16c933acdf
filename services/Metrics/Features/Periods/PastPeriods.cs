using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Policies;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;
using Setpoint.Metrics.Evaluation.Formulas;

namespace Setpoint.Metrics.Features.Periods;

/// <summary>A period as it is, or as it was known.</summary>
internal readonly record struct KnownPeriod(decimal? Value, Health? Health, decimal? Coverage, bool Provisional);

/// <summary>Periods as they were known at a past moment, computed from the observations, formulas and thresholds recorded by then.</summary>
internal sealed class PastPeriods(MetricsDb db, NamedCalendars calendars, int series, PeriodCalendar calendar, DateTimeOffset asOf)
{
    /// <summary>Nothing is measured before.</summary>
    private static readonly DateOnly s_earliest = new(1900, 1, 1);

    public async Task<Dictionary<DateOnly, KnownPeriod>> ReadAsync(Period first, Period last, CancellationToken ct)
    {
        var known = asOf.ToUniversalTime();
        first = first.Start < s_earliest ? calendar.PeriodOf(s_earliest) : first;
        if (last.Start < first.Start)
        {
            return [];
        }

        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var input = (await Inputs.OfSeriesAsync(connection, [series], ct)).Single();
        var values = await new PastValues(connection, calendars, known).ReadAsync([new ValueRange(input, (first.Start, last.End), calendar.Cadence, LastKnown: false)], ct);
        var enough = (await MetricPolicies.ReadAsync(connection, ct)).Of(input.UnitId).EnoughWeight;
        var thresholds = new ThresholdHistory(await db.Metrics.AsNoTracking()
            .Where(m => m.Series == series)
            .SelectMany(m => m.Thresholds.Where(t => t.ValidFrom <= known))
            .ToListAsync(ct));
        var periods = new Dictionary<DateOnly, KnownPeriod>();
        for (var period = first; period.Start <= last.Start; period = period.Next)
        {
            if (values[series].In(period) is { } amount)
            {
                var isProvisional = new Computed(amount.Value, amount.Coverage).IsProvisional(enough);
                periods.Add(period.Start, new KnownPeriod(amount.Value, isProvisional ? null : Judge(thresholds, period, amount.Value), amount.Coverage, isProvisional));
            }
        }

        return periods;
    }

    private Health? Judge(ThresholdHistory thresholds, Period period, decimal value) =>
        calendar.IsComplete(period, asOf) ? thresholds.JudgeAt(calendar.CompleteAt(period), value) : null;
}
