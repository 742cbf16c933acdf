using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>Cycles are the company's: its executives and administrators make and move them.</summary>
internal sealed class CycleRights(GoalsDb db, Access access)
{
    public const string OnlyTheCompany = "Only executives and administrators of the company do this.";

    /// <summary>On the company.</summary>
    public const Role Weakest = Role.Executive;

    public async Task<bool> MayManageAsync(CancellationToken ct)
    {
        var companies = await db.Database.SqlQuery<Guid>($"""select id as "Value" from unit where parent_id is null""").ToListAsync(ct);
        foreach (var company in companies)
        {
            if (await access.RoleOnAsync(company, ct) >= Weakest)
            {
                return true;
            }
        }

        return false;
    }
}
