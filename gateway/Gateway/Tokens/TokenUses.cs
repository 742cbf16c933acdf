using Npgsql;
using Setpoint.Contracts.Gateway;
using Setpoint.Gateway.Security;
using Setpoint.Gateway.SecurityEvents;
using Setpoint.Messaging.Outbox;

namespace Setpoint.Gateway.Tokens;

/// <summary>Notes that a token was used, once in a few minutes whatever the number of replicas, and tells the directory.</summary>
internal sealed class TokenUses(NpgsqlDataSource database, OutboxBell bell, TimeProvider clock)
{
    public static readonly TimeSpan Precision = TimeSpan.FromMinutes(5);

    public async Task NoteAsync(HttpContext context, CallerIdentity caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (caller.TokenId is not { } token || now - caller.TokenUsedAt < Precision)
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await IsFirstToNoteAsync(connection, transaction, token, now, ct))
        {
            return;
        }

        await OutboxWriter.AddAsync(connection, transaction, [new TokenUsed(token, now)], ct);
        if (caller.TokenUsedAt is not { } before || HourOf(before) != HourOf(now))
        {
            var first = SecurityEvent.Of(context, SecurityEvent.TokenUsed, now, caller.PersonId, tokenId: token);
            await SecurityEventWriter.AddAsync(connection, transaction, [first], ct);
        }

        await transaction.CommitAsync(ct);
        bell.Ring();
    }

    private static async Task<bool> IsFirstToNoteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid token, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "update api_token set used_at = $2 where id = $1 and (used_at is null or used_at <= $3)", connection, transaction);
        command.Parameters.Add(new() { Value = token });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now - Precision });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    private static long HourOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerHour;
}
