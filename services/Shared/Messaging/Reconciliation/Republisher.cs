using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Setpoint.Contracts.Operations;
using Setpoint.Messaging.Outbox;

namespace Setpoint.Messaging.Reconciliation;

/// <summary>Sends a service's state events again, under new message ids, for readers that lost or never had them.</summary>
public sealed class Republisher
{
    private const int BatchSize = 200;

    private readonly EventMap _map;
    private readonly NpgsqlDataSource _database;
    private readonly IServiceScopeFactory _scopes;
    private readonly string _service;
    private readonly TimeProvider _clock;

    internal Republisher(string service, EventMap map, NpgsqlDataSource database, IServiceScopeFactory scopes, TimeProvider clock)
    {
        _service = service;
        _map = map;
        _database = database;
        _scopes = scopes;
        _clock = clock;
    }

    /// <summary>Every state of every aggregate, then a digest of each kind.</summary>
    /// <returns>How many states were put into the outbox.</returns>
    public async Task<int> RepublishAsync(CancellationToken ct)
    {
        var sent = 0;
        foreach (var state in _map.States)
        {
            sent += await SendAsync(state, bucket: null, ct);
        }

        await SendDigestsAsync(ct);
        return sent;
    }

    /// <summary>What this service holds, for readers to compare.</summary>
    public async Task SendDigestsAsync(CancellationToken ct)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        foreach (var state in _map.States)
        {
            var (counts, hashes) = await Digest.OfAsync(_database, TableOf(db, state), ct);
            db.Publish(new StateDigest(_service, Wire.NameOf(state.Event), counts, hashes));
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>One bucket's states again, then the list of what it holds.</summary>
    internal async Task SendBucketAsync(string stateName, int bucket, CancellationToken ct)
    {
        if (_map.States.SingleOrDefault(s => Wire.NameOf(s.Event) == stateName) is not { } state)
        {
            return;
        }

        var at = _clock.GetUtcNow();
        await SendAsync(state, bucket, ct);
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        var entries = new List<BucketEntry>();
        await foreach (var (id, version) in IdsAsync(TableOf(db, state), bucket, ct))
        {
            entries.Add(new BucketEntry(id, version));
        }

        db.Publish(new BucketSnapshot(_service, stateName, bucket, at, entries));
        await db.SaveChangesAsync(ct);
    }

    private async Task<int> SendAsync(StateDeclaration state, int? bucket, CancellationToken ct)
    {
        string table;
        await using (var scope = _scopes.CreateAsyncScope())
        {
            table = TableOf(scope.ServiceProvider.GetRequiredService<DbContext>(), state);
        }

        var ids = new List<Guid>();
        await foreach (var (id, _) in IdsAsync(table, bucket, ct))
        {
            ids.Add(id);
        }

        foreach (var batch in ids.Chunk(BatchSize))
        {
            await using var scope = _scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DbContext>();
            foreach (var message in await state.LoadAsync(db, table, batch, ct))
            {
                db.Publish(message);
            }

            await db.SaveChangesAsync(ct);
        }

        return ids.Count;
    }

    private async IAsyncEnumerable<(Guid Id, long Version)> IdsAsync(
        string table, int? bucket, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = _database.CreateCommand(
            $"select id, version from {table} where $1::int is null or get_byte(uuid_send(id), 15) = $1 order by id");
        command.Parameters.Add(new() { Value = (object?)bucket ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return (reader.GetGuid(0), reader.GetInt64(1));
        }
    }

    private static string TableOf(DbContext db, StateDeclaration state) =>
        db.Model.FindEntityType(state.Aggregate)?.GetTableName()
        ?? throw new InvalidOperationException($"{state.Aggregate.Name} has no table.");
}
