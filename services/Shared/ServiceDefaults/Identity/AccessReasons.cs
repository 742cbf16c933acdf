using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
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
/// <param name="Kind">
/// <c>role</c> or <c>membership</c>; or what the object itself says: <c>owner</c>, <c>contributor</c>, <c>key-result-owner</c>,
/// <c>author</c> of a check-in; <c>proposer</c>, <c>unit-lead</c> and <c>receiver</c> of a reorganization; for what is about a
/// person <c>person</c>, <c>manager</c> or <c>role</c>.
/// </param>
/// <param name="Role">The role, for that kind.</param>
/// <param name="UnitId">The unit that the role is held on, at or above the object's, that the person belongs to, at or below it, or that they are named by.</param>
/// <param name="Unit">Its name.</param>
/// <param name="Changes">Whether this reason lets them change it, or only see it.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
public sealed record AccessReason(string Kind, string? Role, Guid? UnitId, string? Unit, bool Changes, DateTimeOffset? ExpiresAt);

/// <summary>
/// Answers "who can see or change this, and why" out of the same tables that decide it. Who may ask is decided before, by the
/// service that has the object.
/// </summary>
public sealed class AccessReasons(ServiceDb db)
{
    /// <summary>One page of the people with a reason, by name.</summary>
    /// <param name="facts">What decides it.</param>
    /// <param name="cursor">Where the page begins; one that this list gave, else it is refused.</param>
    /// <param name="limit">How many people.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> AnswerAsync(AccessFacts facts, string? cursor, int? limit, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(limit);
        var rows = facts.AboutPersonId is { } about
            ? await ReadAsync([], await NearAsync(about, facts, ct), after, size, ct)
            : await ReadAsync(facts.Roles, facts.Own, after, size, ct);
        var items = rows.GroupBy(r => (r.Id, r.Name)).Select(g => new PersonAccess(
            g.Key.Id, g.Key.Name, g.Any(r => r.Changes), [.. g.Select(r => new AccessReason(r.Kind, r.Role, r.UnitId, r.Unit, r.Changes, r.ExpiresAt))])).ToList();
        var next = items.Count == size ? Cursor.Encode(new Position(items[^1].Name, items[^1].Id)) : null;
        return TypedResults.Ok(new ObjectAccess(
            facts.Visibility, facts is { Visibility: "public", AboutPersonId: null }, new Page<PersonAccess>(items, next)));
    }

    private Task<List<Row>> ReadAsync(IReadOnlyList<RoleRight> roles, IReadOnlyList<OwnReason> own, Position? after, int size, CancellationToken ct)
    {
        var (units, sees, changes, members) = (
            roles.Select(r => r.UnitId).ToArray(), roles.Select(r => (int)r.Sees).ToArray(), roles.Select(r => (int?)r.Changes).ToArray(), roles.Select(r => r.Members).ToArray());
        var (people, kinds, changing) = (own.Select(o => o.PersonId).ToArray(), own.Select(o => o.Kind).ToArray(), own.Select(o => o.Changes).ToArray());
        var (named, words, ends) = (own.Select(o => o.UnitId).ToArray(), own.Select(o => o.Role).ToArray(), own.Select(o => o.ExpiresAt).ToArray());
        var (name, id) = (after?.Name, after?.Id ?? Guid.Empty);
        return db.Database.SqlQuery<Row>(
            $"""
            with rule as (
                select u.id as unit_id, x.sees, x.changes, x.members
                from unnest({units}, {sees}, {changes}, {members}) as x(unit_id, sees, changes, members)
                join unit u on u.id = x.unit_id or (x.unit_id is null and u.parent_id is null)
            ), held as (
                select r.person_id, r.role, r.unit_id, r.expires_at, x.sees, x.changes,
                    array_position(array['viewer', 'member', 'lead', 'executive', 'administrator'], r.role) as rank
                from rule x join unit_closure c on c.descendant_id = x.unit_id join role_grant r on r.unit_id = c.ancestor_id
                where r.expires_at is null or r.expires_at > now()
            ), reason as (
                select o.person_id, o.kind, o.role, o.unit_id, o.changes, o.expires_at
                from unnest({people}, {kinds}, {words}, {named}, {changing}, {ends}) as o(person_id, kind, role, unit_id, changes, expires_at)
                union all
                select h.person_id, 'role', h.role, h.unit_id, coalesce(h.rank >= h.changes, false), h.expires_at
                from held h where h.rank >= h.sees
                union all
                select m.person_id, 'membership', null, m.unit_id, false, null
                from rule x join unit_closure c on c.ancestor_id = x.unit_id join unit_membership m on m.unit_id = c.descendant_id
                where x.members
            ), listed as (
                select p.id, p.name from person p
                where p.active and p.id in (select person_id from reason)
                  and ({name}::text is null or (p.name, p.id) > ({name}, {id}))
                order by p.name, p.id limit {size}
            )
            select l.id, l.name, r.kind, r.role, r.unit_id as "UnitId", u.name as unit, bool_or(r.changes) as changes, r.expires_at as "ExpiresAt"
            from listed l join reason r on r.person_id = l.id left join unit u on u.id = r.unit_id
            group by l.id, l.name, r.kind, r.role, r.unit_id, u.name, r.expires_at
            order by l.name, l.id, r.kind, u.name
            """).ToListAsync(ct);
    }

    /// <summary>
    /// Those who see what is about a person. A right to change it is worth something only to them, so it goes with whatever lets
    /// them see it.
    /// </summary>
    private Task<List<OwnReason>> NearAsync(Guid about, AccessFacts facts, CancellationToken ct)
    {
        var (unit, weakest) = (facts.Roles[0].UnitId, (int?)facts.Roles[0].Changes);
        var changing = facts.Own.Where(o => o.Changes).Select(o => o.PersonId).ToArray();
        return db.Database.SqlQuery<OwnReason>(
            $"""
            with held as (
                select r.person_id, r.role, r.unit_id, r.expires_at,
                    array_position(array['viewer', 'member', 'lead', 'executive', 'administrator'], r.role) as rank
                from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
                where c.descendant_id = {unit} and (r.expires_at is null or r.expires_at > now())
            ), near as (
                select {about} as person_id, 'person' as kind, null::text as role, null::uuid as unit_id, null::timestamptz as expires_at
                union all
                select m.id, 'manager', null, null, null from managers_of({about}) m
                union all
                select h.person_id, 'role', h.role, h.unit_id, h.expires_at from held h where h.role = policy_of({unit}, 'personMetricsRole')
            )
            select n.person_id as "PersonId", n.kind as "Kind", n.role as "Role", n.unit_id as "UnitId", n.expires_at as "ExpiresAt",
                n.person_id = any({changing}) or exists (select 1 from held h where h.person_id = n.person_id and h.rank >= {weakest}) as "Changes"
            from near n
            """).ToListAsync(ct);
    }

    private sealed record Row(Guid Id, string Name, string Kind, string? Role, Guid? UnitId, string? Unit, bool Changes, DateTimeOffset? ExpiresAt);

    private sealed record Position(string Name, Guid Id);
}
