using Npgsql;
using NpgsqlTypes;
using Setpoint.Metrics.Evaluation.Formulas;

namespace Setpoint.Metrics.Evaluation;

/// <summary>A series to evaluate, and why.</summary>
/// <param name="Changed">None when time or a definition moved it, not observations.</param>
internal readonly record struct Claimed(int Series, Stretch? Changed, bool Quiet, string? Trace);

/// <summary>Takes what is to be evaluated off the list: series that changed, and series that time alone may have changed.</summary>
internal static class Claim
{
    private const int MostSeries = 500;

    /// <summary>A batch ends early above this many observations, so that its memory and its messages stay small.</summary>
    private const int MostRows = 100_000;

    private const string Take =
        """
        ), taken as (
            delete from changed_series c using chosen where c.series = chosen.series
            returning c.id, c.series, c.from_at, c.to_at, c.quiet, c.trace
        )
        select series, min(from_at), max(to_at), bool_and(quiet), (array_agg(trace order by id))[1]
        from taken
        group by series
        """;

    /// <summary>What can wait comes last, and few of it: who corrects a value waits for no more than that.</summary>
    private static readonly string s_fitting =
        $"""
        select series from (
            select series, later, first, sum(rows) over (order by later, first) - rows as rows_before from waiting
        ) w
        where rows_before < {MostRows} order by later, first limit {MostSeries}
        """;

    private static readonly string s_changed =
        $"""
        with waiting as (
            select series, bool_and(later) as later, min(id) as first, sum(rows) as rows
            from (
                select id, series, rows, later from changed_series c
                where c.ready_at <= clock_timestamp() and not exists (select 1 from formula_input i where i.series = c.series)
                order by later, id limit 50000
            ) oldest
            group by series
        ), chosen as (
            {s_fitting}
        {Take}
        """;

    /// <summary>
    /// Computed metrics that wait for no other: a formula is evaluated when everything it reads has been. What can wait
    /// rarely changes a value, and then tells it on, so nothing waits for it.
    /// </summary>
    private static readonly string s_computed =
        $"""
        with listed as (
            select series, bool_and(later) as later, min(id) as first, sum(rows) as rows
            from changed_series c
            where exists (select 1 from formula_input i where i.series = c.series)
            group by series
        ), waiting as (
            select l.* from listed l
            where not exists (
                select 1 from formula_input i join listed b on b.series = i.input_series and not b.later where i.series = l.series)
              and not exists (
                select 1 from formula_input i join metric m on i.tag = any(m.tags) join listed b on b.series = m.series and not b.later
                where i.series = l.series and i.tag is not null and m.series <> l.series)
        ), chosen as (
            ({s_fitting})
            union all
            -- Should a circle have slipped in, it must not hold up everything else.
            (select series from listed where not exists (select 1 from waiting) order by later, first limit 1)
        {Take}
        """;

    /// <summary>Those that also wait to be judged by another policy cost as much as that.</summary>
    private static readonly string s_due =
        $"""
        select series from (
            select d.series, d.next_evaluation_at,
                   sum(coalesce(c.rows, 0)) over (order by d.next_evaluation_at, d.series) - coalesce(c.rows, 0) as rows_before
            from (select series, next_evaluation_at from metric_state where next_evaluation_at <= $1 order by next_evaluation_at limit {MostSeries}) d
            left join (select series, max(rows) as rows from changed_series where later group by series) c on c.series = d.series
        ) w
        where rows_before < {MostRows} order by next_evaluation_at
        """;

    /// <summary>Waits for its turn: one evaluation at a time among all replicas, so that none works from what another is changing.</summary>
    public static async Task<Dictionary<int, Claimed>> TakeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now, CancellationToken ct)
    {
        var isTurnOfComputed = await Turn.TakeAsync(connection, transaction, ct);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new(isTurnOfComputed ? s_computed : s_changed));
        batch.BatchCommands.Add(new(s_due) { Parameters = { new() { Value = now.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz } } });
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var claimed = new Dictionary<int, Claimed>();
        while (await reader.ReadAsync(ct))
        {
            Stretch? changed = await reader.IsDBNullAsync(1, ct) ? null : new Stretch(reader.GetDateTime(1), reader.GetDateTime(2));
            var series = reader.GetInt32(0);
            claimed[series] = new Claimed(series, changed, reader.GetBoolean(3), await reader.IsDBNullAsync(4, ct) ? null : reader.GetString(4));
        }

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            // A value that became due is no quiet change, even together with one.
            var series = reader.GetInt32(0);
            claimed[series] = claimed.TryGetValue(series, out var also) ? also with { Quiet = false } : new Claimed(series, null, false, null);
        }

        return claimed;
    }
}
