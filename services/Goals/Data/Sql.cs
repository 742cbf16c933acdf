using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Setpoint.Goals.Data;

/// <summary>
/// Statements with positional parameters, for what is set-based and for what is read across tables. What a person may see
/// is a condition of a dozen tables: planning such a question takes the server 5 to 10 ms, answering it less than one; what
/// is read here is therefore planned once for a connection. (Not by Npgsql of itself: after a statement that it began to
/// prepare and whose parameters the server refused, a NUL in a text for one, it reads the next answer wrongly.)
/// </summary>
internal static class Sql
{
    /// <summary>Above so many ids a plan is made for as many as there are: one for a few would look each of them up.</summary>
    private const int Few = 100;

    // What these read is in memory nearly always: looked up by its key it costs little more than read in order, and with the
    // price of a disk a drain of a few dozen reads whole tables instead.
    private const string PlanOnce = "select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('random_page_cost', '1.1', true)";

    /// <summary>Many are sorted and hashed in memory and not on disk. Plans for few must not see it: they would read whole tables.</summary>
    private const string PlanAnew = "select set_config('plan_cache_mode', 'auto', true), set_config('work_mem', '32MB', true), set_config('random_page_cost', '1.1', true)";

    /// <summary>Null is sent as null; the statement says of which type.</summary>
    public static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }

        return command;
    }

    /// <summary>The context's own connection, open, inside its transaction where there is one.</summary>
    public static async Task<NpgsqlConnection> ConnectionAsync(this DbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return (NpgsqlConnection)db.Database.GetDbConnection();
    }

    public static async Task<List<T>> ReadAsync<T>(
        this NpgsqlConnection connection, string sql, object?[] values, Func<Columns, T> read, CancellationToken ct)
    {
        var all = new List<T>();
        await connection.EachAsync(sql, values, row => all.Add(read(row)), ct);
        return all;
    }

    /// <summary>Takes the rows of a statement one by one.</summary>
    public static async Task EachAsync(
        this NpgsqlConnection connection, string sql, object?[] values, Action<Columns> take, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(sql, values) } };
        await using var rows = await batch.ReadPlannedAsync(ct);
        await rows.NextEachAsync(take, ct);
    }

    /// <summary>
    /// Reads with plans made once for the connection where the parameters hold few ids, and made for these where they hold
    /// many. The results of the batch's own statements come after a first one.
    /// </summary>
    public static async Task<NpgsqlDataReader> ReadPlannedAsync(this NpgsqlBatch batch, CancellationToken ct)
    {
        var isOfFew = batch.BatchCommands.Cast<NpgsqlBatchCommand>().All(IsOfFew);
        batch.BatchCommands.Insert(0, new(isOfFew ? PlanOnce : PlanAnew));
        if (isOfFew)
        {
            await batch.PrepareAsync(ct);
        }

        return await batch.ExecuteReaderAsync(ct);
    }

    private static bool IsOfFew(NpgsqlBatchCommand command) => command.Parameters.Cast<NpgsqlParameter>().All(p => p.Value is not Array { Length: > Few });

    /// <summary>The rows of the reader's current result.</summary>
    public static async Task<List<T>> AllAsync<T>(this NpgsqlDataReader rows, Func<Columns, T> read, CancellationToken ct)
    {
        var all = new List<T>();
        await rows.EachAsync(row => all.Add(read(row)), ct);
        return all;
    }

    /// <summary>Takes the rows of the reader's current result one by one.</summary>
    public static async Task EachAsync(this NpgsqlDataReader rows, Action<Columns> take, CancellationToken ct)
    {
        var row = new Columns(rows);
        while (await rows.ReadAsync(ct))
        {
            row.Begin();
            take(row);
        }
    }

    /// <summary>The rows of the reader's next result.</summary>
    public static async Task<List<T>> NextAsync<T>(this NpgsqlDataReader rows, Func<Columns, T> read, CancellationToken ct)
    {
        await rows.NextResultAsync(ct);
        return await rows.AllAsync(read, ct);
    }

    /// <summary>Takes the rows of the reader's next result one by one.</summary>
    public static async Task NextEachAsync(this NpgsqlDataReader rows, Action<Columns> take, CancellationToken ct)
    {
        await rows.NextResultAsync(ct);
        await rows.EachAsync(take, ct);
    }
}
