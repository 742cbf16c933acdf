using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
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
    /// <param name="depth">How many levels, counted from the top, or from the objective of <paramref name="below"/>.</param>
    /// <param name="below">Only what serves this objective; without it, so that a branch is added to what is there already.</param>
    /// <param name="asOf">With the progress, the lifecycle and the existence that were recorded by then.</param>
    public static async Task<Results<Ok<TreeResponse>, TreeAnswer, ProblemHttpResult>> HandleAsync(
        Guid? cycle, Guid? unit, int? depth, Guid? below, DateTimeOffset? asOf, GoalsDb db, PaceReader paces, TreeCache cache, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await FindCycleAsync(db, cycle, ct) is not { } found)
        {
            return Problems.Missing();
        }

        var connection = await db.ConnectionAsync(ct);
        if ((unit, depth, below, asOf, caller.Within) is (null, null, null, null, null))
        {
            return await cache.GetAsync(connection, caller, found.Id, WholeAsync, ct);
        }

        var isPart = unit is null && (depth, below) is not (null, null);
        var rows = isPart
            ? await TreeRows.ReadPartAsync(connection, caller, await TreePart.FindAsync(connection, caller, found.Id, depth, below, ct), ct)
            : await TreeRows.ReadAsync(connection, caller, found, unit, ct);
        var levels = rows.Levels();
        if (below is { } top && rows.Find(top) is null)
        {
            return Problems.Missing();
        }

        var steps = below is { } root ? rows.StepsBelow(root) : levels;
        var chosen = rows.Chosen().FindAll(n => (n.IsAsked || !isPart) && steps.TryGetValue(n.Id, out var step) && (depth is not { } most || step < most));
        if (asOf is { } moment)
        {
            var past = await PastStanding.ReadAsync(connection, [.. chosen.Select(n => n.Id)], moment, ct);
            var then = chosen.FindAll(n => past.Of(n.Id) is not null).OrderBy(n => levels[n.Id]).Select(n => PastNodeOf(n, levels[n.Id], past.Of(n.Id)!, rows)).ToList();
            return TypedResults.Ok(new TreeResponse(found, moment, then) { Past = past.Note });
        }

        return TypedResults.Ok(await NowAsync(connection, found, rows, chosen, levels, paces, clock, ct));

        async Task<TreeResponse> WholeAsync()
        {
            var whole = await TreeRows.ReadAsync(connection, caller, found, unit: null, ct);
            return await NowAsync(connection, found, whole, whole.Chosen(), whole.Levels(), paces, clock, ct);
        }
    }

    private static async Task<TreeResponse> NowAsync(
        NpgsqlConnection connection, TreeCycle cycle, TreeRows rows, List<TreeRow> chosen, Dictionary<Guid, int> levels, PaceReader paces, TimeProvider clock, CancellationToken ct)
    {
        Guid[] ids = [.. chosen.Select(n => n.Id)];
        var paced = paces.Judge(rows.Heads, ids);
        var snapshots = await Snapshots.ReadAsync(connection, ids, ct);
        var nodes = chosen
            .OrderBy(n => levels[n.Id])
            .Select(n => NodeOf(n, levels[n.Id], paced[new(n.Id)], rows))
            .Select(n => snapshots.TryGetValue(n.Id, out var then) ? n with { Progress = then.Progress, Pace = then.Pace ?? n.Pace } : n)
            .ToList();
        return new TreeResponse(cycle, clock.GetUtcNow(), nodes);
    }

    /// <summary>Pace, what was expected and confidence are not on record.</summary>
    private static TreeNode PastNodeOf(TreeRow row, int level, PastObjective then, TreeRows rows) => new(
        row.Id,
        row.Title,
        row.UnitId,
        row.Title is null ? null : row.OwnerId,
        then.Kind,
        then.Lifecycle,
        level,
        then.Progress,
        null,
        Pace.NoData,
        null,
        then.KeyResults,
        rows.ParentsOf(row.Id),
        rows.ChildrenOf(row.Id),
        null,
        null);

    private static TreeNode NodeOf(TreeRow row, int level, PacedObjective now, TreeRows rows) => new(
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
        rows.ParentsOf(row.Id),
        rows.ChildrenOf(row.Id),
        now.ComputedProgress,
        now.ComputedPace);

    /// <summary>The one asked for; the running one, or else the latest, when none is.</summary>
    internal static Task<TreeCycle?> FindCycleAsync(GoalsDb db, Guid? cycle, CancellationToken ct)
    {
        var cycles = cycle is { } id ? db.Cycles.Where(c => c.Id == new CycleId(id)) : db.Cycles;
        return cycles
            .OrderByDescending(c => c.Phase == CyclePhase.Active)
            .ThenByDescending(c => c.Start)
            .Select(c => new TreeCycle(c.Id.Value, c.Name, c.Start, c.End, c.Phase))
            .FirstOrDefaultAsync(ct);
    }
}
