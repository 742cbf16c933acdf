using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Setpoint.Messaging.Outbox;

/// <summary>Puts messages into the outbox without an aggregate.</summary>
public static class OutboxWriter
{
    /// <summary>The message is sent if and only if the next <c>SaveChanges</c> of this context commits.</summary>
    public static void Publish(this DbContext db, object message) => db.Add(OutboxMessage.Of(message));

    /// <summary>
    /// For set-based SQL outside the context: adds the messages to the caller's transaction in one statement.
    /// Ring the <see cref="OutboxBell"/> after the commit.
    /// </summary>
    public static async Task AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        IReadOnlyCollection<object> messages,
        CancellationToken ct)
    {
        if (messages.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { Command(messages) } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The same as a statement for a batch of the caller's transaction; at least one message.</summary>
    public static NpgsqlBatchCommand Command(IReadOnlyCollection<object> messages)
    {
        var bodies = messages.Select(Wire.Write).ToArray();
        return new(
            """
            insert into outbox_message (message_id, type, body, size, trace)
            select message_id, type, body, size, $5
            from unnest($1, $2, $3, $4) with ordinality as r(message_id, type, body, size, n)
            order by n
            """)
        {
            Parameters =
            {
                new() { Value = bodies.Select(_ => Guid.CreateVersion7()).ToArray() },
                new() { Value = messages.Select(m => Wire.NameOf(m.GetType())).ToArray() },
                new() { Value = bodies, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = bodies.Select(b => b.Length).ToArray() },
                new() { Value = (object?)Activity.Current?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
    }
}
