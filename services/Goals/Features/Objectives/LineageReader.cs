using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Follows what was committed to again, to both ends and as far as the caller sees it.</summary>
internal sealed class LineageReader(GoalsDb db, Scores scores, Caller caller)
{
    /// <summary>The ids first, because an index finds those few, then what the caller sees of them.</summary>
    private const string Chain =
        $"""
        with recursive before (id, continues) as (
            select o.id, o.continues from objective o where o.id = $3
            union
            select o.id, o.continues from before b join objective o on o.id = b.continues
        ), after (id) as (
            select $3::uuid
            union
            select o.id from after a join objective o on o.continues = a.id
        ), chain as materialized (select id from before union select id from after)
        select o.id, o.title, o.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''), c.id, c.name, c.start, c."end", c.phase,
               o.kind, o.lifecycle, o.grade, case when s.id is not null then s.progress else p.progress end, o.continues, o.continues_reason
        from chain x
        join objective o on o.id = x.id
        {Seen.OfFew}
        join cycle c on c.id = o.cycle_id
        left join unit u on u.id = o.unit_id
        left join objective_progress p on p.objective_id = o.id
        left join closed_progress s on s.id = o.id
        order by o.id
        """;

    private const string Targets =
        """
        select k.id, e.id, e.baseline, e.target, e.low, e.high, case when s.id is not null then s.value else x.value end,
               case when s.id is not null then s.progress else least(greatest(x.raw, 0), 1) end
        from key_result k
        join key_result e on e.id = k.continues
        join visible_objective($1, $2::uuid) v on v.id = e.objective_id
        left join key_result_value x on x.key_result_id = e.id
        left join closed_progress s on s.id = e.id
        where k.objective_id = $3
        order by k.id
        """;

    /// <summary>Empty at both ends where it stands alone. None when there is no such objective, or none that the caller may see.</summary>
    public async Task<LineageResponse?> FindAsync(Guid id, CancellationToken ct)
    {
        var rows = (await (await db.ConnectionAsync(ct)).ReadAsync(Chain, [caller.PersonId, caller.Within, id], Read, ct)).ToDictionary(e => e.Id);
        if (!rows.TryGetValue(id, out var self))
        {
            return null;
        }

        var (earlier, later) = Succession.Of(new(id), [.. rows.Values.Select(e => new Commitment(new(e.Id), e.Continues is { } c ? new ObjectiveId(c) : null))]);
        return new(earlier.Count, earlier.Count == 0 ? null : self.Reason, [.. earlier.Select(Shown)], [.. later.Select(Shown)]);

        LineageEntry Shown(ObjectiveId other) => rows[other.Value] is var e && e.Continues is { } c && rows.ContainsKey(c) ? e : e with { Continues = null, Reason = null };
    }

    /// <summary>What was agreed of the key results that this objective's own continue, by the ids of its own.</summary>
    public async Task<Dictionary<Guid, EarlierTarget>> TargetsAsync(Guid id, CancellationToken ct) =>
        (await (await db.ConnectionAsync(ct)).ReadAsync(
            Targets,
            [caller.PersonId, caller.Within, id],
            r => (Of: r.Id(), Target: new EarlierTarget(
                r.Id(), r.Maybe<decimal>(), r.Maybe<decimal>(), r.Maybe<decimal>(), r.Maybe<decimal>(), r.Maybe<decimal>(), r.Maybe<decimal>())),
            ct)).ToDictionary(t => t.Of, t => t.Target);

    private LineageEntry Read(Columns r) => new(
        r.Id(), r.Text(), new(r.Id(), r.Text(), r.Text()), new(r.Id(), r.Text(), r.Next<DateOnly>(), r.Next<DateOnly>(), r.Word<CyclePhase>()),
        r.Word<ObjectiveKind>(), r.Word<Lifecycle>(), scores.Show(r.Maybe<decimal>()), r.Maybe<decimal>(), r.Maybe<Guid>(), r.MaybeText());
}
