using Microsoft.EntityFrameworkCore;

namespace Setpoint.Directory.Data;

/// <summary>Something that a unit holds and a person answers for.</summary>
internal sealed record HeldThing(Guid Id, string Kind, string? Name, string Status, Guid UnitId, Guid? OwnerId);

/// <summary>What units and people hold: metrics that are not archived, objectives that are not finished.</summary>
internal static class Holdings
{
    /// <summary>Of a unit, of a person (key results included), of both, or of people who are no longer active.</summary>
    public static IQueryable<HeldThing> Of(DirectoryDb db, Guid? unit, Guid? owner, bool ofInactive = false)
    {
        var things = db.Database.SqlQuery<HeldThing>(
            $"""select id as "Id", kind as "Kind", name as "Name", status as "Status", unit_id as "UnitId", owner_id as "OwnerId" from holding""");
        if (owner is { } person)
        {
            things = db.Database.SqlQuery<HeldThing>(
                $"""
                select id as "Id", kind as "Kind", name as "Name", status as "Status", unit_id as "UnitId", owner_id as "OwnerId"
                from holding where owner_id = {person}
                union
                select id, 'objective', title, status, unit_id, owner_id
                from held_objective where key_result_owners @> array[{person}] and status not in ('graded', 'retired')
                """);
        }
        else if (ofInactive)
        {
            things = db.Database.SqlQuery<HeldThing>(
                $"""
                select h.id as "Id", h.kind as "Kind", h.name as "Name", h.status as "Status", h.unit_id as "UnitId", h.owner_id as "OwnerId"
                from holding h join person p on p.id = h.owner_id where not p.active
                """);
        }

        return unit is { } u ? things.Where(t => t.UnitId == u) : things;
    }

    /// <summary>
    /// Unfinished objectives of the person that read or guard a metric about anybody but who takes over. Nobody else can have them:
    /// the goals service leaves them, and retires them once their person has left.
    /// </summary>
    public static IQueryable<BoundObjective> BoundTo(DirectoryDb db, Guid person, Guid heir) => db.Database.SqlQuery<BoundObjective>(
        $"""
        select o.id as "Id", o.title as "Name", not p.active as "HasLeft"
        from held_objective o join person p on p.id = o.owner_id
        where o.owner_id = {person} and o.status not in ('graded', 'retired')
          and exists (select 1 from held_metric m where m.id = any(o.metrics) and m.about_person_id <> {heir})
        """);
}

/// <summary>An objective that stays with its owner.</summary>
internal sealed record BoundObjective(Guid Id, string? Name, bool HasLeft);
