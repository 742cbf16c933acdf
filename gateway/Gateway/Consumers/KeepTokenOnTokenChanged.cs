using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Directory;
using Setpoint.Gateway.Data;
using Setpoint.Messaging;

namespace Setpoint.Gateway.Consumers;

/// <summary>Mirrors an API token, so that its use and its revocation need no call to the directory.</summary>
internal sealed class KeepTokenOnTokenChanged(GatewayDb db) : IConsume<TokenChanged>
{
    public Task ConsumeAsync(TokenChanged message, CancellationToken ct)
    {
        var t = message;
        var scopes = t.Scopes.ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into api_token (id, version, person_id, name, secret_hash, scopes, expires_at, revoked,
                previous_secret_hash, previous_until, unit_id)
            values ({t.Id}, {t.Version}, {t.PersonId}, {t.Name}, {t.SecretHash}, {scopes}, {t.ExpiresAt.ToUniversalTime()}, {t.Revoked},
                {t.PreviousSecretHash}, {t.PreviousUntil?.ToUniversalTime()}, {t.UnitId})
            on conflict (id) do update set
                version = excluded.version, person_id = excluded.person_id, name = excluded.name, secret_hash = excluded.secret_hash,
                scopes = excluded.scopes, expires_at = excluded.expires_at, revoked = excluded.revoked,
                previous_secret_hash = excluded.previous_secret_hash, previous_until = excluded.previous_until,
                unit_id = excluded.unit_id
            where excluded.version >= api_token.version
            """,
            ct);
    }
}
