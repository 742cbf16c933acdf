using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Reorganizations;

/// <summary>A move below, or a merger into, another unit.</summary>
/// <param name="EffectiveOn">First day of the new order; today when absent.</param>
public sealed record ReorganizationRequest(ReorganizationKind Kind, Guid UnitId, Guid TargetId, DateOnly? EffectiveOn, string? Reason);

internal static class ProposeReorganization
{
    /// <summary>An administrator of the unit proposes. One who also leads the receiving unit has accepted by that.</summary>
    public static async Task<Results<Tagged<ReorganizationView>, ProblemHttpResult>> HandleAsync(
        ReorganizationRequest request, DirectoryDb db, Reorganizing reorganizing, Access access, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await access.RoleOnAsync(request.UnitId, ct) != Role.Administrator)
        {
            return Problems.Forbidden("Only an administrator of the unit proposes where it goes.");
        }

        await using var work = await db.BeginWorkAsync(ct);
        await reorganizing.LockTreeAsync(ct);
        var unit = await db.Units.SingleAsync(u => u.Id == new UnitId(request.UnitId), ct);
        if (await db.Units.SingleOrDefaultAsync(u => u.Id == new UnitId(request.TargetId), ct) is not { } target)
        {
            return Problems.Invalid("targetId", "must be a unit");
        }

        if (await reorganizing.ObstacleAsync(unit, target, ct) is { } obstacle)
        {
            return Problems.Invalid("targetId", obstacle);
        }

        if (request.Kind == ReorganizationKind.Move && unit.ParentId == target.Id)
        {
            return Problems.Invalid("targetId", "is where the unit stands already");
        }

        var (me, now, today) = (new PersonId(caller.PersonId), clock.GetUtcNow(), reorganizing.Today(unit));
        var proposal = Reorganization.Propose(request.Kind, unit.Id, target.Id, request.EffectiveOn ?? today, request.Reason, me, today, now);
        if (await reorganizing.IsReceiverAsync(target.Id, caller, ct))
        {
            proposal.Accept(me, now);
        }

        db.Add(proposal);
        if (!await TrySaveAsync(db, ct))
        {
            return Problems.Conflict("reorganization-open", "Another move or merger of this unit is open: withdraw it first.");
        }

        await reorganizing.TakeEffectIfDueAsync(proposal, ct);
        var view = await db.ViewAsync(proposal.Id, ct);
        await work.CommitAsync(ct);
        return ETag.Created(view, proposal.Version, $"/api/directory/reorganizations/{proposal.Id.Value}");
    }

    private static async Task<bool> TrySaveAsync(DirectoryDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "reorganization_open" })
        {
            return false;
        }
    }
}
