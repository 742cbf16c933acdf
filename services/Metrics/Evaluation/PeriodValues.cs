using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Evaluation;

/// <summary>Reads the values of periods from observations: the last one that was not withdrawn wins.</summary>
internal static class PeriodValues
{
    private const string Newest =
        """
        select g.n::int, o.at, o.value
        from unnest($1, $2, $3) with ordinality g(series, low, high, n)
        cross join lateral (
            select distinct on (o.at) o.at, o.value
            from observation o
            where o.series = g.series and o.at >= g.low and o.at < g.high
            order by o.at desc, o.recorded_at desc
        ) o
        """;

    private const string Known = "select series, start from metric_period where series = any($1)";

    /// <summary>Every period that a changed stretch touches, with its value now.</summary>
    public static async Task<List<(Subject Subject, Period Period, decimal? Value)>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<Subject> subjects, CancellationToken ct)
    {
        var changed = subjects.Where(s => s.Changed is not null).ToList();
        if (changed.Count == 0)
        {
            return [];
        }

        var values = new Dictionary<(Subject, Period), decimal?>();
        await KeepKnownAsync(connection, transaction, changed, values, ct);
        var stretches = changed.ConvertAll(s => WholePeriods(s, s.Changed!.Value));
        await using var command = new NpgsqlCommand(Newest, connection, transaction);
        command.Parameters.Add(new() { Value = changed.ConvertAll(s => s.Series).ToArray() });
        command.Parameters.Add(Moments(stretches.ConvertAll(s => s.From)));
        command.Parameters.Add(Moments(stretches.ConvertAll(s => s.To)));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var subject = changed[reader.GetInt32(0) - 1];
            var key = (subject, subject.Calendar.PeriodAt(new DateTimeOffset(reader.GetDateTime(1))));

            // Newest first: only a withdrawn value gives way to an older one of the same period.
            if (values.GetValueOrDefault(key) is null)
            {
                values[key] = await reader.IsDBNullAsync(2, ct) ? null : reader.GetDecimal(2);
            }
        }

        return [.. values.Select(v => (v.Key.Item1, v.Key.Item2, v.Value))];
    }

    /// <summary>Where everything is read anew, a period that is stored and not found again has lost its value.</summary>
    private static async Task KeepKnownAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, List<Subject> changed, Dictionary<(Subject, Period), decimal?> values, CancellationToken ct)
    {
        var whole = changed.Where(s => s.Changed is { IsEverything: true }).ToDictionary(s => s.Series);
        if (whole.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(Known, connection, transaction);
        command.Parameters.Add(new() { Value = whole.Keys.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var subject = whole[reader.GetInt32(0)];
            values[(subject, new Period(subject.Calendar.Cadence, await reader.GetFieldValueAsync<DateOnly>(1, ct)))] = null;
        }
    }

    private static Stretch WholePeriods(Subject subject, Stretch changed)
    {
        var calendar = subject.Calendar;
        return changed.IsEverything ? changed : new Stretch(
            calendar.StartOf(calendar.PeriodAt(new DateTimeOffset(changed.From))).UtcDateTime,
            calendar.EndOf(calendar.PeriodAt(new DateTimeOffset(changed.To))).UtcDateTime);
    }

    private static NpgsqlParameter Moments(List<DateTime> moments) =>
        new() { Value = moments.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz };
}
