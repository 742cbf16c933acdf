using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Tokens;

/// <summary>A wish for a new secret.</summary>
/// <param name="OverlapHours">How long the present one stays good besides: 0 to 168 hours, a day unless said otherwise.</param>
/// <param name="ExpiresAt">When the token ends from now on; as before unless said otherwise.</param>
public sealed record RotationRequest(int OverlapHours = 24, DateTimeOffset? ExpiresAt = null);

internal static class RotateToken
{
    /// <summary>Somebody else's token is as absent as one that never was. The answer is the only place that shows the new secret.</summary>
    public static async Task<Results<Ok<RotatedToken>, ProblemHttpResult>> HandleAsync(
        Guid id, RotationRequest request, DirectoryDb db, Access access, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var token = await db.TokensFor(caller).SingleOrDefaultAsync(t => t.Id == new TokenId(id), ct);
        if (token is null || (token.PersonId.Value != caller.PersonId && !await access.IsAdministratorAsync(ct)))
        {
            return Problems.Missing();
        }

        if (!await db.HasScopesAsync(caller, [.. token.Scopes], ct))
        {
            return Problems.Forbidden("A token rotates none with scopes that it does not have itself: it would come to have them.");
        }

        var secret = RandomNumberGenerator.GetBytes(ApiToken.SecretBytes);
        token.Rotate(secret, TimeSpan.FromHours(request.OverlapHours), request.ExpiresAt ?? token.ExpiresAt, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new RotatedToken(token.Id.Value, token.Reveal(secret), token.ExpiresAt, token.PreviousUntil));
    }
}

/// <summary>A token with its new secret, shown this once.</summary>
/// <param name="Token">Send it as <c>Authorization: Bearer …</c>; it is good within seconds.</param>
/// <param name="PreviousUntil">Until when the secret before is good as well; not at all when absent.</param>
public sealed record RotatedToken(Guid Id, string Token, DateTimeOffset ExpiresAt, DateTimeOffset? PreviousUntil);
