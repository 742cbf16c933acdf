using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Units;

/// <summary>Why a unit ends or comes back.</summary>
public sealed record UnitReason(string? Reason);

internal static class ArchiveUnit
{
    /// <summary>A unit that still holds something cannot go: what it holds is counted here and listed at <c>/holdings?unit=</c>.</summary>
    public static Task<Results<Tagged<UnitView>, ProblemHttpResult>> HandleAsync(
        Guid id, UnitReason request, [FromHeader(Name = "If-Match")] string? ifMatch, DirectoryDb db, Access access, Cause cause, CancellationToken ct) =>
        ChangeAsync(id, request, ifMatch, db, access, cause, async unit =>
        {
            if (await HeldAsync(db, unit.Id, ct) is { IsNothing: false } held)
            {
                return Problems.Of(
                    StatusCodes.Status409Conflict, "unit-holds", "Hand over what the unit holds first.", new() { ["holds"] = held });
            }

            unit.Archive();
            return null;
        }, ct);

    public static Task<Results<Tagged<UnitView>, ProblemHttpResult>> RestoreAsync(
        Guid id, UnitReason request, [FromHeader(Name = "If-Match")] string? ifMatch, DirectoryDb db, Access access, Cause cause, CancellationToken ct) =>
        ChangeAsync(id, request, ifMatch, db, access, cause, async unit =>
        {
            if (await db.Units.AnyAsync(u => u.Id == unit.ParentId && u.Archived, ct))
            {
                return Problems.Conflict("parent-archived", "The unit above is archived: restore it first.");
            }

            unit.Restore();
            return null;
        }, ct);

    private static async Task<Results<Tagged<UnitView>, ProblemHttpResult>> ChangeAsync(
        Guid id,
        UnitReason request,
        string? ifMatch,
        DirectoryDb db,
        Access access,
        Cause cause,
        Func<Unit, Task<ProblemHttpResult?>> change,
        CancellationToken ct)
    {
        // The tree's lock keeps a unit from being made below one that is just ending.
        await using var work = await db.BeginWorkAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('unit_closure'))", ct);
        if (await db.Units.SingleOrDefaultAsync(u => u.Id == new UnitId(id), ct) is not { } unit)
        {
            return Problems.Missing();
        }

        if (await access.RoleOnAsync(id, ct) != Role.Administrator)
        {
            return Problems.Forbidden("Only an administrator of the unit does this.");
        }

        if (ETag.Check(ifMatch, unit.Version) is { } precondition)
        {
            return precondition;
        }

        cause.Reason = request.Reason?.Trim() ?? "";
        if (cause.Reason.Length is 0 or > Reorganization.LongestText)
        {
            return Problems.Invalid("reason", $"must have 1 to {Reorganization.LongestText} characters");
        }

        if (await change(unit) is { } problem)
        {
            return problem;
        }

        await db.SaveChangesAsync(ct);
        var view = await db.ViewAsync(unit.Id, ct);
        await work.CommitAsync(ct);
        return ETag.Ok(view, unit.Version);
    }

    private static async Task<UnitHolds> HeldAsync(DirectoryDb db, UnitId unit, CancellationToken ct)
    {
        var things = await Data.Holdings.Of(db, unit.Value, null).GroupBy(h => h.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return new UnitHolds(
            await db.Units.CountAsync(u => u.ParentId == unit && !u.Archived, ct),
            await db.People.CountAsync(p => p.Active && p.Memberships.Any(m => m.UnitId == unit), ct),
            things.Find(t => t.Key == "metric")?.Count ?? 0,
            things.Find(t => t.Key == "objective")?.Count ?? 0);
    }
}

/// <summary>What keeps a unit from ending.</summary>
internal sealed record UnitHolds(int Units, int People, int Metrics, int Objectives)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsNothing => this is { Units: 0, People: 0, Metrics: 0, Objectives: 0 };
}
