using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Sources.Secrets;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Secrets;

/// <summary>A secret's value. Nothing ever answers it.</summary>
/// <param name="UnitId">The unit it belongs to. Sources of its metrics, and of those of units below it, may use it.</param>
/// <param name="Value">A token, or a connection string such as <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
/// <param name="Hosts">The only hosts that a request may carry it to; a connection string needs none.</param>
public sealed record SecretRequest(Guid? UnitId, string? Value, IReadOnlyList<string>? Hosts);

/// <summary>Sets a secret, or gives it another value. Without If-Match, because nobody can have read what it replaces.</summary>
internal static class SetSecret
{
    private const int LongestValue = 8_000;

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string name,
        SecretRequest request,
        MetricsDb db,
        Caller caller,
        Access access,
        SecretProtection protection,
        TimeProvider clock,
        CancellationToken ct)
    {
        if (request.UnitId is not { } unit || !await access.UnitExistsAsync(unit, ct))
        {
            return Problems.Invalid("unitId", "is no unit that takes new work");
        }

        if (!await access.CanManageAsync(unit, ct))
        {
            return Problems.Forbidden("Secrets of a unit are set by those who lead it.");
        }

        var errors = new FieldErrors()
            .Require(SecretReference.IsName(name), "name", SecretReference.NameRule)
            .Require(!string.IsNullOrWhiteSpace(request.Value) && request.Value.Length <= LongestValue, "value", $"is required, of at most {LongestValue} characters");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (!protection.IsPossible)
        {
            return Problems.Conflict("no-encryption-key", "Secrets cannot be stored here: no Keys:EncryptionKey is configured. An operator may mount them as configuration instead.");
        }

        await SaveAsync(db, unit, name, request, caller.PersonId, protection, clock.GetUtcNow(), ct);
        return TypedResults.NoContent();
    }

    private static async Task SaveAsync(
        MetricsDb db, Guid unit, string name, SecretRequest request, Guid by, SecretProtection protection, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await db.BeginWorkAsync(ct);
        var secret = await db.Set<SourceSecret>().SingleOrDefaultAsync(s => s.UnitId == unit && s.Name == name, ct);
        if (secret is null)
        {
            secret = SourceSecret.Of(unit, name);
            db.Add(secret);
        }

        secret.Set(request.Hosts ?? [], by, now);
        await db.SaveChangesAsync(ct);
        await db.SetSecretValueAsync(secret.Id.Value, protection.Encrypt(secret.Id.Value, request.Value!), ct);
        await work.CommitAsync(ct);
    }
}
