using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Metrics.Evaluation.Formulas;

/// <summary>Reads inputs from the periods that are stored, all in one query.</summary>
internal sealed class StoredValues(NpgsqlConnection connection, NpgsqlTransaction? transaction)
{
    /// <summary>What lies in the days, and where asked for the last period with a value in the year before them.</summary>
    private const string Sql =
        """
        select r.series, p.start, p.value, p.coverage
        from unnest($1, $2, $3) r(series, low, high)
        join metric_period p on p.series = r.series and p.start >= r.low and p.start <= r.high
        where p.value is not null
        union all
        select r.series, p.start, p.value, p.coverage
        from unnest($1, $2, $4, $5) r(series, low, last_known, longest)
        cross join lateral (
            select max(q.start) as start from metric_period q
            where q.series = r.series and q.start < r.low and q.start >= r.low - interval '1 year' and q.value is not null
        ) last
        join metric_period p on p.series = r.series and p.start > last.start - r.longest and p.start < r.low
        where r.last_known and p.value is not null
        """;

    public async Task<Dictionary<int, SeriesValues>> ReadAsync(IReadOnlyCollection<ValueRange> ranges, CancellationToken ct)
    {
        var merged = ranges.GroupBy(r => r.Input.Series).Select(Merge).ToList();
        await using var command = new NpgsqlCommand(Sql, connection, transaction);
        command.Parameters.Add(new() { Value = merged.ConvertAll(r => r.Input.Series).ToArray() });
        command.Parameters.Add(new() { Value = merged.ConvertAll(r => r.Days.From).ToArray() });
        command.Parameters.Add(new() { Value = merged.ConvertAll(r => r.Days.To).ToArray() });
        command.Parameters.Add(new() { Value = merged.ConvertAll(r => r.LastKnown).ToArray() });
        command.Parameters.Add(new() { Value = merged.ConvertAll(r => Formula.LongestPeriod(r.Grain)).ToArray() });
        var amounts = merged.ToDictionary(r => r.Input.Series, _ => new List<Amount>());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            amounts[reader.GetInt32(0)].Add(new Amount(
                await reader.GetFieldValueAsync<DateOnly>(1, ct), reader.GetDecimal(2), await reader.IsDBNullAsync(3, ct) ? null : reader.GetDecimal(3)));
        }

        return merged.ToDictionary(r => r.Input.Series, r => new SeriesValues(r.Input.Cadence, r.Input.Aggregation, amounts[r.Input.Series]));
    }

    /// <summary>One reading serves all who read the same input.</summary>
    public static ValueRange Merge(IGrouping<int, ValueRange> ranges)
    {
        var first = ranges.First();
        return first with
        {
            Days = (ranges.Min(r => r.Days.From), ranges.Max(r => r.Days.To)),
            Grain = ranges.Max(r => r.Grain),
            LastKnown = ranges.Any(r => r.LastKnown),
        };
    }
}
