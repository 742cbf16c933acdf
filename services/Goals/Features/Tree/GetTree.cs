using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Tree;

internal static class GetTree
{
    /// <param name="cycle">The running one when absent.</param>
    /// <param name="unit">Only what this unit and those below it have, and what that serves above.</param>
    /// <param name="depth">How many levels, counted from the top.</param>
    public static async Task<Results<Ok<TreeResponse>, ProblemHttpResult>> HandleAsync(
        Guid? cycle, Guid? unit, int? depth, GoalsDb db, PaceReader paces, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await FindCycleAsync(db, cycle, ct) is not { } found)
        {
            return Problems.Missing();
        }

        var connection = await db.ConnectionAsync(ct);
        var rows = await TreeRows.ReadAsync(connection, caller, found, unit, ct);
        var levels = rows.Levels();
        var chosen = rows.Chosen().FindAll(n => depth is not { } most || levels[n.Id] < most);
        var paced = paces.Judge(rows.Graph, [.. chosen.Select(n => n.Id)]);
        var snapshots = await Snapshots.ReadAsync(connection, [.. chosen.Select(n => n.Id)], ct);
        var nodes = chosen
            .OrderBy(n => levels[n.Id])
            .Select(n => NodeOf(n, levels[n.Id], paced[new(n.Id)], rows.ParentsOf(n.Id)))
            .Select(n => snapshots.TryGetValue(n.Id, out var then) ? n with { Progress = then.Progress, Pace = then.Pace ?? n.Pace } : n)
            .ToList();
        return TypedResults.Ok(new TreeResponse(found, clock.GetUtcNow(), nodes));
    }

    private static TreeNode NodeOf(TreeRow row, int level, PacedObjective now, IReadOnlyList<TreeLink> parents) => new(
        row.Id,
        row.Title,
        row.UnitId,
        row.Title is null ? null : row.OwnerId,
        now.Standing.Kind,
        now.Standing.Lifecycle,
        level,
        now.Measured?.Progress,
        now.Reading.Expected,
        now.Reading.Pace,
        row.Title is null ? null : now.Confidence,
        now.KeyResults.Count,
        parents);

    private static Task<TreeCycle?> FindCycleAsync(GoalsDb db, Guid? cycle, CancellationToken ct)
    {
        var cycles = cycle is { } id ? db.Cycles.Where(c => c.Id == new CycleId(id)) : db.Cycles;
        return cycles
            .OrderByDescending(c => c.Phase == CyclePhase.Active)
            .ThenByDescending(c => c.Start)
            .Select(c => new TreeCycle(c.Id.Value, c.Name, c.Start, c.End, c.Phase))
            .FirstOrDefaultAsync(ct);
    }
}
