using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Metrics.Evaluation;

/// <summary>A period of a series and its value as it is now; none when every value was withdrawn.</summary>
/// <param name="Coverage">The share of the weight behind it where it is rolled up.</param>
internal readonly record struct PeriodNow(Subject Subject, Period Period, decimal? Value, decimal? Coverage = null)
{
    public bool IsProvisional => new Computed(Value, Coverage).IsProvisional(Subject.Policy.EnoughWeight);
}

/// <summary>Reads the values of periods from observations: what was measured in one becomes its value by the metric's aggregation.</summary>
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
    public static async Task<List<PeriodNow>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<Subject> subjects, CancellationToken ct)
    {
        var changed = subjects.Where(s => s.Changed is not null).ToList();
        if (changed.Count == 0)
        {
            return [];
        }

        var stretches = changed.ConvertAll(s => WholePeriods(s, s.Changed!.Value));
        await using var command = new NpgsqlCommand(Newest, connection, transaction);
        command.Parameters.Add(new() { Value = changed.ConvertAll(s => s.Series).ToArray() });
        command.Parameters.Add(Moments(stretches.ConvertAll(s => s.From)));
        command.Parameters.Add(Moments(stretches.ConvertAll(s => s.To)));
        var values = new List<PeriodNow>();
        var total = default(PeriodTotal);
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                var subject = changed[reader.GetInt32(0) - 1];
                var period = subject.Calendar.PeriodAt(new DateTimeOffset(reader.GetDateTime(1)));
                if (values.Count == 0 || values[^1].Subject != subject || values[^1].Period != period)
                {
                    values.Add(new PeriodNow(subject, period, null));
                    total = new PeriodTotal(subject.Aggregation);
                }

                total.Add(await reader.IsDBNullAsync(2, ct) ? null : reader.GetDecimal(2));
                values[^1] = values[^1] with { Value = total.Value };
            }
        }

        await AddLostAsync(connection, transaction, changed, values, ct);
        return values;
    }

    /// <summary>Where everything is read anew, a period that is stored and was not found again has lost its value.</summary>
    private static async Task AddLostAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, List<Subject> changed, List<PeriodNow> values, CancellationToken ct)
    {
        var whole = changed.Where(s => s.Changed is { IsEverything: true }).ToDictionary(s => s.Series);
        if (whole.Count == 0)
        {
            return;
        }

        var found = values.Select(v => (v.Subject.Series, v.Period.Start)).ToHashSet();
        await using var command = new NpgsqlCommand(Known, connection, transaction);
        command.Parameters.Add(new() { Value = whole.Keys.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (series, start) = (reader.GetInt32(0), await reader.GetFieldValueAsync<DateOnly>(1, ct));
            if (!found.Contains((series, start)))
            {
                values.Add(new PeriodNow(whole[series], whole[series].Calendar.StartingOn(start), null));
            }
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
