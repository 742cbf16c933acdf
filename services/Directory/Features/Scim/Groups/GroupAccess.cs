using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Scim.Groups;

internal static class GroupAccess
{
    /// <summary>Who sees a group of the identity provider and says what its members get. The provider's own account is one of them.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, DirectoryDb db, Access access, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct) =>
        await access.IsAdministratorAsync(ct) && await db.ScimGroups.AnyAsync(g => g.Id == new ScimGroupId(id) && !g.Deleted, ct)
            ? await reasons.AnswerAsync(AccessFacts.OfRole(Role.Administrator, null, "private"), cursor, limit, ct)
            : Problems.Missing();
}
