using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Tree;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Serving;

/// <summary>How much of what units have agreed on serves something above.</summary>
public sealed record CoverageResponse(TreeCycle Cycle, CoverageCount Total, IReadOnlyList<UnitCoverage> Units);

/// <summary>Of one unit, by name.</summary>
public sealed record UnitCoverage(UnitName Unit, CoverageCount Count);

/// <summary>Objectives that are agreed, below the company and not anybody's own.</summary>
/// <param name="Aligned">To at least one objective above.</param>
/// <param name="Orphans">To none.</param>
/// <param name="Share">aligned ÷ objectives; none where there are no objectives.</param>
public sealed record CoverageCount(int Objectives, int Aligned, int Orphans, decimal? Share)
{
    internal static CoverageCount Of(int objectives, int aligned) =>
        new(objectives, aligned, objectives - aligned, objectives == 0 ? null : Ratio.Rounded((decimal)aligned / objectives));
}

internal static class AlignmentCoverage
{
    private const string Counts =
        """
        with aligned as materialized (
            select distinct a.child_id as id from alignment a join known_objective($1, $2::uuid) k on k.id = a.parent_id
        )
        select u.id, u.name, u.slug, count(*)::int, count(a.id)::int
        from objective o
        join visible_objective($1, $2::uuid) v on v.id = o.id
        join unit u on u.id = o.unit_id and u.parent_id is not null
        left join aligned a on a.id = o.id
        where o.cycle_id = $3 and o.lifecycle in ('published', 'graded') and not o.personal
          and ($4 = '00000000-0000-0000-0000-000000000000' or o.unit_id in (select b.id from unit_below_at($4, $5) b))
        group by u.id, u.name, u.slug
        order by u.name, u.id
        """;

    /// <summary>Made of what the caller sees; the orphans are those that the list of objectives names.</summary>
    /// <param name="cycle">The running one when absent.</param>
    /// <param name="unit">This unit and those below it.</param>
    public static async Task<Results<Ok<CoverageResponse>, ProblemHttpResult>> HandleAsync(
        Guid? cycle, Guid? unit, GoalsDb db, Caller caller, CancellationToken ct)
    {
        if (await GetTree.FindCycleAsync(db, cycle, ct) is not { } found)
        {
            return Problems.Missing();
        }

        var rows = await (await db.ConnectionAsync(ct)).ReadAsync(
            Counts,
            [caller.PersonId, caller.Within, found.Id, unit ?? Guid.Empty, found.LastMoment],
            r => (Unit: new UnitName(r.Id(), r.Text(), r.Text()), Objectives: r.Next<int>(), Aligned: r.Next<int>()),
            ct);
        return TypedResults.Ok(new CoverageResponse(
            found,
            CoverageCount.Of(rows.Sum(r => r.Objectives), rows.Sum(r => r.Aligned)),
            rows.ConvertAll(r => new UnitCoverage(r.Unit, CoverageCount.Of(r.Objectives, r.Aligned)))));
    }
}
