using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Npgsql;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Ingestion;

/// <summary>
/// One request's rows on their way in: read by one task, written by another, with a bounded channel between them, so that
/// a body of any length takes the same memory and a slow database slows the sender down.
/// </summary>
/// <param name="places">For those that do not fit into a few batches.</param>
/// <param name="mode">What becomes of the good rows when there are bad ones.</param>
/// <param name="progress">Hears how many rows have been read; nobody asks where an upload has no key.</param>
internal sealed class Upload(NpgsqlDataSource database, Caller caller, UploadPlaces places, UploadMode mode = UploadMode.BestEffort, UploadProgress? progress = null)
{
    private const int BatchesInFlight = 16;
    private const int MostErrors = 1_000;

    /// <summary>Bytes of a body that are more than a few batches.</summary>
    private const long Large = 1_000_000;

    /// <summary>So often somebody who waits hears how far it is.</summary>
    private const int RowsBetweenTellings = 25_000;

    private readonly Guid _id = Guid.CreateVersion7();
    private readonly Targets _targets = new(database, caller);
    private readonly List<RowError> _errors = [];
    private Written _written;
    private int _rows;
    private int _rejected;
    private int _told;

    /// <summary>Reads everything and returns the receipt.</summary>
    /// <param name="source">The body, as batches of rows.</param>
    /// <param name="length">In bytes, where the sender says; a large one is not even begun before it has its place.</param>
    /// <param name="onLastChunk">Joins the transaction of the last chunk, such as to keep the receipt.</param>
    public async Task<Receipt> RunAsync(
        IAsyncEnumerable<RowBatch> source,
        long? length,
        Func<Receipt, NpgsqlConnection, NpgsqlTransaction, Task>? onLastChunk,
        CancellationToken ct)
    {
        using var place = places.Begin();
        if (length > Large)
        {
            await place.TakeAsync(ct);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var channel = Channel.CreateBounded<RowBatch>(new BoundedChannelOptions(BatchesInFlight) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync(source, channel.Writer, stop.Token);
        try
        {
            var receipt = await WriteAsync(channel.Reader, place, onLastChunk, stop.Token);
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
        ChannelReader<RowBatch> batches, UploadPlaces.Place place, Func<Receipt, NpgsqlConnection, NpgsqlTransaction, Task>? onLastChunk, CancellationToken ct)
    {
        using var chunk = new Chunk();
        await using var staged = mode == UploadMode.BestEffort ? null : await StagedUpload.BeginAsync(database, ct);
        await foreach (var together in SeveralAsync(batches, ct))
        {
            if (together.Count == BatchesInFlight)
            {
                await place.TakeAsync(ct);
            }

            // Asked for together, because a file by metric meets new names in every batch.
            await _targets.AddAsync([.. together.SelectMany(b => b.NewNames)], ct);
            foreach (var batch in together)
            {
                Take(batch, chunk);
                if (chunk.IsFull)
                {
                    await PutAsync(chunk, staged, ct);
                }
            }

            await TellAsync(ct);
        }

        if (staged is not null)
        {
            await PutAsync(chunk, staged, ct);
            return await DecideAsync(staged, onLastChunk, ct);
        }

        await WriteAsync(chunk, isLast: true, onLastChunk, ct);

        return Receipt();
    }

    private static async IAsyncEnumerable<List<RowBatch>> SeveralAsync(ChannelReader<RowBatch> batches, [EnumeratorCancellation] CancellationToken ct)
    {
        var together = new List<RowBatch>(BatchesInFlight);
        await foreach (var batch in batches.ReadAllAsync(ct))
        {
            together.Add(batch);
            if (together.Count == BatchesInFlight)
            {
                yield return together;
                together = new List<RowBatch>(BatchesInFlight);
            }
        }

        if (together.Count > 0)
        {
            yield return together;
        }
    }

    private async Task PutAsync(Chunk chunk, StagedUpload? staged, CancellationToken ct)
    {
        await (staged?.AddAsync(chunk, ct) ?? WriteAsync(chunk, isLast: false, null, ct));
        chunk.Clear();
    }

    private async Task TellAsync(CancellationToken ct)
    {
        if (progress is not null && _rows - _told >= RowsBetweenTellings)
        {
            _told = _rows;
            await progress.TellAsync(_rows, _rejected, ct);
        }
    }

    /// <summary>All rows have been read: they count, or none does. What was not taken leaves no receipt behind, so that the mended file may use the same key.</summary>
    private async Task<Receipt> DecideAsync(
        StagedUpload staged, Func<Receipt, NpgsqlConnection, NpgsqlTransaction, Task>? onLastChunk, CancellationToken ct)
    {
        var applies = mode == UploadMode.AllOrNothing && _rejected == 0;
        if (applies || mode == UploadMode.DryRun)
        {
            _written = await staged.ApplyAsync(ct);
        }

        var receipt = Receipt() with { Applied = applies };
        if (!applies)
        {
            await staged.Transaction.RollbackAsync(ct);
            return receipt;
        }

        if (onLastChunk is not null)
        {
            await onLastChunk(receipt, staged.Connection, staged.Transaction);
        }

        await staged.Transaction.CommitAsync(ct);
        return receipt;
    }

    private void Take(RowBatch batch, Chunk chunk)
    {
        _rows += batch.Count + batch.Errors.Count;
        for (var i = 0; i < batch.Count; i++)
        {
            ref readonly var row = ref batch.Rows[i];
            if (!_targets.TryFind(row.Name, out var target, out var problem))
            {
                batch.Errors.Add(new RowError(row.Line, "metric", problem, row.Number));
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
        _errors.AddRange(batch.Errors.OrderBy(e => e.Row).Take(MostErrors - _errors.Count));
    }

    private async Task WriteAsync(Chunk chunk, bool isLast, Func<Receipt, NpgsqlConnection, NpgsqlTransaction, Task>? onLastChunk, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (chunk.Count > 0)
        {
            _written += await new ChunkWriter(connection, transaction, chunk, upload: isLast ? null : _id).WriteAsync(ct);
        }

        if (isLast)
        {
            await ChunkWriter.ReleaseAsync(connection, transaction, _id, ct);
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
