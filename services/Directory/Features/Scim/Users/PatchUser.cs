using Setpoint.Directory.Data;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Scim.Users;

internal static class PatchUser
{
    /// <summary>All operations or none.</summary>
    public static async Task<ScimResult> HandleAsync(string id, HttpRequest request, DirectoryDb db, Caller caller, CancellationToken ct)
    {
        var operations = PatchOperation.Read(await request.ReadScimAsync(ct));
        await using var work = await db.BeginWorkAsync(ct);
        var known = await db.LockUserAsync(id, ct);
        ScimTag.Check(request, known.Tag);
        var document = known.Document;
        var patch = new ScimPatch(document, ScimSchema.User);
        foreach (var operation in operations)
        {
            patch.Apply(operation);
        }

        await db.WriteUserAsync(document, known, document["active"]?.GetValue<bool>() ?? known.Person.Active, caller, ct);
        var user = await db.ShowUsersAsync([known.Person.Id.Value], request, ct);
        await work.CommitAsync(ct);
        return ScimResult.Ok(user[0]);
    }
}
