using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Directory.Features.People;
using Setpoint.Kernel;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Roles;

/// <summary>How long, and why.</summary>
/// <param name="ExpiresAt">When the role ends by itself; never when absent.</param>
public sealed record GrantRequest(DateTimeOffset? ExpiresAt, string? Reason);

/// <summary>An administrator of a unit gives and takes roles on it, one by one.</summary>
internal static class GrantRole
{
    public static Task<Results<Tagged<PersonView>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid person, string role, GrantRequest request, DirectoryDb db, Access access, Cause cause, TimeProvider clock, CancellationToken ct)
    {
        cause.Reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        return ChangeAsync(id, person, role, Grant, db, access, ct);

        void Grant(Person holder, UnitRole granted)
        {
            Rule.Require(!(request.ExpiresAt <= clock.GetUtcNow()), "role-expired", "must lie ahead", "expiresAt");
            holder.Hold(new UnitId(id), granted, request.ExpiresAt);
        }
    }

    public static Task<Results<Tagged<PersonView>, ProblemHttpResult>> TakeAsync(
        Guid id, Guid person, string role, DirectoryDb db, Access access, CancellationToken ct) =>
        ChangeAsync(id, person, role, (p, r) => p.GiveUp(new UnitId(id), r), db, access, ct);

    private static async Task<Results<Tagged<PersonView>, ProblemHttpResult>> ChangeAsync(
        Guid unit, Guid person, string word, Action<Person, UnitRole> change, DirectoryDb db, Access access, CancellationToken ct)
    {
        if (!Words.TryParse<UnitRole>(word, out var role))
        {
            return Problems.Invalid("role", $"must be one of: {Words.Of<UnitRole>()}");
        }

        await using var work = await db.BeginWorkAsync(ct);
        if (!await db.Units.AnyAsync(u => u.Id == new UnitId(unit) && !u.Archived, ct)
            || await db.People.SingleOrDefaultAsync(p => p.Id == new PersonId(person) && p.Active, ct) is not { } holder)
        {
            return Problems.Missing();
        }

        if (await access.RoleOnAsync(unit, ct) != Role.Administrator)
        {
            return Problems.Forbidden("Only an administrator of the unit gives and takes roles on it.");
        }

        change(holder, role);
        await db.SaveChangesAsync(ct);
        if (await db.LacksAdministratorAsync(ct))
        {
            return Administrators.Last();
        }

        await work.CommitAsync(ct);
        return ETag.Ok(holder.View(), holder.Version);
    }
}
