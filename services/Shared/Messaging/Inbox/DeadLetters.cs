using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Setpoint.Messaging.Inbox;

/// <summary>A message whose handling failed for good.</summary>
/// <param name="Type">Full name of its contract; none when the message could not be read at all.</param>
/// <param name="Body">The message as JSON, or everything that arrived when it could not be read.</param>
public sealed record DeadLetter(Guid Id, Guid? MessageId, string Endpoint, string? Type, string Body, string Error, DateTimeOffset At);

/// <summary>What to do with messages that could not be handled: keep them, show them, run them again.</summary>
public sealed class DeadLetters
{
    private readonly NpgsqlDataSource _database;
    private readonly IServiceProvider _services;

    internal DeadLetters(NpgsqlDataSource database, IServiceProvider services)
    {
        _database = database;
        _services = services;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(int limit, CancellationToken ct)
    {
        await using var command = _database.CreateCommand(
            "select id, message_id, endpoint, type, body, error, at from dead_letter order by at desc limit $1");
        command.Parameters.Add(new() { Value = limit });
        return await ReadAsync(command, ct);
    }

    /// <summary>
    /// Hands the message to its consumer again, under its own id, and forgets the dead letter when that succeeds.
    /// </summary>
    /// <returns>False when there is no such dead letter.</returns>
    /// <exception cref="InvalidOperationException">The message cannot be read, so no consumer can be found.</exception>
    public async Task<bool> ReplayAsync(Guid id, CancellationToken ct)
    {
        await using var find = _database.CreateCommand(
            "select id, message_id, endpoint, type, body, error, at from dead_letter where id = $1");
        find.Parameters.Add(new() { Value = id });
        if ((await ReadAsync(find, ct)) is not [var letter])
        {
            return false;
        }

        if (letter.MessageId is not { } messageId || letter.Type is null || Wire.Find(letter.Type) is not { } contract)
        {
            throw new InvalidOperationException("The message cannot be read; only discarding it is left.");
        }

        var message = JsonSerializer.Deserialize(letter.Body, contract, Wire.Json)!;
        var replay = typeof(DeliveryRunner).GetMethod(nameof(DeliveryRunner.RunAsync))!.MakeGenericMethod(contract);
        await (Task)replay.Invoke(_services.GetRequiredService<DeliveryRunner>(), [message, messageId, letter.Endpoint, ct])!;
        return await DiscardAsync(id, ct);
    }

    /// <summary>Forgets a dead letter. False when there is no such one.</summary>
    public async Task<bool> DiscardAsync(Guid id, CancellationToken ct)
    {
        await using var command = _database.CreateCommand("delete from dead_letter where id = $1");
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    internal async Task KeepAsync(Guid? messageId, string endpoint, string? type, string body, Exception error, CancellationToken ct)
    {
        await using var command = _database.CreateCommand(
            "insert into dead_letter (id, message_id, endpoint, type, body, error) values ($1, $2, $3, $4, $5, $6)");
        command.Parameters.Add(new() { Value = Guid.CreateVersion7() });
        command.Parameters.Add(new() { Value = (object?)messageId ?? DBNull.Value });
        command.Parameters.Add(new() { Value = endpoint });
        command.Parameters.Add(new() { Value = (object?)type ?? DBNull.Value });
        command.Parameters.Add(new() { Value = body });
        command.Parameters.Add(new() { Value = $"{error.GetType().Name}: {error.Message}" });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<DeadLetter>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var letters = new List<DeadLetter>();
        while (await reader.ReadAsync(ct))
        {
            letters.Add(new DeadLetter(
                reader.GetGuid(0),
                await reader.IsDBNullAsync(1, ct) ? null : reader.GetGuid(1),
                reader.GetString(2),
                await reader.IsDBNullAsync(3, ct) ? null : reader.GetString(3),
                reader.GetString(4),
                reader.GetString(5),
                await reader.GetFieldValueAsync<DateTimeOffset>(6, ct)));
        }

        return letters;
    }
}
