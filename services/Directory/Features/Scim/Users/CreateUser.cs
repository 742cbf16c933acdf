using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Scim.Users;

internal static class CreateUser
{
    /// <summary>Somebody who was deleted comes back as the same person, with their history.</summary>
    public static async Task<ScimResult> HandleAsync(HttpRequest request, DirectoryDb db, Caller caller, CancellationToken ct)
    {
        var document = ScimDocument.Read(await request.ReadScimAsync(ct), ScimSchema.User);
        await using var work = await db.BeginWorkAsync(ct);
        var known = await KnownAsync(db, document, ct) is { } found ? await db.LockPersonAsync(found, ct) : null;
        var isGone = known is { User.Hidden: true, Person.Active: false };
        if (known is not null && !isGone)
        {
            throw ScimException.Taken("userName");
        }

        var id = await db.WriteUserAsync(document, known, document["active"]?.GetValue<bool>() ?? true, caller, ct);
        var user = await db.ShowUsersAsync([id], request, ct);
        await work.CommitAsync(ct);
        return ScimResult.Created(user[0]);
    }

    /// <summary>By user name, or else by the address of somebody who was deleted under another one.</summary>
    private static async Task<Guid?> KnownAsync(DirectoryDb db, JsonObject document, CancellationToken ct)
    {
        if (await db.FindByUserNameAsync(UserDocument.UserNameOf(document), ct) is { } named)
        {
            return named;
        }

        var email = UserDocument.EmailOf(document);
        var gone = await db.People.Where(p => p.Email == email && !p.Active && db.ScimUsers.Any(u => u.Id == p.Id && u.Hidden)).Select(p => (PersonId?)p.Id).FirstOrDefaultAsync(ct);
        return gone?.Value;
    }
}
