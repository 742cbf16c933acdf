using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Directory.Features.Scim.Groups;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Scim.Users;

internal static class DeleteUser
{
    /// <summary>
    /// The person becomes inactive and leaves every group, and with that what the groups gave; as a user they are gone. Their
    /// history stays, and so does what they were granted by hand, should they come back.
    /// </summary>
    public static async Task<ScimResult> HandleAsync(string id, HttpRequest request, DirectoryDb db, Caller caller, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        await db.LockGroupsAsync(ct);
        var known = await db.LockUserAsync(id, ct);
        ScimTag.Check(request, known.Tag);
        if (known.Person.Id.Value == caller.PersonId)
        {
            throw ScimException.Mutability("The provisioning account itself");
        }

        await db.LeaveAllGroupsAsync(known.Person.Id, ct);
        var user = known.User ?? ScimUser.Of(known.Person.Id);
        if (known.User is null)
        {
            user.Describe(known.Document);
            db.Add(user);
        }

        known.Person.SetActive(false);
        user.Hide();
        await db.SaveChangesAsync(ct);
        await db.RequireAdministratorAsync(ct);
        await work.CommitAsync(ct);
        return ScimResult.NoContent();
    }
}
