using System.Threading.Channels;
using Npgsql;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Ingestion;

/// <summary>
/// One request's rows on their way in: read by one task, written by another, with a bounded channel between them, so that
/// a body of any length takes the same memory and a slow database slows the sender down.
/// </summary>
internal sealed class Upload(NpgsqlDataSource database, Caller caller)
{
    private const int BatchesInFlight = 16;
    private const int MostErrors = 1_000;

    private readonly Guid _id = Guid.CreateVersion7();
    private readonly Targets _targets = new(database, caller);
    private readonly List<RowError> _errors = [];
    private Written _written;
    private int _rows;
    private int _rejected;

    /// <summary>Reads everything and returns the receipt.</summary>
    /// <param name="source">The body, as batches of rows.</param>
    /// <param name="onLastChunk">Joins the transaction of the last chunk, such as to keep the receipt.</param>
    public async Task<Receipt> RunAsync(
        IAsyncEnumerable<RowBatch> source,
        Func<Receipt, NpgsqlConnection, NpgsqlTransaction, Task>? onLastChunk,
        CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var channel = Channel.CreateBounded<RowBatch>(new BoundedChannelOptions(BatchesInFlight) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(source, channel.Writer, stop.Token);
        try
        {
            var receipt = await WriteAsync(channel.Reader, onLastChunk, stop.Token);
            await reading;
            return receipt;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ReadAsync(IAsyncEnumerable<RowBatch> source, ChannelWriter<RowBatch> batches, CancellationToken ct)
    {
        try
        {
            await foreach (var batch in source.WithCancellation(ct))
            {
                await batches.WriteAsync(batch, ct);
            }

            batches.Complete();
        }
        catch (Exception e)
        {
            // The writer sees it and rolls back what it holds.
            batches.Complete(e);
            throw;
        }
    }

    private async Task<Receipt> WriteAsync(
        ChannelReader<RowBatch> batches, Func<Receipt, NpgsqlConnection, NpgsqlTransaction, Task>? onLastChunk, CancellationToken ct)
    {
        using var chunk = new Chunk();
        await foreach (var batch in batches.ReadAllAsync(ct))
        {
            await _targets.AddAsync(batch.NewNames, ct);
            Take(batch, chunk);
            if (chunk.IsFull)
            {
                await WriteAsync(chunk, null, ct);
                chunk.Clear();
            }
        }

        if (chunk.Count > 0 || onLastChunk is not null)
        {
            await WriteAsync(chunk, onLastChunk, ct);
        }

        return Receipt();
    }

    private void Take(RowBatch batch, Chunk chunk)
    {
        _rows += batch.Count + batch.Errors.Count;
        for (var i = 0; i < batch.Count; i++)
        {
            ref readonly var row = ref batch.Rows[i];
            if (!_targets.TryFind(row.Name, out var target, out var problem))
            {
                batch.Errors.Add(new RowError(row.Line, "metric", problem));
                continue;
            }

            chunk.Add(new Row
            {
                Series = target.Series,
                At = row.IsDay ? _targets.Noon(target, row.At) : row.At,
                HasValue = row.HasValue,
                Value = row.Value,
                Note = row.Note,
            });
        }

        _rejected += batch.Errors.Count;
        _errors.AddRange(batch.Errors.OrderBy(e => e.Line).Take(MostErrors - _errors.Count));
    }

    private async Task WriteAsync(Chunk chunk, Func<Receipt, NpgsqlConnection, NpgsqlTransaction, Task>? onLastChunk, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (chunk.Count > 0)
        {
            var written = await new ChunkWriter(connection, transaction, chunk).WriteAsync(ct);
            _written = new Written(
                _written.Inserted + written.Inserted,
                _written.Revised + written.Revised,
                _written.Unchanged + written.Unchanged,
                _written.Repeated + written.Repeated);
        }

        if (onLastChunk is not null)
        {
            await onLastChunk(Receipt(), connection, transaction);
        }

        await transaction.CommitAsync(ct);
    }

    private Receipt Receipt() => new(
        _id, _rows, _written.Inserted, _written.Revised, _written.Unchanged, _written.Repeated, _rejected, _errors);
}
