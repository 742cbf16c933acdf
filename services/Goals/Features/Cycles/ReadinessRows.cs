using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>Something that a cycle lacks, with what to do about it.</summary>
/// <param name="ObjectiveId">None where it is the unit that lacks something.</param>
/// <param name="KeyResultId">None where it is no key result, or one that is only outlined.</param>
/// <param name="Name">Of the unit, the objective or the key result.</param>
/// <param name="Do">What to do, in a sentence.</param>
public sealed record MissingView(Lack Code, Guid UnitId, string Unit, Guid? ObjectiveId, Guid? KeyResultId, string Name, string Do)
{
    internal static MissingView Of(Missing m, IReadOnlyDictionary<Guid, string> units)
    {
        var unit = units.GetValueOrDefault(m.UnitId, "");
        return new MissingView(m.Lack, m.UnitId, unit, m.Objective?.Id.Value, m.KeyResult?.Id, m.KeyResult?.Title ?? m.Objective?.Title ?? unit, Advice(m.Lack));
    }

    private static string Advice(Lack lack) => lack switch
    {
        Lack.UnitWithoutObjectives => "Publish an objective of this unit, or lower its least number by policy.",
        Lack.NotDecided => "Publish the proposal or return it with a note.",
        Lack.Draft => "Propose the draft, or retire it.",
        Lack.KeyResultWithoutNumbers => "Give the key result a baseline and a target, or leave it out.",
        Lack.KeyResultWithoutOwner => "Give the key result to somebody who is there.",
        Lack.OverLimitWithoutReason => "Retire one, or say why with the next change.",
        _ => "Align it to what it serves above.",
    };
}

/// <summary>How many of a kind.</summary>
public sealed record LackCount(Lack Code, int Count);

/// <summary>Reads what a cycle lacks: three queries, whatever its size.</summary>
internal static class ReadinessRows
{
    /// <summary>Of a unit and those below it, or of all where none is named.</summary>
    private const string Units =
        """
        select u.id, u.name, u.parent_id is null, (
            select count(*)::int from objective o
            where o.cycle_id = $1 and o.lifecycle in ('published', 'graded') and not o.personal
              and (o.unit_id = u.id or o.id in (select j.objective_id from co_owner j where j.unit_id = u.id)))
        from unit u
        where not u.archived and ($2::uuid is null or u.id in (select c.descendant_id from unit_closure c where c.ancestor_id = $2::uuid))
        """;

    private const string Objectives =
        """
        select o.id, o.unit_id, o.title, o.lifecycle, o.personal, exists (select 1 from alignment a where a.child_id = o.id), o.limit_reason is not null,
               (select count(*)::int from key_result k where k.objective_id = o.id and not k.retired), o.outline_titles
        from objective o
        join visible_objective($3, $4::uuid) v on v.id = o.id
        where o.cycle_id = $1 and o.lifecycle in ('draft', 'proposed', 'published')
          and ($2::uuid is null or o.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = $2::uuid))
        """;

    private const string Unowned =
        """
        select k.objective_id, k.id, k.title
        from objective o join key_result k on k.objective_id = o.id and not k.retired
        where o.cycle_id = $1 and o.lifecycle in ('draft', 'proposed', 'published')
          and not exists (select 1 from person p where p.id = k.owner_id and p.active)
        """;

    /// <summary>As far as the caller may know of it.</summary>
    public static async Task<List<MissingView>> ReadAsync(NpgsqlConnection connection, Caller caller, Guid cycle, Guid? unit, CancellationToken ct)
    {
        var units = await connection.ReadAsync(Units, [cycle, unit], r => new PlanningUnit(r.Id(), r.Text(), r.Next<bool>(), r.Next<int>()), ct);
        var unowned = (await connection.ReadAsync(Unowned, [cycle], r => (Of: r.Id(), KeyResult: new NamedKeyResult(r.Id(), r.Text())), ct)).ToLookup(k => k.Of, k => k.KeyResult);
        var objectives = await connection.ReadAsync(
            Objectives,
            [cycle, unit, caller.PersonId, caller.Within],
            r =>
            {
                var id = r.Id();
                return new PlannedObjective(
                    new(id), r.Id(), r.Text(), r.Word<Lifecycle>(), r.Next<bool>(), r.Next<bool>(), r.Next<bool>(), r.Next<int>(),
                    [.. r.Many<string>().Select(t => new NamedKeyResult(null, t))], [.. unowned[id]]);
            },
            ct);
        var policies = await GoalPolicies.ReadAsync(connection, ct);
        var companies = units.Where(u => u.IsCompany).Select(u => u.Id).ToHashSet();
        var names = units.ToDictionary(u => u.Id, u => u.Name);
        return Readiness.Of(units, objectives, u => policies.LimitsOf(u, companies.Contains(u))).ConvertAll(m => MissingView.Of(m, names));
    }

    public static List<LackCount> Count(IEnumerable<MissingView> missing) =>
        [.. missing.GroupBy(m => m.Code).OrderBy(g => g.Key).Select(g => new LackCount(g.Key, g.Count()))];
}
