using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Gateway;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Messaging;

namespace Setpoint.Directory.Consumers;

/// <summary>
/// Makes the directory agree with what the identity provider says of somebody who signed in: that they exist, which of the governed
/// roles they hold, and their name and address where those are the provider's to decide.
/// </summary>
internal sealed class WelcomePersonOnPersonSignedIn(DirectoryDb db, TimeProvider clock) : IConsume<PersonSignedIn>
{
    public async Task ConsumeAsync(PersonSignedIn message, CancellationToken ct)
    {
        var person = await FindAsync(message, ct) ?? await MakeAsync(message, ct);
        if (person is not { Active: true, Kind: PersonKind.Human })
        {
            return;
        }

        // The row that orders sign-ins refers to the person.
        await db.SaveChangesAsync(ct);
        if (!await IsLatestAsync(person.Id, message.At, ct))
        {
            return;
        }

        var roles = await RolesAfterAsync(person, message, ct);
        var renamed = message.Update && await IsFreeAsync(message.Email, person.Id, ct);
        person.Change(new PersonDescription(
            renamed ? message.Name : person.Name,
            renamed ? message.Email : person.Email,
            [.. person.Memberships.Select(m => m.UnitId)],
            person.PrimaryUnitId,
            person.ManagerId,
            person.Locale,
            person.TimeZone,
            roles));
    }

    private Task<Person?> FindAsync(PersonSignedIn message, CancellationToken ct)
    {
        var email = Person.Normalize(message.Email);
        return message.PersonId is { } id
            ? db.People.SingleOrDefaultAsync(p => p.Id == new PersonId(id), ct)
            : db.People.SingleOrDefaultAsync(p => p.Email == email, ct);
    }

    /// <summary>New people belong to the company; what they may do follows from their groups.</summary>
    private async Task<Person?> MakeAsync(PersonSignedIn message, CancellationToken ct)
    {
        if (!message.Create || message.PersonId is not null
            || await db.Units.SingleOrDefaultAsync(u => u.ParentId == null, ct) is not { } company)
        {
            return null;
        }

        var person = Person.Create(
            PersonKind.Human, new PersonDescription(message.Name, message.Email, [company.Id], company.Id, null, null, null, RolesOf(message.Roles)));
        db.Add(person);
        return person;
    }

    private async Task<bool> IsLatestAsync(PersonId person, DateTimeOffset at, CancellationToken ct) => await db.Database.ExecuteSqlAsync(
        $"""
        insert into person_sign_in as known (person_id, at) values ({person.Value}, {at.ToUniversalTime()})
        on conflict (person_id) do update set at = excluded.at where known.at < excluded.at
        """,
        ct) == 1;

    private async Task<IReadOnlyCollection<RoleDescription>> RolesAfterAsync(Person person, PersonSignedIn message, CancellationToken ct)
    {
        var governed = RolesOf(message.GovernedRoles).ToHashSet();
        var held = RolesOf(message.Roles);
        var kept = person.Roles.Where(r => !governed.Contains(new RoleDescription(r.UnitId, r.Role, null)));
        var after = kept.Select(r => new RoleDescription(r.UnitId, r.Role, r.ExpiresAt)).Concat(held).ToHashSet();
        var lost = person.Roles.FirstOrDefault(r => r.Role == UnitRole.Administrator && !after.Any(a => (a.Unit, a.Role) == (r.UnitId, r.Role)));
        if (lost is not null && await IsLastAdministratorAsync(person.Id, lost.UnitId, ct))
        {
            after.Add(new RoleDescription(lost.UnitId, lost.Role, lost.ExpiresAt));
        }

        return after;
    }

    /// <summary>Somebody must be left who can set right what a wrong group did.</summary>
    private async Task<bool> IsLastAdministratorAsync(PersonId person, UnitId unit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return !await db.People.AnyAsync(
            p => p.Id != person && p.Active && p.Kind == PersonKind.Human
                && p.Roles.Any(r => r.UnitId == unit && r.Role == UnitRole.Administrator && (r.ExpiresAt == null || r.ExpiresAt > now)),
            ct);
    }

    private async Task<bool> IsFreeAsync(string email, PersonId person, CancellationToken ct)
    {
        var normal = Person.Normalize(email);
        return !await db.People.AnyAsync(p => p.Email == normal && p.Id != person, ct);
    }

    private static List<RoleDescription> RolesOf(IEnumerable<RoleOnUnit> roles) =>
        [.. roles.Select(r => new RoleDescription(new UnitId(r.UnitId), Enum.Parse<UnitRole>(r.Role, ignoreCase: true), null))];
}
