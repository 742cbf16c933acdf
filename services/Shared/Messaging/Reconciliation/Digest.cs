using Npgsql;

namespace Setpoint.Messaging.Reconciliation;

/// <summary>
/// Count and hash of a table in 256 buckets, by the last byte of the id. The hash is an exclusive-or, so that neither
/// order nor batching matters; publisher and reader compute it with the same statement.
/// </summary>
internal static class Digest
{
    public const int Buckets = 256;

    public static async Task<(long[] Counts, long[] Hashes)> OfAsync(NpgsqlDataSource database, string table, CancellationToken ct)
    {
        var counts = new long[Buckets];
        var hashes = new long[Buckets];
        await using var command = database.CreateCommand(
            $"""
            select get_byte(uuid_send(id), 15), count(*), bit_xor(hashtextextended(id::text || ':' || version, 0))
            from {table}
            group by 1
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var bucket = reader.GetInt32(0);
            counts[bucket] = reader.GetInt64(1);
            hashes[bucket] = reader.GetInt64(2);
        }

        return (counts, hashes);
    }
}
