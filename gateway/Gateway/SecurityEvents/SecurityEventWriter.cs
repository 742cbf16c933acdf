using Npgsql;
using NpgsqlTypes;

namespace Setpoint.Gateway.SecurityEvents;

/// <summary>Adds events in one statement, to a transaction that is open or by itself.</summary>
internal static class SecurityEventWriter
{
    public static async Task AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<SecurityEvent> events, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into security_event (at, kind, reason, person_id, actor_id, token_id, address, trace, count)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            connection,
            transaction);
        Add(NpgsqlDbType.TimestampTz, events.Select(e => e.At.UtcDateTime).ToArray());
        Add(NpgsqlDbType.Text, events.Select(e => e.Kind).ToArray());
        Add(NpgsqlDbType.Text, events.Select(e => e.Reason).ToArray());
        Add(NpgsqlDbType.Uuid, events.Select(e => e.PersonId).ToArray());
        Add(NpgsqlDbType.Uuid, events.Select(e => e.ActorId).ToArray());
        Add(NpgsqlDbType.Uuid, events.Select(e => e.TokenId).ToArray());
        Add(NpgsqlDbType.Text, events.Select(e => e.Address).ToArray());
        Add(NpgsqlDbType.Text, events.Select(e => e.Trace).ToArray());
        Add(NpgsqlDbType.Integer, events.Select(e => e.Count).ToArray());
        await command.ExecuteNonQueryAsync(ct);

        void Add(NpgsqlDbType type, Array values) => command.Parameters.Add(new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }
}
