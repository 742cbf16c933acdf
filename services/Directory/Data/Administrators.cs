using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Directory.Data;

/// <summary>The company always has an administrator: otherwise nobody could undo what was done.</summary>
internal static class Administrators
{
    /// <summary>Asked after the change and before the commit. One at a time, so that two cannot each leave the other as the last.</summary>
    public static async Task<bool> LacksAdministratorAsync(this DirectoryDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('administrators'))", ct);
        return await db.Database.SqlQuery<bool>(
            $"""
            select not exists (
                select 1
                from role_grant r join unit u on u.id = r.unit_id join person p on p.id = r.person_id
                where r.role = 'administrator' and u.parent_id is null and p.active and r.expires_at is null
            ) as "Value"
            """).SingleAsync(ct);
    }

    public static ProblemHttpResult Last() =>
        Problems.Conflict("last-administrator", "The company needs an administrator whose role does not expire: give the role to somebody else first.");
}
