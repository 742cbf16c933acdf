using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Tokens;

/// <summary>A wish for a token.</summary>
/// <param name="PersonId">Whom it acts as; the caller unless an administrator says otherwise.</param>
/// <param name="UnitId">Limits it to this unit and what is below it, whatever else the person may do.</param>
public sealed record TokenRequest(string Name, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, Guid? PersonId = null, Guid? UnitId = null);

internal static class CreateToken
{
    public static async Task<Results<Created<NewToken>, ProblemHttpResult>> HandleAsync(
        TokenRequest request, DirectoryDb db, Access access, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var person = request.PersonId ?? caller.PersonId;
        if (person != caller.PersonId && !await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden("Only an administrator makes tokens for somebody else.");
        }

        if (request.Scopes?.Contains(ApiToken.ScoresScope) == true && !await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden($"Only an administrator grants {ApiToken.ScoresScope}.");
        }

        if (!await db.HasScopesAsync(caller, [.. request.Scopes ?? []], ct))
        {
            return Problems.Forbidden("A token makes none with scopes that it does not have itself.");
        }

        if (caller.Within is not null && !(request.UnitId is { } wanted && await access.ReachesAsync(wanted, ct)))
        {
            return Problems.Forbidden("A token that is limited to a unit makes none that reaches further.");
        }

        if (request.UnitId is { } unit && !await access.UnitExistsAsync(unit, ct))
        {
            return Problems.Invalid("unitId", "must be a unit that is not archived");
        }

        if (!await access.PersonExistsAsync(person, ct))
        {
            return Problems.Invalid("personId", "must be an active person or service account");
        }

        var secret = RandomNumberGenerator.GetBytes(ApiToken.SecretBytes);
        var token = ApiToken.Create(
            new PersonId(person), request.Name, secret, [.. request.Scopes ?? []], request.ExpiresAt, clock.GetUtcNow(), request.UnitId is { } u ? new UnitId(u) : null);
        db.Add(token);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(
            $"/api/directory/tokens/{token.Id.Value}",
            new NewToken(token.Id.Value, token.Reveal(secret), person, token.Name, token.Scopes, token.ExpiresAt, token.UnitId?.Value));
    }
}
