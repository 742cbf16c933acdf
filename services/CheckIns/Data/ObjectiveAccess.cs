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
        return objective is not null && await KnowsAsync(objective, ct) ? objective : null;
    }

    /// <summary>Whether the caller may know of it.</summary>
    public async Task<bool> KnowsAsync(Objective objective, CancellationToken ct) =>
        await AnyAsync(objective, access.ReachesAsync, ct) && await CanSeeAsync(objective, ct);

    /// <summary>Who works on it, leads of its unit and above, administrators.</summary>
    public async Task<bool> CanCheckInAsync(Objective objective, CancellationToken ct) =>
        objective.IsWorkedOnBy(caller.PersonId) || await access.CanManageAsync(objective.UnitId, ct);

    /// <summary>Whose words may be corrected: one's own, and any by the objective's owner and those who lead them.</summary>
    public async Task<bool> CanCorrectAsync(CheckIn checkIn, Objective objective, CancellationToken ct) =>
        ReasonsOf(checkIn, objective).Any(r => r.PersonId == caller.PersonId && r.Changes) || await access.CanManageAsync(objective.UnitId, ct);

    /// <summary>Whom a check-in and its objective name, and whether that lets them correct it. An author who no longer works on the objective is not among them.</summary>
    public static IEnumerable<OwnReason> ReasonsOf(CheckIn checkIn, Objective objective) => objective.Contributors
        .Select(c => new OwnReason(c, "contributor", Changes: false))
        .Concat(objective.KeyResults.Select(k => new OwnReason(k.OwnerId, "key-result-owner", Changes: false)).Distinct())
        .Concat(objective.IsWorkedOnBy(checkIn.AuthorId) ? [new OwnReason(checkIn.AuthorId, "author", Changes: true)] : [])
        .Append(new OwnReason(objective.OwnerId, "owner", Changes: true));

    /// <summary>Who sees an objective, without who may change what about it.</summary>
    public static AccessFacts FactsOf(Objective objective)
    {
        var visibility = objective.Visibility switch { Visibility.Public => "public", Visibility.Unit => "unit", _ => "private" };
        var own = objective.Contributors.Select(c => new OwnReason(c, "contributor", Changes: false))
            .Concat(objective.KeyResults.Select(k => new OwnReason(k.OwnerId, "key-result-owner", Changes: false)).Distinct())
            .Append(new OwnReason(objective.OwnerId, "owner", Changes: false));
        return AccessFacts.OfLed(objective.UnitId, visibility, own);
    }

    private async Task<bool> CanSeeAsync(Objective objective, CancellationToken ct) =>
        objective.IsWorkedOnBy(caller.PersonId) || objective.Visibility switch
        {
            Visibility.Public => true,
            Visibility.Unit => await AnyAsync(objective, access.CanSeeAsync, ct),
            _ => await AnyAsync(objective, access.CanManageAsync, ct),
        };

    /// <summary>A joint objective is each of its units'.</summary>
    private static async Task<bool> AnyAsync(Objective objective, Func<Guid, CancellationToken, Task<bool>> holds, CancellationToken ct)
    {
        foreach (var unit in objective.CoUnits.Prepend(objective.UnitId))
        {
            if (await holds(unit, ct))
            {
                return true;
            }
        }

        return false;
    }
}
