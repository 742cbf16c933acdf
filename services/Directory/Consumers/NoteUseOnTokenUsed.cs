using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Gateway;
using Setpoint.Directory.Data;
using Setpoint.Messaging;

namespace Setpoint.Directory.Consumers;

/// <summary>Remembers when a token was last used. Not a change of the token: its version stays and nobody is told.</summary>
internal sealed class NoteUseOnTokenUsed(DirectoryDb db) : IConsume<TokenUsed>
{
    public Task ConsumeAsync(TokenUsed message, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        update api_token set last_used_at = {message.At.ToUniversalTime()}
        where id = {message.TokenId} and (last_used_at is null or last_used_at < {message.At.ToUniversalTime()})
        """,
        ct);
}
