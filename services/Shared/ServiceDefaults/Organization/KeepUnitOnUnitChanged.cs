using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Directory;
using Setpoint.Messaging;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.ServiceDefaults.Organization;

/// <summary>Mirrors a unit, and the closure of the tree when its place in it is new.</summary>
internal sealed class KeepUnitOnUnitChanged(ServiceDb db) : IConsume<UnitChanged>
{
    public async Task ConsumeAsync(UnitChanged message, CancellationToken ct)
    {
        var u = message;
        var isTreeNew = await db.Database.SqlQuery<bool>(
            $"""
            select not exists (
                select 1 from unit where id = {u.Id} and (version > {u.Version} or parent_id is not distinct from {u.ParentId})
            ) as "Value"
            """).SingleAsync(ct);
        var written = await db.Database.ExecuteSqlAsync(
            $"""
            insert into unit (id, version, name, slug, kind, parent_id, lead_id, time_zone, archived)
            values ({u.Id}, {u.Version}, {u.Name}, {u.Slug}, {u.Kind}, {u.ParentId}, {u.LeadId}, {u.TimeZone}, {u.Archived})
            on conflict (id) do update set
                version = excluded.version, name = excluded.name, slug = excluded.slug, kind = excluded.kind,
                parent_id = excluded.parent_id, lead_id = excluded.lead_id, time_zone = excluded.time_zone, archived = excluded.archived
            where excluded.version >= unit.version
            """,
            ct);
        if (written == 1)
        {
            await ReplacePlacementsAsync(u, ct);
        }

        if (written == 1 && isTreeNew)
        {
            await db.Database.ExecuteSqlAsync($"select refresh_unit_closure({u.Id})", ct);
        }
    }

    private async Task ReplacePlacementsAsync(UnitChanged u, CancellationToken ct)
    {
        var places = u.Placements ?? [new UnitPlaced(DateTimeOffset.MinValue, u.ParentId)];
        var (since, parents) = (places.Select(p => p.Since.UtcDateTime).ToArray(), places.Select(p => p.ParentId).ToArray());
        await db.Database.ExecuteSqlAsync($"delete from unit_placement where unit_id = {u.Id}", ct);
        await db.Database.ExecuteSqlAsync(
            $"insert into unit_placement (unit_id, since, parent_id) select {u.Id}, * from unnest({since}, {parents})", ct);
    }
}
