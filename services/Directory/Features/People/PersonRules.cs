using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Directory.Features.People;

/// <summary>A person as described by a client.</summary>
/// <param name="Active">Only when changing: false takes every right away.</param>
/// <param name="Kind">Only when creating: <c>human</c> unless said otherwise.</param>
public sealed record PersonRequest(
    string Name,
    string Email,
    IReadOnlyList<Guid> UnitIds,
    Guid? PrimaryUnitId,
    Guid? ManagerId,
    string? Locale,
    string? TimeZone,
    IReadOnlyList<RoleView> Roles,
    bool Active = true,
    PersonKind Kind = PersonKind.Human)
{
    internal PersonDescription Describe() => new(
        Name,
        Email,
        [.. (UnitIds ?? []).Select(u => new UnitId(u))],
        PrimaryUnitId is { } u ? new UnitId(u) : null,
        ManagerId is { } m ? new PersonId(m) : null,
        Locale,
        TimeZone,
        [.. (Roles ?? []).Select(r => new RoleDescription(new UnitId(r.UnitId), r.Role, r.ExpiresAt))]);
}

/// <summary>What the rest of the directory has to say about a person's description.</summary>
internal static class PersonRules
{
    public static async Task<ProblemHttpResult?> CheckAsync(this DirectoryDb db, PersonRequest request, PersonId? self, CancellationToken ct)
    {
        var errors = new FieldErrors();
        var email = Person.Normalize(request.Email);
        if (await db.People.AnyAsync(p => p.Email == email && (self == null || p.Id != self), ct))
        {
            errors.Add("email", "belongs to another person");
        }

        errors.Require(
            request.TimeZone is null || TimeZoneInfo.TryFindSystemTimeZoneById(request.TimeZone, out _),
            "timeZone",
            "must be an IANA time zone, such as Europe/Amsterdam");
        if (request.ManagerId is { } manager && !await db.People.AnyAsync(p => p.Id == new PersonId(manager), ct))
        {
            errors.Add("managerId", "must be a person");
        }

        var named = (request.UnitIds ?? []).Concat((request.Roles ?? []).Select(r => r.UnitId)).Distinct().Select(u => new UnitId(u)).ToArray();
        var known = await db.Units.Where(u => named.Contains(u.Id)).Select(u => u.Id).ToListAsync(ct);
        for (var i = 0; i < (request.UnitIds?.Count ?? 0); i++)
        {
            errors.Require(known.Contains(new UnitId(request.UnitIds![i])), $"unitIds[{i}]", "must be a unit");
        }

        for (var i = 0; i < (request.Roles?.Count ?? 0); i++)
        {
            errors.Require(known.Contains(new UnitId(request.Roles![i].UnitId)), $"roles[{i}].unitId", "must be a unit");
        }

        return errors.Any ? errors.ToProblem() : null;
    }
}
