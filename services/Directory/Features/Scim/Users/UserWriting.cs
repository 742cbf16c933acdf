using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Scim.Users;

/// <summary>What creating, replacing and patching a user have in common: the document is checked and becomes the person.</summary>
internal static class UserWriting
{
    /// <summary>Makes the person and the user what the document says, and saves both.</summary>
    /// <param name="known">Nobody where the person is to be made.</param>
    /// <exception cref="ScimException"><c>uniqueness</c> or <c>invalidValue</c>; nothing was saved.</exception>
    public static async Task<Guid> WriteUserAsync(
        this DirectoryDb db, JsonObject document, ScimPerson? known, bool active, Caller caller, CancellationToken ct)
    {
        await db.ClaimUserNameAsync(UserDocument.UserNameOf(document), known?.Person.Id, ct);
        await db.CheckAsync(document, known?.Person.Id, ct);
        if (!active && known?.Person.Id.Value == caller.PersonId)
        {
            throw ScimException.Value("active", "a provisioning account cannot deactivate itself");
        }

        var description = UserDocument.Describe(document, known?.Person);
        var person = known?.Person;
        if (person is null)
        {
            person = Person.Create(PersonKind.Human, description);
            db.Add(person);
        }
        else
        {
            person.Change(description);
        }

        var user = known?.User;
        if (user is null)
        {
            user = ScimUser.Of(person.Id);
            db.Add(user);
        }

        person.SetActive(active);
        user.Describe(document);
        await db.SaveChangesAsync(ct);
        if (!active)
        {
            await db.RequireAdministratorAsync(ct);
        }

        return person.Id.Value;
    }

    /// <summary>Whoever asks for the same name at the same moment waits until this one is decided.</summary>
    private static async Task ClaimUserNameAsync(this DirectoryDb db, string userName, PersonId? self, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('scim user ' || lower({userName}), 0))", ct);
        if (await db.FindByUserNameAsync(userName, ct) is { } owner && owner != self?.Value)
        {
            throw ScimException.Taken("userName");
        }
    }

    private static async Task CheckAsync(this DirectoryDb db, JsonObject document, PersonId? self, CancellationToken ct)
    {
        var email = UserDocument.EmailOf(document);
        if (await db.People.AnyAsync(p => p.Email == email && (self == null || p.Id != self), ct))
        {
            throw ScimException.Taken("emails");
        }

        if (document["timezone"].Text() is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            throw ScimException.Value("timezone", "must be an IANA time zone, such as Europe/Amsterdam");
        }

        if (UserDocument.ManagerOf(document) is { } manager && !await db.People.AnyAsync(p => p.Id == new PersonId(manager), ct))
        {
            throw ScimException.Value("manager", "must be the id of a user");
        }
    }
}
