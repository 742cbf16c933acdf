using Npgsql;
using Setpoint.Gateway.Security;
using Setpoint.Gateway.Sessions;

namespace Setpoint.Gateway.Displays;

/// <summary>Finds out which screen asks: one read for every request, so that a revocation holds at once on every replica.</summary>
internal sealed class DisplayCallers(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Use is written down at most once in this time.</summary>
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(5);

    /// <returns>Nobody where the screen is unknown or revoked, its unit is archived, or it asks for anything but its board.</returns>
    public async Task<CallerIdentity?> FindAsync(SessionId id, HttpRequest request, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            with found as (
                select d.id, d.name, d.unit_id, d.last_seen_at
                from display d join unit u on u.id = d.unit_id
                where d.cookie_hash = $1 and d.revoked_at is null and not u.archived
            ), seen as (
                update display set last_seen_at = $2 where id in (select f.id from found f where f.last_seen_at is null or f.last_seen_at < $3)
            )
            select id, name, unit_id from found
            """);
        var now = clock.GetUtcNow();
        command.Parameters.Add(new() { Value = id.Hash() });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = now - SeenPrecision });
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
        {
            return null;
        }

        var unit = row.GetGuid(2);
        return DisplayReach.Allows(request, unit) ? CallerIdentity.OfDisplay(row.GetGuid(0), row.GetString(1), unit) : null;
    }
}
