using Microsoft.EntityFrameworkCore;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.ServiceDefaults.Identity;

/// <summary>Who may see or change an object, and why.</summary>
/// <param name="Visibility">Of the object.</param>
/// <param name="EverybodySees">True for a public one: the list is then of those who can change it.</param>
/// <param name="People">By name, each with every reason.</param>
public sealed record ObjectAccess(string Visibility, bool EverybodySees, Page<PersonAccess> People);

/// <summary>What one person may do with an object.</summary>
public sealed record PersonAccess(Guid Id, string Name, bool Changes, IReadOnlyList<AccessReason> Because);

/// <summary>One reason.</summary>
/// <param name="Kind"><c>owner</c>, <c>contributor</c>, <c>key-result-owner</c>, <c>role</c> or <c>membership</c>; for what is about a person <c>person</c>, <c>manager</c> or <c>role</c>.</param>
/// <param name="Role">The role, for that kind.</param>
/// <param name="UnitId">The unit that the role is held on, at or above the object's, or that the person belongs to, at or below it.</param>
/// <param name="Unit">Its name.</param>
/// <param name="Changes">Whether this reason lets them change it, or only see it.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
public sealed record AccessReason(string Kind, string? Role, Guid? UnitId, string? Unit, bool Changes, DateTimeOffset? ExpiresAt);

/// <summary>
/// Answers "who can see or change this, and why" out of the same tables that decide it. Only people whose own reasons
/// come from the object itself (its owner and those who work on it) are told by the service.
/// </summary>
public sealed class AccessReasons(ServiceDb db)
{
    /// <summary>One page of the people with a reason, by name.</summary>
    /// <param name="unit">Of the object.</param>
    /// <param name="visibility"><c>public</c>, <c>unit</c> or <c>private</c>.</param>
    /// <param name="own">People with a reason of their own: who, which kind, and whether it lets them change the object.</param>
    /// <param name="about">The person that the object is about: then they, those they report to and the role that policy names see it, and nobody else.</param>
    /// <param name="cursor">Where the page begins; one that this list gave.</param>
    /// <param name="limit">How many people.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>None when the cursor is not one of ours.</returns>
    public async Task<ObjectAccess?> OfAsync(
        Guid unit,
        string visibility,
        IReadOnlyCollection<(Guid Person, string Kind, bool Changes)> own,
        Guid? about,
        string? cursor,
        int? limit,
        CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return null;
        }

        var size = Cursor.Limit(limit);
        var (people, kinds, changing) = (own.Select(o => o.Person).ToArray(), own.Select(o => o.Kind).ToArray(), own.Select(o => o.Changes).ToArray());
        var (name, id) = (after?.Name, after?.Id ?? Guid.Empty);
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            with led as (
                select r.person_id from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
                where c.descendant_id = {unit} and r.role in ('lead', 'executive', 'administrator') and (r.expires_at is null or r.expires_at > now())
                union
                select o.person_id from unnest({people}, {changing}) as o(person_id, changes) where o.changes
            ), near as (
                select {about}::uuid as person_id, 'person' as kind, null::text as role, null::uuid as unit_id, null::timestamptz as expires_at
                union all
                select m.id, 'manager', null, null, null from managers_of({about}::uuid) m
                union all
                select r.person_id, 'role', r.role, r.unit_id, r.expires_at
                from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
                where c.descendant_id = {unit} and (r.expires_at is null or r.expires_at > now()) and r.role = policy_of({unit}, 'personMetricsRole')
            ), reason as (
                select n.person_id, n.kind, n.role, n.unit_id, n.person_id in (select l.person_id from led l) as changes, n.expires_at
                from near n where {about}::uuid is not null
                union all
                select o.person_id, o.kind, null::text as role, null::uuid as unit_id, o.changes, null::timestamptz as expires_at
                from unnest({people}, {kinds}, {changing}) as o(person_id, kind, changes) where {about}::uuid is null
                union all
                select r.person_id, 'role', r.role, r.unit_id, r.role in ('lead', 'executive', 'administrator'), r.expires_at
                from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
                where {about}::uuid is null and c.descendant_id = {unit} and (r.expires_at is null or r.expires_at > now())
                  and ({visibility} = 'unit' or r.role in ('lead', 'executive', 'administrator'))
                union all
                select m.person_id, 'membership', null, m.unit_id, false, null
                from unit_closure c join unit_membership m on m.unit_id = c.descendant_id
                where {about}::uuid is null and c.ancestor_id = {unit} and {visibility} = 'unit'
            ), listed as (
                select p.id, p.name from person p
                where p.active and p.id in (select person_id from reason)
                  and ({name}::text is null or (p.name, p.id) > ({name}, {id}))
                order by p.name, p.id limit {size}
            )
            select l.id, l.name, r.kind, r.role, r.unit_id as "UnitId", u.name as unit, r.changes, r.expires_at as "ExpiresAt"
            from listed l join reason r on r.person_id = l.id left join unit u on u.id = r.unit_id
            order by l.name, l.id, r.kind, u.name
            """).ToListAsync(ct);
        var items = rows.GroupBy(r => (r.Id, r.Name)).Select(g => new PersonAccess(
            g.Key.Id, g.Key.Name, g.Any(r => r.Changes), [.. g.Select(r => new AccessReason(r.Kind, r.Role, r.UnitId, r.Unit, r.Changes, r.ExpiresAt))])).ToList();
        var next = items.Count == size ? Cursor.Encode(new Position(items[^1].Name, items[^1].Id)) : null;
        return new ObjectAccess(visibility, visibility == "public" && about is null, new Page<PersonAccess>(items, next));
    }

    private sealed record Row(Guid Id, string Name, string Kind, string? Role, Guid? UnitId, string? Unit, bool Changes, DateTimeOffset? ExpiresAt);

    private sealed record Position(string Name, Guid Id);
}
