using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Setpoint.Metrics.Evaluation.Formulas;

/// <summary>Days in which a series is another than before; none when only its standing is, such as that it became stale.</summary>
internal readonly record struct Touch((DateOnly From, DateOnly To)? Days, bool Quiet)
{
    public static readonly Touch Everything = new((DateOnly.MinValue, DateOnly.MaxValue), Quiet: true);

    public Touch With(Touch other) => new(
        Days is { } a && other.Days is { } b ? (a.From < b.From ? a.From : b.From, a.To > b.To ? a.To : b.To) : Days ?? other.Days,
        Quiet && other.Quiet);
}

/// <summary>
/// Puts everything that depends on a changed series on the list of what is to be evaluated: directly and through others,
/// each once, with the days that it can make a difference to. All of them at once, so that none is evaluated before
/// everything it reads has been.
/// </summary>
internal sealed class Dependents(NpgsqlConnection connection, NpgsqlTransaction? transaction)
{
    private const string Direct =
        """
        with recursive touched as (
            select * from unnest($1, $2, $3, $4) t(series, from_day, to_day, quiet)
        ), above (series, unit_id) as (
            select t.series, m.unit_id
            from touched t join metric m on m.series = t.series
            where exists (select 1 from formula_input i where i.tag = any(m.tags))
            union
            select a.series, p.parent_id
            from above a join unit_placement p on p.unit_id = a.unit_id
            where p.parent_id is not null
        ), readers as (
            select i.series, i.input_series, i.shift_days
            from touched t join formula_input i on i.input_series = t.series
            union all
            select r.series, a.series, r.shift_days
            from above a
            join metric m on m.series = a.series
            join (
                select i.series, i.tag, i.shift_days, d.unit_id from formula_input i join metric d on d.series = i.series where i.tag is not null
            ) r on r.unit_id = a.unit_id and r.tag = any(m.tags)
            where r.series <> a.series
        )
        select r.series, min(t.from_day), max(t.to_day + r.shift_days), bool_and(t.quiet)
        from readers r join touched t on t.series = r.input_series
        group by r.series
        """;

    /// <summary>A day is told as its noon in the time zone of who reads it, as a posted day is.</summary>
    private const string Tell =
        """
        insert into changed_series (series, from_at, to_at, rows, quiet, trace)
        select t.series,
               (t.from_day + time '12:00') at time zone coalesce(u.time_zone, 'UTC'),
               (t.to_day + time '12:00') at time zone coalesce(u.time_zone, 'UTC'),
               1, t.quiet, $5
        from unnest($1, $2, $3, $4) t(series, from_day, to_day, quiet)
        join metric m on m.series = t.series
        left join unit u on u.id = m.unit_id
        """;

    public async Task TellAsync(Dictionary<int, Touch> touched, CancellationToken ct)
    {
        var found = new Dictionary<int, Touch>();
        var next = touched;
        while (next.Count > 0)
        {
            var wider = new Dictionary<int, Touch>();
            foreach (var (series, touch) in await ReadAsync(next, ct))
            {
                var known = found.TryGetValue(series, out var before);
                var all = known ? before.With(touch) : touch;
                if (!known || all != before)
                {
                    found[series] = wider[series] = all;
                }
            }

            next = wider;
        }

        if (found.Count > 0)
        {
            await using var command = CommandOf(Tell, found);
            command.Parameters.Add(new() { Value = (object?)Activity.Current?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>What the evaluation of a batch means for others.</summary>
    public static Dictionary<int, Touch> Of(IEnumerable<Subject> subjects)
    {
        var touched = new Dictionary<int, Touch>();
        foreach (var s in subjects)
        {
            if (s.Before.TimeZone is { } zone && zone != s.Calendar.Zone.Id)
            {
                touched.Add(s.Series, Touch.Everything);
            }
            else if (s.ChangedPeriods.Count > 0)
            {
                touched.Add(s.Series, new Touch((s.ChangedPeriods.Min(p => p.Period.Start), s.ChangedPeriods.Max(p => p.Period.Start)), s.Quiet));
            }
            else if (s.Headline!.Stale != s.Before.Stale)
            {
                touched.Add(s.Series, new Touch(null, s.Quiet));
            }
        }

        return touched;
    }

    private async Task<List<(int Series, Touch Touch)>> ReadAsync(Dictionary<int, Touch> touched, CancellationToken ct)
    {
        var found = new List<(int, Touch)>();
        await using var command = CommandOf(Direct, touched);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            (DateOnly, DateOnly)? days = await reader.IsDBNullAsync(1, ct)
                ? null
                : (await reader.GetFieldValueAsync<DateOnly>(1, ct), await reader.GetFieldValueAsync<DateOnly>(2, ct));
            found.Add((reader.GetInt32(0), new Touch(days, reader.GetBoolean(3))));
        }

        return found;
    }

    private NpgsqlCommand CommandOf(string sql, Dictionary<int, Touch> touched) => new(sql, connection, transaction)
    {
        Parameters =
        {
            new() { Value = touched.Keys.ToArray() },
            new() { Value = touched.Values.Select(t => t.Days?.From).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date },
            new() { Value = touched.Values.Select(t => t.Days?.To).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date },
            new() { Value = touched.Values.Select(t => t.Quiet).ToArray() },
        },
    };
}
