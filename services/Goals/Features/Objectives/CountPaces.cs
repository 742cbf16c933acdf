using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Tree;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>How the objectives of a unit's sub-units stand.</summary>
/// <param name="SubUnits">Those that have any, by name.</param>
public sealed record PaceCountsResponse(TreeCycle Cycle, DateTimeOffset AsOf, IReadOnlyList<UnitPaces> SubUnits);

/// <summary>Of one sub-unit together with everything below it.</summary>
public sealed record UnitPaces(UnitName Unit, IReadOnlyList<PaceCount> Paces);

/// <summary>So many objectives stand like this.</summary>
public sealed record PaceCount(Pace Pace, int Objectives);

/// <summary>A unit's page shows what is below it by a few numbers, however many objectives those are.</summary>
internal static class CountPaces
{
    private const string Below =
        """
        select s.id, s.name, s.slug, o.id
        from unit s
        join unit_closure b on b.ancestor_id = s.id
        join objective o on o.unit_id = b.descendant_id
        join visible_objective($1, $2::uuid) v on v.id = o.id
        where s.parent_id = $3 and o.cycle_id = $4 and o.lifecycle in ('published', 'graded')
        order by s.name, s.id
        """;

    /// <summary>Counts what is agreed and what the caller may see; in a closed cycle as it stood at its end.</summary>
    /// <param name="id">The unit.</param>
    /// <param name="cycle">The running one when absent.</param>
    public static async Task<Results<Ok<PaceCountsResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid? cycle, GoalsDb db, PaceReader paces, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var connection = await db.ConnectionAsync(ct);
        if (await GetTree.FindCycleAsync(db, cycle, ct) is not { } found || !await IsKnownAsync(connection, id, caller, ct))
        {
            return Problems.Missing();
        }

        var below = await connection.ReadAsync(
            Below, [caller.PersonId, caller.Within, id, found.Id], r => (Unit: new UnitName(r.Id(), r.Text(), r.Text()), Objective: r.Id()), ct);
        Guid[] ids = [.. below.Select(b => b.Objective)];
        var now = await paces.ReadAsync(connection, ids, ct);
        var stood = await Snapshots.ReadAsync(connection, ids, ct);
        return TypedResults.Ok(new PaceCountsResponse(
            found,
            clock.GetUtcNow(),
            [
                .. below.GroupBy(b => b.Unit).Select(unit => new UnitPaces(
                    unit.Key,
                    [.. unit.CountBy(b => stood.GetValueOrDefault(b.Objective)?.Pace ?? now[new(b.Objective)].Reading.Pace).OrderBy(p => p.Key).Select(p => new PaceCount(p.Key, p.Value))])),
            ]));
    }

    private static async Task<bool> IsKnownAsync(NpgsqlConnection connection, Guid unit, Caller caller, CancellationToken ct) =>
        await connection.ReadAsync("select 1 from unit u where u.id = $1 and is_within(u.id, $2::uuid)", [unit, caller.Within], r => r.Next<int>(), ct) is [_];
}
