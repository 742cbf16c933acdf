using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Features.Scim.Groups;

/// <summary>
/// What a mapped group gives its members, kept apart from what was granted by hand. A gift is recorded only where the group, or another
/// group before it, gave what the person has; who had it by hand keeps it whatever becomes of the group. It is taken back when the
/// last group behind it is gone. Every gift is an ordinary change of the person: versioned, audited, told to the world.
/// </summary>
internal static class Gifts
{
    /// <summary>Brings what people have from the group in line with its members and mapping. Doing so again changes nothing.</summary>
    public static async Task SettleAsync(this DirectoryDb db, ScimGroup group, CancellationToken ct)
    {
        var (units, roles) = Things(group);
        var lost = await TakeBackAsync(db, group, units, roles, ct);
        var due = await DueAsync(db, group, units, roles, ct);
        var given = await ChangePeopleAsync(db, lost, due, ct);
        await RecordAsync(db, group, given, ct);
        await StandBehindAsync(db, group, units, roles, ct);
    }

    /// <summary>What the mapping gives: units, each with a role or with none for belonging to it.</summary>
    private static (Guid[] Units, string[] Roles) Things(ScimGroup group)
    {
        if (group.UnitId is not { } unit)
        {
            return ([], []);
        }

        List<string> roles = [];
        if (group.AsMembership)
        {
            roles.Add("");
        }

        if (group.Role is { } role)
        {
            roles.Add(Word(role));
        }

        return ([.. roles.Select(_ => unit.Value)], [.. roles]);
    }

    /// <summary>Forgets the group's gifts to those who left and of what it gives no more; returns those that nobody else stands behind.</summary>
    private static Task<List<Gift>> TakeBackAsync(DirectoryDb db, ScimGroup group, Guid[] units, string[] roles, CancellationToken ct) =>
        db.Database.SqlQuery<Gift>(
            $"""
            with gone as (
                delete from scim_gift g where g.group_id = {group.Id.Value} and not exists (
                    select 1 from scim_group_member m, unnest({units}, {roles}) t(unit_id, role)
                    where m.group_id = g.group_id and m.person_id = g.person_id and t.unit_id = g.unit_id and t.role = g.role)
                returning g.person_id, g.unit_id, g.role
            )
            select person_id as "PersonId", unit_id as "UnitId", role as "Role" from gone
            where not exists (
                select 1 from scim_gift o
                where o.group_id <> {group.Id.Value} and (o.person_id, o.unit_id, o.role) = (gone.person_id, gone.unit_id, gone.role))
            """).ToListAsync(ct);

    /// <summary>What members should have and do not.</summary>
    private static Task<List<Gift>> DueAsync(DirectoryDb db, ScimGroup group, Guid[] units, string[] roles, CancellationToken ct) =>
        db.Database.SqlQuery<Gift>(
            $"""
            select m.person_id as "PersonId", t.unit_id as "UnitId", t.role as "Role"
            from scim_group_member m, unnest({units}, {roles}) t(unit_id, role)
            where m.group_id = {group.Id.Value}
              and not exists (select 1 from unit_membership u where t.role = '' and u.person_id = m.person_id and u.unit_id = t.unit_id)
              and not exists (select 1 from role_grant r where r.person_id = m.person_id and r.unit_id = t.unit_id and r.role = t.role)
            """).ToListAsync(ct);

    /// <returns>What was really given: somebody may have granted it by hand in between.</returns>
    private static async Task<List<Gift>> ChangePeopleAsync(DirectoryDb db, List<Gift> lost, List<Gift> due, CancellationToken ct)
    {
        Guid[] ids = [.. lost.Concat(due).Select(g => g.PersonId).Distinct()];
        if (ids.Length == 0)
        {
            return [];
        }

        await db.Database.ExecuteSqlAsync($"select 1 from person where id = any({ids}) order by id for no key update", ct);
        PersonId[] wanted = [.. ids.Select(i => new PersonId(i))];
        var people = await db.People.Where(p => wanted.Contains(p.Id)).AsSplitQuery().ToDictionaryAsync(p => p.Id.Value, ct);
        var (less, more) = (lost.ToLookup(g => g.PersonId), due.ToLookup(g => g.PersonId));
        var given = new List<Gift>();
        foreach (var (id, person) in people)
        {
            given.AddRange(Change(person, less[id], more[id]));
        }

        await db.SaveChangesAsync(ct);
        if (lost.Exists(g => !g.IsMembership && g.AsRole.Role == UnitRole.Administrator))
        {
            await db.RequireAdministratorAsync(ct);
        }

        return given;
    }

    private static List<Gift> Change(Person person, IEnumerable<Gift> less, IEnumerable<Gift> more)
    {
        var units = person.Memberships.Select(m => m.UnitId).ToHashSet();
        var roles = person.Roles.Select(r => new RoleDescription(r.UnitId, r.Role, r.ExpiresAt)).ToHashSet();
        foreach (var gift in less)
        {
            _ = gift.IsMembership ? units.Remove(gift.Unit) : roles.Remove(gift.AsRole); // with an end it was limited by hand, and stays until then
        }

        var given = more.Where(g => g.IsMembership ? units.Add(g.Unit) : !roles.Any(r => (r.Unit, r.Role) == (g.Unit, g.AsRole.Role)) && roles.Add(g.AsRole)).ToList();
        var primary = person.PrimaryUnitId is { } p && units.Contains(p) ? p : given.Find(g => g.IsMembership)?.Unit;
        person.Change(new PersonDescription(person.Name, person.Email, units, primary, person.ManagerId, person.Locale, person.TimeZone, roles));
        return given;
    }

    private static async Task RecordAsync(DirectoryDb db, ScimGroup group, List<Gift> given, CancellationToken ct)
    {
        if (given.Count > 0)
        {
            Guid[] people = [.. given.Select(g => g.PersonId)], units = [.. given.Select(g => g.UnitId)];
            string[] roles = [.. given.Select(g => g.Role)];
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into scim_gift (group_id, person_id, unit_id, role)
                select {group.Id.Value}, * from unnest({people}, {units}, {roles})
                """,
                ct);
        }
    }

    /// <summary>What members have already from another group they have from this one as well.</summary>
    private static Task StandBehindAsync(DirectoryDb db, ScimGroup group, Guid[] units, string[] roles, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into scim_gift (group_id, person_id, unit_id, role)
            select distinct m.group_id, m.person_id, t.unit_id, t.role
            from scim_group_member m, unnest({units}, {roles}) t(unit_id, role), scim_gift o
            where m.group_id = {group.Id.Value} and o.group_id <> m.group_id and (o.person_id, o.unit_id, o.role) = (m.person_id, t.unit_id, t.role)
            on conflict do nothing
            """,
            ct);

    private static string Word(UnitRole role) => role.ToString().ToLowerInvariant();

    /// <param name="Role">Empty: the membership.</param>
    private sealed record Gift(Guid PersonId, Guid UnitId, string Role)
    {
        public bool IsMembership => Role.Length == 0;

        public UnitId Unit => new(UnitId);

        public RoleDescription AsRole => new(Unit, Enum.Parse<UnitRole>(Role, ignoreCase: true), null);
    }
}
