using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>Something that a cycle lacks, with what to do about it.</summary>
/// <param name="ObjectiveId">None where it is the unit that lacks something.</param>
/// <param name="KeyResultId">None where it is no key result, or one that is only outlined.</param>
/// <param name="Name">Of the unit, the objective or the key result; of a dependency what is asked for.</param>
/// <param name="Do">What to do, in a sentence.</param>
/// <param name="DependencyId">None where it is no dependency.</param>
public sealed record MissingView(
    Lack Code, Guid UnitId, string Unit, Guid? ObjectiveId, Guid? KeyResultId, string Name, string Do, Guid? DependencyId = null)
{
    internal static MissingView Of(Missing m, IReadOnlyDictionary<Guid, string> units)
    {
        var unit = units.GetValueOrDefault(m.UnitId, "");
        return new MissingView(m.Lack, m.UnitId, unit, m.Objective?.Id.Value, m.KeyResult?.Id, m.Dependency?.What ?? m.KeyResult?.Title ?? m.Objective?.Title ?? unit, Advice(m.Lack), m.Dependency?.Id);
    }

    private static string Advice(Lack lack) => lack switch
    {
        Lack.UnitWithoutObjectives => "Publish an objective of this unit, or lower its least number by policy.",
        Lack.NotDecided => "Publish the proposal or return it with a note.",
        Lack.Draft => "Propose the draft, or retire it.",
        Lack.KeyResultWithoutNumbers => "Give the key result a baseline and a target, or leave it out.",
        Lack.KeyResultWithoutOwner => "Give the key result to somebody who is there.",
        Lack.OverLimitWithoutReason => "Retire one, or say why with the next change.",
        Lack.DependencyNotAnswered => "Have the other unit's lead accept or decline it, or withdraw it.",
        Lack.DependencyOverdue => "Mark it as done if it is, or withdraw it and ask anew.",
        _ => "Align it to what it serves above.",
    };
}

/// <summary>How many of a kind.</summary>
public sealed record LackCount(Lack Code, int Count);

/// <summary>Reads what a cycle lacks: four queries, whatever its size.</summary>
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

    /// <summary>A day is over when it is at the unit that asks.</summary>
    private const string Awaited =
        """
        select d.objective_id, d.id, d.what, d.state = 'accepted', d.due < ($2 at time zone coalesce(u.time_zone, 'UTC'))::date
        from objective o
        join dependency d on d.objective_id = o.id and d.state in ('asked', 'accepted')
        left join unit u on u.id = o.unit_id
        where o.cycle_id = $1 and o.lifecycle in ('draft', 'proposed', 'published')
        order by d.id
        """;

    /// <summary>As far as the caller may know of it.</summary>
    public static async Task<List<MissingView>> ReadAsync(
        NpgsqlConnection connection, Caller caller, Guid cycle, Guid? unit, DateTimeOffset now, CancellationToken ct)
    {
        var units = await connection.ReadAsync(Units, [cycle, unit], r => new PlanningUnit(r.Id(), r.Text(), r.Next<bool>(), r.Next<int>()), ct);
        var unowned = (await connection.ReadAsync(Unowned, [cycle], r => (Of: r.Id(), KeyResult: new NamedKeyResult(r.Id(), r.Text())), ct)).ToLookup(k => k.Of, k => k.KeyResult);
        var awaited = (await connection.ReadAsync(
            Awaited, [cycle, now], r => (Of: r.Id(), Dependency: new AwaitedDependency(r.Id(), r.Text(), r.Next<bool>(), r.Next<bool>())), ct)).ToLookup(d => d.Of, d => d.Dependency);
        var objectives = await connection.ReadAsync(
            Objectives,
            [cycle, unit, caller.PersonId, caller.Within],
            r =>
            {
                var id = r.Id();
                return new PlannedObjective(
                    new(id), r.Id(), r.Text(), r.Word<Lifecycle>(), r.Next<bool>(), r.Next<bool>(), r.Next<bool>(), r.Next<int>(),
                    [.. r.Many<string>().Select(t => new NamedKeyResult(null, t))], [.. unowned[id]])
                {
                    Awaited = [.. awaited[id]],
                };
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
