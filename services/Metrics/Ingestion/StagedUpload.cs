using Npgsql;
using NpgsqlTypes;

namespace Setpoint.Metrics.Ingestion;

/// <summary>
/// Rows that wait in a temporary table until the last one has been read, because either all of them count or none. They are
/// then taken in the order of their series, so that the locks of two uploads are asked for in the same order.
/// </summary>
internal sealed class StagedUpload : IAsyncDisposable
{
    private const string Table =
        "create temp table staged (series int not null, at timestamptz not null, n bigint not null, value numeric, note text) on commit drop";

    private const string Next =
        """
        select series, at, value, note from staged
        where (series, at) >= ($1, $2)
        order by series, at, n
        limit $3
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private long _rows;

    private StagedUpload(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        _connection = connection;
        _transaction = transaction;
    }

    public NpgsqlConnection Connection => _connection;

    /// <summary>Holds the table and whatever was applied; whoever began it commits or rolls back.</summary>
    public NpgsqlTransaction Transaction => _transaction;

    public static async Task<StagedUpload> BeginAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(Table, connection, transaction);
        await command.ExecuteNonQueryAsync(ct);
        return new StagedUpload(connection, transaction);
    }

    /// <summary>Puts a chunk aside, in the order in which it was read.</summary>
    public async Task AddAsync(Chunk chunk, CancellationToken ct)
    {
        await using var copy = await _connection.BeginBinaryImportAsync("copy staged (series, at, n, value, note) from stdin (format binary)", ct);
        for (var i = 0; i < chunk.Count; i++)
        {
            await WriteAsync(copy, chunk[i], ct);
        }

        await copy.CompleteAsync(ct);
    }

    /// <summary>Takes everything that was put aside; nothing is committed yet.</summary>
    public async Task<Written> ApplyAsync(CancellationToken ct)
    {
        await using (var command = new NpgsqlCommand("create index on staged (series, at, n); analyze staged", _connection, _transaction))
        {
            await command.ExecuteNonQueryAsync(ct);
        }

        var written = default(Written);
        using var chunk = new Chunk();
        (int Series, DateTime At) from = (int.MinValue, DateTime.MinValue);
        while (await FillAsync(chunk, from, ct) is { } rest)
        {
            written += await new ChunkWriter(_connection, _transaction, chunk).WriteAsync(ct);
            chunk.Clear();
            if (rest.IsLast)
            {
                break;
            }

            from = rest.From;
        }

        return written;
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task WriteAsync(NpgsqlBinaryImporter copy, Row row, CancellationToken ct)
    {
        await copy.StartRowAsync(ct);
        await copy.WriteAsync(row.Series, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync(PgTime.ToUtc(row.At), NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(_rows++, NpgsqlDbType.Bigint, ct);
        await WriteOrNullAsync(copy, row.Measured, NpgsqlDbType.Numeric, ct);
        await WriteOrNullAsync(copy, row.Note, NpgsqlDbType.Text, ct);
    }

    private static Task WriteOrNullAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken ct) =>
        value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, type, ct);

    /// <summary>
    /// Reads on from a moment of a series. The rows of one moment stay together, because the last line of them wins: where a
    /// chunk is full in the midst of them, they are left for the next.
    /// </summary>
    private async Task<(bool IsLast, (int, DateTime) From)?> FillAsync(Chunk chunk, (int Series, DateTime At) from, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Next, _connection, _transaction);
        command.Parameters.Add(new() { Value = from.Series });
        command.Parameters.Add(new() { Value = DateTime.SpecifyKind(from.At, DateTimeKind.Utc) });
        command.Parameters.Add(new() { Value = Chunk.Capacity });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var last = from;
        var sameMoment = 0;
        while (await reader.ReadAsync(ct))
        {
            var (series, at) = (reader.GetInt32(0), reader.GetDateTime(1));
            sameMoment = (series, at) == last ? sameMoment + 1 : 1;
            last = (series, at);
            var hasValue = !await reader.IsDBNullAsync(2, ct);
            chunk.Add(new Row
            {
                Series = series,
                At = PgTime.Of(at),
                HasValue = hasValue,
                Value = hasValue ? reader.GetDecimal(2) : 0,
                Note = await reader.IsDBNullAsync(3, ct) ? null : reader.GetString(3),
            });
        }

        var isLast = chunk.Count < Chunk.Capacity;
        if (!isLast && sameMoment < chunk.Count)
        {
            chunk.RemoveLast(sameMoment);
        }

        return chunk.Count == 0 ? null : (isLast, last);
    }
}
