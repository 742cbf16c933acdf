using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Data;

/// <summary>Which objectives the caller knows of, and on which of them they may check in.</summary>
internal sealed class ObjectiveAccess(CheckInsDb db, Access access, Caller caller)
{
    /// <summary>
    /// The objective, unless it is hidden from the caller or beyond the unit of their token. Never waits for one that is unknown: the time it takes would
    /// tell a hidden objective from a missing one.
    /// </summary>
    public async Task<Objective?> FindAsync(Guid id, CancellationToken ct)
    {
        var objective = await db.Objectives.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct);
        return objective is not null && await access.ReachesAsync(objective.UnitId, ct) && await CanSeeAsync(objective, ct) ? objective : null;
    }

    /// <summary>Who works on it, leads of its unit and above, administrators.</summary>
    public async Task<bool> CanCheckInAsync(Objective objective, CancellationToken ct) =>
        objective.IsWorkedOnBy(caller.PersonId) || await access.CanManageAsync(objective.UnitId, ct);

    /// <summary>Whose words may be corrected: one's own, and any by the objective's owner and those who lead them.</summary>
    public async Task<bool> CanCorrectAsync(CheckIn checkIn, Objective objective, CancellationToken ct) =>
        (checkIn.AuthorId == caller.PersonId && await CanCheckInAsync(objective, ct))
        || objective.OwnerId == caller.PersonId
        || await access.CanManageAsync(objective.UnitId, ct);

    private async Task<bool> CanSeeAsync(Objective objective, CancellationToken ct) =>
        objective.IsWorkedOnBy(caller.PersonId) || objective.Visibility switch
        {
            Visibility.Public => true,
            Visibility.Unit => await access.CanSeeAsync(objective.UnitId, ct),
            _ => await access.CanManageAsync(objective.UnitId, ct),
        };
}
