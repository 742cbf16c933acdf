using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Tokens;

internal static class RevokeToken
{
    /// <summary>Somebody else's token is as absent as one that never was.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, DirectoryDb db, Access access, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var token = await db.TokensFor(caller).SingleOrDefaultAsync(t => t.Id == new TokenId(id), ct);
        if (token is null || (token.PersonId.Value != caller.PersonId && !await access.IsAdministratorAsync(ct)))
        {
            return Problems.Missing();
        }

        token.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
