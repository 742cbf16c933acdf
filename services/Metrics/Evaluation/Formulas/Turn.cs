using Npgsql;

namespace Setpoint.Metrics.Evaluation.Formulas;

/// <summary>
/// Whose turn it is: posted values go first, so that a formula over many of them is computed once and not after every
/// batch, but not for ever. Once computed metrics have their turn they keep it until none waits: a new value in between
/// would show in one input of a formula and not yet in the other. What can wait takes no turn from what cannot: it fills up
/// the batches of its kind.
/// </summary>
internal static class Turn
{
    private const int LongestWait = 8;

    private static readonly string s_take =
        $"""
        with listed as (
            select distinct c.later, f.series is not null as computed
            from changed_series c left join (select distinct series from formula_input) f on f.series = c.series
            where c.ready_at <= clock_timestamp() or f.series is not null
        ), waiting as (
            select coalesce(bool_or(computed and not later), false) as computed, coalesce(bool_or(not computed and not later), false) as posted,
                   coalesce(bool_or(computed and later), false) as computed_later, coalesce(bool_or(not computed and later), false) as posted_later
            from listed
        ), turn as (
            select case when w.computed then not w.posted or t.waited >= {LongestWait}
                        else w.computed_later and (not (w.posted or w.posted_later) or t.waited >= {LongestWait}) end as computed,
                   w.computed as is_keeping, w.computed or w.computed_later as is_waiting, t.waited
            from waiting w cross join evaluation_turn t
        ), next as (
            select computed, case when computed and is_keeping then {LongestWait} when is_waiting and not computed then least(waited + 1, {LongestWait}) else 0 end as waited
            from turn
        ), kept as (
            update evaluation_turn t set waited = next.waited from next where t.waited <> next.waited
        )
        select computed from next
        """;

    /// <summary>Waits until no other evaluation is at work; true when computed metrics are next.</summary>
    public static async Task<bool> TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new("select pg_advisory_xact_lock(hashtext('evaluation'))"));
        batch.BatchCommands.Add(new(s_take));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetBoolean(0);
    }
}
