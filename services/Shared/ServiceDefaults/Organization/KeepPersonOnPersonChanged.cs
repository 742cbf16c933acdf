using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Setpoint.Contracts.Directory;
using Setpoint.Messaging;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.ServiceDefaults.Organization;

/// <summary>Mirrors a person with their memberships and roles, so that rights are decided here and not in a token.</summary>
internal sealed class KeepPersonOnPersonChanged(ServiceDb db) : IConsume<PersonChanged>
{
    public async Task ConsumeAsync(PersonChanged message, CancellationToken ct)
    {
        var p = message;
        var written = await db.Database.ExecuteSqlAsync(
            $"""
            insert into person (id, version, name, email, kind, active, manager_id, locale, time_zone, primary_unit_id)
            values ({p.Id}, {p.Version}, {p.Name}, {p.Email}, {p.Kind}, {p.Active}, {p.ManagerId}, {p.Locale}, {p.TimeZone}, {p.PrimaryUnitId})
            on conflict (id) do update set
                version = excluded.version, name = excluded.name, email = excluded.email, kind = excluded.kind,
                active = excluded.active, manager_id = excluded.manager_id, locale = excluded.locale,
                time_zone = excluded.time_zone, primary_unit_id = excluded.primary_unit_id
            where excluded.version >= person.version
            """,
            ct);
        if (written == 1)
        {
            await ReplaceBelongingsAsync(p, ct);
        }
    }

    private async Task ReplaceBelongingsAsync(PersonChanged p, CancellationToken ct)
    {
        var units = p.Units.ToArray();
        var roleUnits = p.Roles.Select(r => r.UnitId).ToArray();
        var roles = p.Roles.Select(r => r.Role).ToArray();
        var expiries = new NpgsqlParameter
        {
            Value = p.Roles.Select(r => r.ExpiresAt?.UtcDateTime).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
        };
        await db.Database.ExecuteSqlAsync($"delete from unit_membership where person_id = {p.Id}", ct);
        await db.Database.ExecuteSqlAsync($"delete from role_grant where person_id = {p.Id}", ct);
        await db.Database.ExecuteSqlAsync(
            $"insert into unit_membership (person_id, unit_id) select {p.Id}, unnest({units})", ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into role_grant (person_id, unit_id, role, expires_at)
            select {p.Id}, * from unnest({roleUnits}, {roles}, {expiries})
            """,
            ct);
    }
}
