using Npgsql;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Data.Reading;

/// <summary>Endings of a cycle in a unit, or in what hangs below it through one of its children.</summary>
/// <param name="Branch">The unit directly below; none for the unit itself.</param>
internal sealed record BranchEnding(Guid CycleId, Guid? Branch, Ending Ending);

/// <summary>Counts how the objectives of cycles ended, of a unit and each branch below it.</summary>
internal static class RetrospectiveRows
{
    /// <summary>Of a joint objective once, at the accountable unit; one's own objectives are nobody else's.</summary>
    private const string Counted =
        """
        select p.cycle_id, b.branch, o.kind, o.lifecycle, o.grade, o.with_damage, o.unit_id, count(*)::int
        from unnest($3::uuid[], $4::timestamptz[]) as p (cycle_id, moment)
        cross join lateral unit_branch_at($5, p.moment) b
        join objective o on o.cycle_id = p.cycle_id and o.unit_id = b.id and not o.personal
        join visible_objective($1, $2::uuid) v on v.id = o.id
        group by 1, 2, 3, 4, 5, 6, 7
        order by 1, 2
        """;

    public static async Task<List<BranchEnding>> ReadAsync(
        NpgsqlConnection connection, Caller caller, Guid unit, IReadOnlyCollection<Cycle> cycles, CancellationToken ct)
    {
        var policies = await GoalPolicies.ReadAsync(connection, ct);
        return await connection.ReadAsync(
            Counted,
            [caller.PersonId, caller.Within, cycles.Select(c => c.Id.Value).ToArray(), cycles.Select(LastMoment).ToArray(), unit],
            r =>
            {
                var (cycle, branch, kind, lifecycle) = (r.Id(), r.Maybe<Guid>(), r.Word<ObjectiveKind>(), r.Word<Lifecycle>());
                var (grade, withDamage, of, count) = (r.Maybe<decimal>(), r.Next<bool>(), r.Id(), r.Next<int>());
                return new BranchEnding(cycle, branch, new Ending(kind, lifecycle, grade, withDamage, count, policies.ProgressOf(of)));
            },
            ct);
    }

    /// <summary>Units count where they stood when the cycle ended; until then this lies ahead, and today's tree counts.</summary>
    public static DateTime LastMoment(Cycle cycle) => cycle.Window.After.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
