using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Observations;

/// <summary>What a moment's value was, as far as was known at the time asked for.</summary>
/// <param name="Value">None where it was withdrawn.</param>
/// <param name="RecordedAt">When this revision was recorded.</param>
/// <param name="Corrected">True when something else had been recorded for this moment before.</param>
/// <param name="Was">What had been recorded before the last correction; none where that was a withdrawal.</param>
public sealed record ObservationResponse(DateTimeOffset At, decimal? Value, DateTimeOffset RecordedAt, string? Note, bool Corrected, decimal? Was);

/// <summary>Observations, the newest first.</summary>
/// <param name="AsOf">Where asked for: the moment whose knowledge this is, at latest the start of the oldest upload still running.</param>
public sealed record ObservationPage(IReadOnlyList<ObservationResponse> Items, string? Next, DateTimeOffset? AsOf);

internal static class ListObservations
{
    /// <param name="from">First local day.</param>
    /// <param name="to">Last local day.</param>
    /// <param name="asOf">What had been recorded by then; now when absent.</param>
    public static async Task<Results<Ok<ObservationPage>, ProblemHttpResult>> HandleAsync(
        Guid id, DateOnly? from, DateOnly? to, DateTimeOffset? asOf, int? limit, string? cursor, MetricsDb db, NamedCalendars calendars, Caller caller, CancellationToken ct)
    {
        if (!Cursor.TryDecode<DateTime?>(cursor, out var before))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        if (await db.FindCalendarAsync(calendars, caller, MetricId.From(id), ct) is not { } found)
        {
            return Problems.Missing();
        }

        var (series, calendar) = found;
        var days = new PeriodCalendar(Cadence.Daily, calendar.Zone);
        var first = from is { } f ? days.StartOf(new Period(Cadence.Daily, f)).UtcDateTime : DateTime.MinValue;
        var end = to is { } t ? days.EndOf(new Period(Cadence.Daily, t)).UtcDateTime : DateTime.MaxValue;
        var until = before < end ? before.Value : end;
        DateTimeOffset? settled = asOf is { } asked ? await db.SettledAsync(asked, ct) : null;
        var known = settled?.UtcDateTime ?? DateTime.MaxValue;
        var size = Cursor.Limit(limit);
        var items = await db.Database.SqlQuery<ObservationResponse>(
            $"""
            select o.at as "At", o.value as "Value", o.recorded_at as "RecordedAt", o.note as "Note", b.at is not null as "Corrected", b.value as "Was"
            from (
                select distinct on (at) at, value, recorded_at, note
                from observation
                where series = {series} and at >= {first} and at < {until} and recorded_at <= {known}
                order by at desc, recorded_at desc
                limit {size + 1}
            ) o
            left join lateral (
                select b.at, b.value
                from observation b
                where b.series = {series} and b.at = o.at and b.recorded_at < o.recorded_at
                order by b.recorded_at desc
                limit 1
            ) b on true
            order by o.at desc
            """).ToListAsync(ct);
        var next = items.Count > size ? Cursor.Encode(items[size - 1].At.UtcDateTime) : null;
        return TypedResults.Ok(new ObservationPage(items.Take(size).ToList(), next, settled));
    }
}
