using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Features.Periods;

/// <summary>Periods as they were known at a past moment, computed from the observations and thresholds recorded by then.</summary>
internal sealed class PastPeriods(MetricsDb db, int series, PeriodCalendar calendar, Aggregation aggregation, DateTimeOffset asOf)
{
    public async Task<Dictionary<DateOnly, (decimal? Value, Health? Health)>> ReadAsync(Period first, Period last, CancellationToken ct)
    {
        var (low, high, known) = (calendar.StartOf(first), calendar.EndOf(last), asOf.ToUniversalTime());
        var moments = await db.Database.SqlQuery<MomentValue>(
            $"""
            select distinct on (at) at as "At", value as "Value"
            from observation
            where series = {series} and at >= {low} and at < {high} and recorded_at <= {known}
            order by at desc, recorded_at desc
            """).ToListAsync(ct);
        var thresholds = new ThresholdHistory(await db.Metrics.AsNoTracking()
            .Where(m => m.Series == series)
            .SelectMany(m => m.Thresholds.Where(t => t.ValidFrom <= known))
            .ToListAsync(ct));
        return moments
            .GroupBy(m => calendar.PeriodAt(m.At))
            .ToDictionary(g => g.Key.Start, g => Total(g) is { } value ? ((decimal?)value, Judge(thresholds, g.Key, value)) : default);
    }

    private decimal? Total(IEnumerable<MomentValue> newestFirst)
    {
        var total = new PeriodTotal(aggregation);
        foreach (var moment in newestFirst)
        {
            total.Add(moment.Value);
        }

        return total.Value;
    }

    private Health? Judge(ThresholdHistory thresholds, Period period, decimal value) =>
        calendar.IsComplete(period, asOf) ? thresholds.JudgeAt(calendar.EndOf(period), value) : null;

    private sealed record MomentValue(DateTimeOffset At, decimal? Value);
}
