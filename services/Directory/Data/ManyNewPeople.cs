using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Data;

/// <summary>
/// Writes many new people with three statements instead of one for every person, membership and role: an import of a
/// whole company spends most of its time in these. Comes after the audit and the outbox, which have said what they must.
/// </summary>
internal sealed class ManyNewPeople : SaveChangesInterceptor
{
    private const int Many = 100;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        var added = db.ChangeTracker.Entries<Person>().Where(e => e.State == EntityState.Added).ToList();
        if (added.Count < Many || db.Database.CurrentTransaction is null)
        {
            return result;
        }

        var people = added.ConvertAll(e => e.Entity);
        await InsertPeopleAsync(db, people, cancellationToken);
        await InsertPartsAsync(db, people, cancellationToken);
        foreach (var entry in added)
        {
            foreach (var part in entry.Collections.SelectMany(c => c.CurrentValue!.Cast<object>()))
            {
                db.Entry(part).State = EntityState.Unchanged;
            }

            entry.State = EntityState.Unchanged;
        }

        return result;
    }

    private static Task<int> InsertPeopleAsync(DbContext db, List<Person> people, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into person (id, version, name, email, kind, active, manager_id, locale, time_zone, primary_unit_id)
        select * from unnest(
            {people.Select(p => p.Id.Value).ToArray()},
            {people.Select(p => p.Version).ToArray()},
            {people.Select(p => p.Name).ToArray()},
            {people.Select(p => p.Email).ToArray()},
            {people.Select(p => Word(p.Kind)).ToArray()},
            {people.Select(p => p.Active).ToArray()},
            {people.Select(p => p.ManagerId?.Value).ToArray()},
            {people.Select(p => p.Locale).ToArray()},
            {people.Select(p => p.TimeZone).ToArray()},
            {people.Select(p => p.PrimaryUnitId?.Value).ToArray()})
        """,
        ct);

    private static async Task InsertPartsAsync(DbContext db, List<Person> people, CancellationToken ct)
    {
        var memberships = people.SelectMany(p => p.Memberships, (p, m) => (Person: p.Id.Value, Unit: m.UnitId.Value)).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into unit_membership (person_id, unit_id)
            select * from unnest({memberships.Select(m => m.Person).ToArray()}, {memberships.Select(m => m.Unit).ToArray()})
            """,
            ct);
        var roles = people.SelectMany(p => p.Roles, (p, r) => (Person: p.Id.Value, Role: r)).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into role_grant (person_id, unit_id, role, expires_at)
            select * from unnest(
                {roles.Select(r => r.Person).ToArray()},
                {roles.Select(r => r.Role.UnitId.Value).ToArray()},
                {roles.Select(r => Word(r.Role.Role)).ToArray()},
                {roles.Select(r => r.Role.ExpiresAt).ToArray()})
            """,
            ct);
    }

    /// <summary>As the model keeps these enums, which have one word each.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
