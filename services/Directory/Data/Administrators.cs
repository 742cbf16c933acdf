using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Kernel;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Directory.Data;

/// <summary>
/// The company always has an administrator: otherwise nobody could undo what was done. A service account is none that counts: the
/// one that provisions can do nothing else.
/// </summary>
internal static class Administrators
{
    private const string Code = "last-administrator";

    private const string Needed = "The company needs a person as administrator whose role does not expire: give the role to somebody else first.";

    /// <summary>Asked after the change and before the commit. One at a time, so that two cannot each leave the other as the last.</summary>
    public static async Task<bool> LacksAdministratorAsync(this DirectoryDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('administrators'))", ct);
        return await db.Database.SqlQuery<bool>(
            $"""
            select not exists (
                select 1
                from role_grant r join unit u on u.id = r.unit_id join person p on p.id = r.person_id
                where r.role = 'administrator' and u.parent_id is null and p.active and p.kind = 'human' and r.expires_at is null
            ) as "Value"
            """).SingleAsync(ct);
    }

    /// <exception cref="DomainException">The company has no administrator any more.</exception>
    public static async Task RequireAdministratorAsync(this DirectoryDb db, CancellationToken ct) =>
        Rule.Require(!await db.LacksAdministratorAsync(ct), Code, Needed);

    public static ProblemHttpResult Last() => Problems.Conflict(Code, Needed);
}
