using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Setpoint.Messaging.Outbox;

/// <summary>
/// Sends what the outbox holds: batches published together with confirms, deleted when confirmed. One replica at a time,
/// by an advisory lock of the transaction (a session's lock would be wrong behind a transaction pooler).
/// </summary>
/// <remarks>
/// A message may be sent twice (a crash after the confirm and before the commit); readers recognise it by its id.
/// A broker that is down makes publishing hang, hence the time-out; the dispatcher then backs off as a whole, because
/// no row is to blame. Only a row that cannot be read is parked, so that it does not hold up the others.
/// </remarks>
internal sealed partial class OutboxDispatcher(
    NpgsqlDataSource database,
    IBus bus,
    OutboxBell bell,
    ILogger<OutboxDispatcher> log) : BackgroundService
{
    internal const string ActivitySourceName = "Setpoint.Messaging";
    private const int BatchRows = 500;
    private const int BatchBytes = 2 * 1024 * 1024;

    private static readonly ActivitySource s_activities = new(ActivitySourceName);
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(2);

    // A message alone is sent at once; where many come those of a moment share a transaction.
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan s_publishTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestBackOff = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backOff = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DispatchBatchAsync(stoppingToken) is > 0 and var sent)
                {
                    backOff = TimeSpan.Zero;
                    await Task.Delay(sent < BatchRows ? s_breath : TimeSpan.Zero, stoppingToken);
                }

                await bell.WaitAsync(s_poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                backOff = backOff == TimeSpan.Zero ? TimeSpan.FromMilliseconds(250) : backOff * 2;
                backOff = backOff > s_longestBackOff ? s_longestBackOff : backOff;
                LogBackingOff(backOff, e);
                await Task.Delay(backOff, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Sends one batch; 0 when there was nothing to send.</summary>
    private async Task<int> DispatchBatchAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var rows = await ReadBatchAsync(connection, transaction, ct);
        if (rows.Count == 0)
        {
            return 0;
        }

        var readable = new List<Row>(rows.Count);
        foreach (var row in rows)
        {
            if (row.TryRead(out var problem))
            {
                readable.Add(row);
            }
            else
            {
                LogParked(row.Seq, row.Type, problem);
                await ParkAsync(connection, transaction, row.Seq, problem, ct);
            }
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(s_publishTimeout);
        await Task.WhenAll(readable.Select(row => PublishAsync(row, limit.Token)));

        await using var delete = new NpgsqlCommand("delete from outbox_message where seq = any($1)", connection, transaction);
        delete.Parameters.Add(new() { Value = readable.Select(r => r.Seq).ToArray() });
        await delete.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return rows.Count;
    }

    private async Task PublishAsync(Row row, CancellationToken ct)
    {
        var parent = ActivityContext.TryParse(row.Trace, null, isRemote: true, out var cause) ? cause : default;
        using var activity = s_activities.StartActivity("outbox publish", ActivityKind.Internal, parent);

        // The bus asks for an object to find the way by its type; what is sent is the row's own JSON.
        var way = RuntimeHelpers.GetUninitializedObject(row.Contract!);
        await bus.Publish(
            way,
            row.Contract!,
            context =>
            {
                context.MessageId = row.MessageId;
                context.Serializer = new StoredBody(row.Body);
            },
            ct);
    }

    private static async Task<List<Row>> ReadBatchAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select pg_advisory_xact_lock(hashtext('outbox'));
            select seq, message_id, type, body, trace
            from (
                select *, sum(size) over (order by seq) - size as bytes_before
                from (select * from outbox_message where parked_at is null order by seq limit {BatchRows}) oldest
            ) batch
            where bytes_before < {BatchBytes}
            order by seq
            """,
            connection,
            transaction);
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        var rows = new List<Row>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new Row(
                reader.GetInt64(0),
                reader.GetGuid(1),
                reader.GetString(2),
                reader.GetFieldValue<byte[]>(3),
                await reader.IsDBNullAsync(4, ct) ? null : reader.GetString(4)));
        }

        return rows;
    }

    private static async Task ParkAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, long seq, string problem, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "update outbox_message set parked_at = now(), error = $2 where seq = $1", connection, transaction);
        command.Parameters.Add(new() { Value = seq });
        command.Parameters.Add(new() { Value = problem });
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(1, LogLevel.Warning, "The outbox waits {BackOff} before it tries again")]
    private partial void LogBackingOff(TimeSpan backOff, Exception e);

    [LoggerMessage(2, LogLevel.Error, "Outbox row {Seq} ({Type}) cannot be sent and is parked: {Problem}")]
    private partial void LogParked(long seq, string type, string problem);

    private sealed class Row(long seq, Guid messageId, string type, byte[] body, string? trace)
    {
        public long Seq => seq;

        public Guid MessageId => messageId;

        public string Type => type;

        public byte[] Body => body;

        public string? Trace => trace;

        public Type? Contract { get; } = Wire.Find(type);

        public bool TryRead(out string problem)
        {
            problem = Contract is null ? $"no contract is named {type}" : "";
            try
            {
                var reader = new Utf8JsonReader(body);
                while (reader.Read())
                {
                }
            }
            catch (JsonException e)
            {
                problem = e.Message;
            }

            return problem.Length == 0;
        }
    }
}
