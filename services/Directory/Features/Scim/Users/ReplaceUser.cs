using Setpoint.Directory.Data;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Scim.Users;

internal static class ReplaceUser
{
    /// <summary>What the new description does not mention is gone, except whether the user is active.</summary>
    public static async Task<ScimResult> HandleAsync(string id, HttpRequest request, DirectoryDb db, Caller caller, CancellationToken ct)
    {
        var document = ScimDocument.Read(await request.ReadScimAsync(ct), ScimSchema.User);
        await using var work = await db.BeginWorkAsync(ct);
        var known = await db.LockUserAsync(id, ct);
        ScimTag.Check(request, known.Tag);
        await db.WriteUserAsync(document, known, document["active"]?.GetValue<bool>() ?? known.Person.Active, caller, ct);
        var user = await db.ShowUsersAsync([known.Person.Id.Value], request, ct);
        await work.CommitAsync(ct);
        return ScimResult.Ok(user[0]);
    }
}
