using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Metrics.Evaluation.Formulas;

/// <summary>
/// Values as they were known at a past moment: made anew from the observations recorded and the formulas valid by then,
/// those that formulas read included, down to what was measured.
/// </summary>
internal sealed class PastValues(NpgsqlConnection connection, NamedCalendars calendars, DateTimeOffset asOf)
{
    private const string Observed =
        """
        select g.n::int, o.at, o.value
        from unnest($1, $2, $3) with ordinality g(series, low, high, n)
        cross join lateral (
            select distinct on (o.at) o.at, o.value
            from observation o
            where o.series = g.series and o.at >= g.low and o.at < g.high and o.recorded_at <= $4
            order by o.at desc, o.recorded_at desc
        ) o
        """;

    public async Task<Dictionary<int, SeriesValues>> ReadAsync(IReadOnlyCollection<ValueRange> ranges, CancellationToken ct)
    {
        var merged = ranges.GroupBy(r => r.Input.Series).Select(StoredValues.Merge).Select(WithLastKnown).ToList();
        var amounts = await ReadObservedAsync(merged, ct);
        var histories = await ComputedSubjects.ReadHistoriesAsync(connection, null, [.. merged.Select(r => r.Input.Series)], asOf, ct);
        if (histories.Count > 0)
        {
            var tasks = new List<FormulaTask>();
            foreach (var range in merged.Where(r => histories.ContainsKey(r.Input.Series)))
            {
                var task = new FormulaTask(range.Input.Series, range.Input.UnitId, await CalendarOfAsync(range.Input, ct), histories[range.Input.Series], range.Days);
                amounts[task.Series].RemoveAll(a => task.Formulas.ValidAt(task.Calendar.EndOf(task.Calendar.StartingOn(a.Start))) is not null);
                tasks.Add(task);
            }

            var inputs = await Inputs.ReadAsync(connection, null, histories.Values, ct);
            foreach (var made in await new ComputedPeriods(inputs, ReadAsync, asOf).OfAsync(tasks, ct))
            {
                if (made.Result.Value is { } value)
                {
                    amounts[made.Task.Series].Add(new Amount(made.Period.Start, value, made.Result.Coverage));
                }
            }
        }

        return merged.ToDictionary(r => r.Input.Series, r => new SeriesValues(r.Input.Cadence, r.Input.Aggregation, amounts[r.Input.Series]));
    }

    private ValueTask<PeriodCalendar> CalendarOfAsync(Input input, CancellationToken ct) =>
        calendars.OfAsync(input.Cadence, input.TimeZone, input.CalendarId, input.Zones, ct);

    private static ValueRange WithLastKnown(ValueRange range) =>
        range.LastKnown ? range with { Days = (range.Days.From.AddYears(-1), range.Days.To) } : range;

    private async Task<Dictionary<int, List<Amount>>> ReadObservedAsync(List<ValueRange> ranges, CancellationToken ct)
    {
        var counted = new List<PeriodCalendar>();
        foreach (var range in ranges)
        {
            counted.Add(await CalendarOfAsync(range.Input, ct));
        }

        await using var command = new NpgsqlCommand(Observed, connection);
        command.Parameters.Add(new() { Value = ranges.ConvertAll(r => r.Input.Series).ToArray() });
        command.Parameters.Add(Moments(ranges.Select((r, i) => counted[i].StartOf(counted[i].PeriodOf(r.Days.From)))));
        command.Parameters.Add(Moments(ranges.Select((r, i) => counted[i].EndOf(counted[i].PeriodOf(r.Days.To)))));
        command.Parameters.Add(new() { Value = asOf.UtcDateTime });
        var totals = ranges.ToDictionary(r => r.Input.Series, _ => new Dictionary<DateOnly, PeriodTotal>());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var place = reader.GetInt32(0) - 1;
            var start = counted[place].PeriodAt(new DateTimeOffset(reader.GetDateTime(1))).Start;
            var known = totals[ranges[place].Input.Series];
            var total = known.TryGetValue(start, out var begun) ? begun : new PeriodTotal(ranges[place].Input.Aggregation);
            total.Add(await reader.IsDBNullAsync(2, ct) ? null : reader.GetDecimal(2));
            known[start] = total;
        }

        return totals.ToDictionary(t => t.Key, t => t.Value.Where(p => p.Value.Value is not null).Select(p => new Amount(p.Key, p.Value.Value!.Value)).ToList());
    }

    private static NpgsqlParameter Moments(IEnumerable<DateTimeOffset> moments) =>
        new() { Value = moments.Select(m => m.UtcDateTime).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };
}
