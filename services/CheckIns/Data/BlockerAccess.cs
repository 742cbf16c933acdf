using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Data;

/// <summary>Which blockers the caller knows of, and which of them they may change.</summary>
internal sealed class BlockerAccess(CheckInsDb db, ObjectiveAccess objectives, Access access, Caller caller)
{
    /// <summary>The blocker with its objective, unless it is hidden from the caller.</summary>
    public async Task<(Blocker Blocker, Objective Objective)?> FindAsync(Guid id, CancellationToken ct)
    {
        var (me, within) = (caller.PersonId, caller.Within);
        var blocker = await db.Blockers.FromSql(
            $"""
            select b.* from blocker b join objective o on o.id = b.objective_id where b.id = {id} and sees_blocker({me}, {within}, b, o)
            """).SingleOrDefaultAsync(ct);
        return blocker is null ? null : (blocker, await db.Objectives.AsNoTracking().SingleAsync(o => o.Id == blocker.ObjectiveId, ct));
    }

    /// <summary>Who may check in on the objective, who is named by the blocker, and those who lead the unit that could help or that it was escalated to.</summary>
    public async Task<bool> CanChangeAsync(Blocker blocker, Objective objective, CancellationToken ct)
    {
        if (caller.PersonId == blocker.OwnerId || caller.PersonId == blocker.RaisedBy || await objectives.CanCheckInAsync(objective, ct))
        {
            return true;
        }

        foreach (var unit in new[] { blocker.HelpingUnitId, blocker.EscalatedTo }.OfType<Guid>())
        {
            if (await access.CanManageAsync(unit, ct))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a blocker names must be there.</summary>
    public async Task<ProblemHttpResult?> FaultAsync(Guid owner, Guid? helpingUnit, DateOnly? due, string path, CancellationToken ct)
    {
        var errors = new FieldErrors()
            .Require(await access.PersonExistsAsync(owner, ct), $"{path}ownerId", "must be somebody who is here")
            .Require(helpingUnit is not { } unit || await access.UnitExistsAsync(unit, ct), $"{path}helpingUnitId", "must be a unit")
            .Require(due is not { } day || (day >= new DateOnly(2000, 1, 1) && day < new DateOnly(2100, 1, 1)), $"{path}due", "must be between 2000 and 2099");
        return errors.Any ? errors.ToProblem(Blocker.Refused) : null;
    }

    /// <summary>Whom roles and names let see or change it.</summary>
    public static AccessFacts FactsOf(Blocker blocker, Objective objective)
    {
        var visibility = objective.Visibility switch { Visibility.Public => "public", Visibility.Unit => "unit", _ => "private" };
        var own = objective.Contributors.Concat(objective.KeyResults.Select(k => k.OwnerId)).Append(objective.OwnerId)
            .Append(blocker.OwnerId).Append(blocker.RaisedBy).Distinct()
            .Select(p => new OwnReason(p, p == objective.OwnerId || p == blocker.OwnerId ? "owner" : "contributor", Changes: true));
        var facts = AccessFacts.OfLed(objective.UnitId, visibility, own);
        return facts with
        {
            Roles = [.. facts.Roles, .. new[] { blocker.HelpingUnitId, blocker.EscalatedTo }.OfType<Guid>().Select(u => new RoleRight(u, Role.Lead, Role.Lead))],
        };
    }
}
