using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Tokens;

internal static class TokenAccess
{
    /// <summary>Whose token it is, and who else may rotate or revoke it. Somebody else's token is as absent as one that never was.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> HandleAsync(
        Guid id, DirectoryDb db, Access access, Caller caller, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        var token = await db.TokensFor(caller).AsNoTracking().SingleOrDefaultAsync(t => t.Id == new TokenId(id), ct);
        if (token is null || (token.PersonId.Value != caller.PersonId && !await access.IsAdministratorAsync(ct)))
        {
            return Problems.Missing();
        }

        var owner = new OwnReason(token.PersonId.Value, "owner", Changes: true);
        return await reasons.AnswerAsync(AccessFacts.OfRole(Role.Administrator, null, "private", owner), cursor, limit, ct);
    }
}
