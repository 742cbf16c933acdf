using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Ingestion;

/// <summary>The receipt that an earlier upload with the same key got.</summary>
internal sealed record KeptReceipt(byte[] BodyHash, Receipt Receipt);

/// <summary>
/// An upload's Idempotency-Key, held while the upload runs. The hold is a transaction of its own with an advisory lock:
/// when this process dies in the middle the lock goes with it, and the repetition simply finishes the work, because
/// rows that are already there count as unchanged. The receipt is kept in the transaction of the last rows.
/// </summary>
internal sealed class UploadKey : IAsyncDisposable
{
    public const int Longest = 200;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Guid _caller;
    private readonly string _key;

    private UploadKey(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid caller, string key)
    {
        _connection = connection;
        _transaction = transaction;
        _caller = caller;
        _key = key;
    }

    /// <summary>The key as it is kept. A receipt that the person got must not come back to a token of theirs that reaches less.</summary>
    public static string NameOf(Caller caller, string key) => caller.Within is { } unit ? $"{key}#{unit}" : key;

    /// <summary>Takes the key; none while another upload holds it.</summary>
    public static async Task<UploadKey?> TryTakeAsync(NpgsqlDataSource database, Caller caller, string key, CancellationToken ct)
    {
        key = NameOf(caller, key);
        var connection = await database.OpenConnectionAsync(ct);
        var transaction = await connection.BeginTransactionAsync(ct);
        var held = new UploadKey(connection, transaction, caller.PersonId, key);
        await using var command = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtextextended($1, 0))", connection, transaction);
        command.Parameters.Add(new() { Value = LockOf(caller.PersonId, key) });
        if ((bool)(await command.ExecuteScalarAsync(ct))!)
        {
            return held;
        }

        await held.DisposeAsync();
        return null;
    }

    /// <summary>True while an upload holds the key. Looks without touching: asking must never be in an upload's way.</summary>
    public static async Task<bool> IsHeldAsync(NpgsqlDataSource database, Caller caller, string key, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select exists (
                select 1 from pg_locks
                where locktype = 'advisory' and objsubid = 1
                  and database = (select oid from pg_database where datname = current_database())
                  and ((classid::bigint << 32) | objid::bigint) = hashtextextended($1, 0))
            """);
        command.Parameters.Add(new() { Value = LockOf(caller.PersonId, NameOf(caller, key)) });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>What was kept for this key, if it was used before.</summary>
    public Task<KeptReceipt?> FindAsync(CancellationToken ct) => FindAsync(_connection, _caller, _key, ct);

    /// <summary>What was kept for a key of the caller's.</summary>
    public static async Task<KeptReceipt?> FindAsync(NpgsqlConnection connection, Caller caller, string key, CancellationToken ct) =>
        await FindAsync(connection, caller.PersonId, NameOf(caller, key), ct);

    private static async Task<KeptReceipt?> FindAsync(NpgsqlConnection connection, Guid caller, string key, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select body_hash, receipt::text from ingestion_receipt where person_id = $1 and key = $2", connection);
        command.Parameters.Add(new() { Value = caller });
        command.Parameters.Add(new() { Value = key });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new KeptReceipt(reader.GetFieldValue<byte[]>(0), JsonSerializer.Deserialize<Receipt>(reader.GetString(1), JsonSerializerOptions.Web)!)
            : null;
    }

    /// <summary>Keeps the receipt in the given transaction, that of the last rows.</summary>
    public async Task KeepAsync(byte[] bodyHash, Receipt receipt, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "insert into ingestion_receipt (person_id, key, body_hash, receipt) values ($1, $2, $3, $4)", connection, transaction);
        command.Parameters.Add(new() { Value = _caller });
        command.Parameters.Add(new() { Value = _key });
        command.Parameters.Add(new() { Value = bodyHash });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(receipt, JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string LockOf(Guid caller, string key) => $"upload:{caller}:{key}";

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
