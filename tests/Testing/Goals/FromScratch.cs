using Npgsql;
using Setpoint.Testing.Services;

namespace Setpoint.Testing.Goals;

/// <summary>What a computation from scratch says of what was stored bit by bit.</summary>
/// <param name="Fields">How many stored fields were compared.</param>
/// <param name="Different">Each difference in words; none is right.</param>
public sealed record ScratchReport(long Objectives, long KeyResults, long Fields, IReadOnlyList<string> Different);

/// <summary>
/// Throws away everything that is computed, has the service compute all of it again from the leaves, and compares every field of every
/// row with what had come about change by change; then works the progress out a third time, without the service.
/// </summary>
public static class FromScratch
{
    /// <summary>Revisions count changes, and a moment of computing is another each time.</summary>
    private const string Apart = "array['revision', 'changed_at']";

    private const string Throw =
        """
        select pg_advisory_xact_lock(hashtext('cascade'));
        create schema before;
        create table before.objective_progress as table objective_progress;
        create table before.key_result_value as table key_result_value;
        delete from progress_revision;
        delete from key_result_value;
        delete from objective_progress;
        insert into dirty (objective_id) select id from objective;
        """;

    private const string Forget = "drop schema before cascade";

    public static async Task<ScratchReport> CompareAsync(RandomWork work)
    {
        await using var connection = new NpgsqlConnection(work.World.Database);
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"begin; {Throw} commit");
        await Eventually.SeeAsync(
            () => RandomWork.CountAsync(work.World.Database, "select count(*) from dirty where $1", true), left => left == 0, TimeSpan.FromMinutes(5));
        var objectives = await DifferentAsync(connection, "objective_progress", "objective_id");
        var keyResults = await DifferentAsync(connection, "key_result_value", "key_result_id");
        await ExecuteAsync(connection, Forget);
        var onPaper = await FromLeaves.CompareAsync(work);
        return new ScratchReport(
            objectives.Rows, keyResults.Rows, objectives.Fields + keyResults.Fields, [.. work.Wrong, .. objectives.Different, .. keyResults.Different, .. onPaper]);
    }

    private static async Task<(long Rows, long Fields, List<string> Different)> DifferentAsync(NpgsqlConnection connection, string table, string key)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select coalesce(b.id, n.id), count(*), coalesce(string_agg(format('%s was %s, is %s', coalesce(b.key, n.key), b.value, n.value), '; ') filter (where b.value is distinct from n.value), '')
            from (select {key} as id, f.key, f.value from before.{table} t cross join jsonb_each(to_jsonb(t) - {Apart}) f) b
            full join (select {key} as id, f.key, f.value from {table} t cross join jsonb_each(to_jsonb(t) - {Apart}) f) n on n.id = b.id and n.key = b.key
            group by 1
            """,
            connection)
        { CommandTimeout = 300 };
        await using var rows = await command.ExecuteReaderAsync();
        var (count, fields, different) = (0L, 0L, new List<string>());
        while (await rows.ReadAsync())
        {
            count++;
            fields += rows.GetInt64(1);
            if (rows.GetString(2) is { Length: > 0 } words)
            {
                different.Add($"{table} {rows.GetGuid(0)}: {words}");
            }
        }

        return (count, fields, different);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }
}
