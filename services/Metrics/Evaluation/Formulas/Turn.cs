using Npgsql;

namespace Setpoint.Metrics.Evaluation.Formulas;

/// <summary>
/// Whose turn it is: posted values go first, so that a formula over many of them is computed once and not after every
/// batch, but not for ever. Once computed metrics have their turn they keep it until none waits: a new value in between
/// would show in one input of a formula and not yet in the other.
/// </summary>
internal static class Turn
{
    private const int LongestWait = 8;

    private static readonly string s_take =
        $"""
        with waiting as (
            select exists (select 1 from changed_series c where exists (select 1 from formula_input i where i.series = c.series)) as computed,
                   exists (
                       select 1 from changed_series c
                       where c.ready_at <= clock_timestamp() and not exists (select 1 from formula_input i where i.series = c.series)) as posted
        ), turn as (
            select w.computed and (not w.posted or t.waited >= {LongestWait}) as computed,
                   case when not w.computed then 0 when w.posted and t.waited < {LongestWait} then t.waited + 1 else {LongestWait} end as waited
            from waiting w cross join evaluation_turn t
        ), kept as (
            update evaluation_turn t set waited = turn.waited from turn where t.waited <> turn.waited
        )
        select computed from turn
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
