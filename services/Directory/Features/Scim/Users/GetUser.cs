using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;

namespace Setpoint.Directory.Features.Scim.Users;

internal static class GetUser
{
    public static async Task<ScimResult> HandleAsync(string id, HttpRequest request, DirectoryDb db, CancellationToken ct)
    {
        Guid[] found = await db.Database.SqlQueryRaw<Guid>($$"""select p.id as "Value" {{UserColumns.From}} and p.id = {0}""", ScimUsers.Parse(id)).ToArrayAsync(ct);
        return await db.ShowUsersAsync(found, request, ct) switch
        {
            [] => throw ScimException.Missing(),
            [var user, ..] when ScimTag.Matches(request.Headers.IfNoneMatch.ToString(), user.Tag) => ScimResult.NotModified(user.Tag),
            [var user, ..] => ScimResult.Ok(user),
        };
    }
}
