using Microsoft.Extensions.Options;
using Npgsql;
using Setpoint.Gateway.Sessions;
using Setpoint.Gateway.Tokens;

namespace Setpoint.Gateway.Security;

/// <summary>
/// Finds out who holds a session or a token: one read by primary key for every request, planned once for a connection, and nothing
/// kept in memory, so that a sign-out, a revocation or a deactivation holds on every replica as soon as it is in the database.
/// </summary>
internal sealed class Callers(NpgsqlDataSource database, IOptions<SessionLife> life, TimeProvider clock)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2), FirstPause = TimeSpan.FromMilliseconds(20);

    public async Task<CallerIdentity?> OfSessionAsync(SessionId id, CancellationToken ct)
    {
        var hash = id.Hash();
        if (await FindSessionAsync(hash, ct) is not var (session, person) || !SessionRules.IsAlive(session, life.Value, clock.GetUtcNow()))
        {
            return null;
        }

        if (SessionRules.ShouldRecordUse(session, clock.GetUtcNow()))
        {
            await using var seen = database.CreateCommand("update session set last_seen_at = $2 where id_hash = $1 and last_seen_at < $2");
            seen.Parameters.Add(new() { Value = hash });
            seen.Parameters.Add(new() { Value = clock.GetUtcNow() });
            await seen.ExecuteNonQueryAsync(ct);
        }

        return CallerIdentity.OfSession(session.Id, session.PersonId, person);
    }

    public async Task<CallerIdentity?> OfTokenAsync(ApiToken token, CancellationToken ct)
    {
        var known = await FindTokenAsync(token.Id, ct);
        var giveUpAt = clock.GetUtcNow() + LongestWait;
        for (var pause = FirstPause; known is null && token.IsFresh(clock.GetUtcNow()) && clock.GetUtcNow() < giveUpAt; pause *= 2)
        {
            await Task.Delay(pause, clock, ct);
            known = await FindTokenAsync(token.Id, ct);
        }

        return known is not null && known.Admits(token, clock.GetUtcNow())
            ? CallerIdentity.OfToken(token.Id, known)
            : null;
    }

    /// <summary>A session of somebody who is no longer active is no session.</summary>
    private async Task<(Session Session, string Person)?> FindSessionAsync(byte[] hash, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            select s.id, s.person_id, s.created_at, s.last_seen_at, s.revoked_at, p.name
            from session s join person p on p.id = s.person_id
            where s.id_hash = $1 and p.active
            """,
            connection);
        command.Parameters.Add(new() { Value = hash });
        await command.PrepareAsync(ct);
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
        {
            return null;
        }

        var session = new Session
        {
            IdHash = hash,
            Id = row.GetGuid(0),
            PersonId = row.GetGuid(1),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(2),
            LastSeenAt = row.GetFieldValue<DateTimeOffset>(3),
            RevokedAt = await row.IsDBNullAsync(4, ct) ? null : row.GetFieldValue<DateTimeOffset>(4),
        };
        return (session, row.GetString(5));
    }

    private async Task<KnownToken?> FindTokenAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(
            """
            select t.person_id, p.name, p.active, t.secret_hash, t.scopes, t.expires_at, t.revoked,
                t.previous_secret_hash, t.previous_until, t.used_at, t.unit_id
            from api_token t join person p on p.id = t.person_id
            where t.id = $1
            """,
            connection);
        command.Parameters.Add(new() { Value = id });
        await command.PrepareAsync(ct);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new KnownToken(
                row.GetGuid(0),
                row.GetString(1),
                row.GetBoolean(2),
                row.GetString(3),
                row.GetFieldValue<string[]>(4),
                row.GetFieldValue<DateTimeOffset>(5),
                row.GetBoolean(6))
            {
                PreviousSecretHash = await row.IsDBNullAsync(7, ct) ? null : row.GetString(7),
                PreviousUntil = await row.IsDBNullAsync(8, ct) ? null : row.GetFieldValue<DateTimeOffset>(8),
                UsedAt = await row.IsDBNullAsync(9, ct) ? null : row.GetFieldValue<DateTimeOffset>(9),
                UnitId = await row.IsDBNullAsync(10, ct) ? null : row.GetGuid(10),
            }
            : null;
    }
}
