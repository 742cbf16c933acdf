using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Serving;

/// <summary>What a draft is compared by.</summary>
/// <param name="Id">None while it is not saved.</param>
/// <param name="Texts">Its title and those of its key results.</param>
internal sealed record Draft(Guid? Id, Guid CycleId, Guid UnitId, IReadOnlyList<string?> Texts, Guid[] MetricIds);

/// <summary>An objective that a draft may have something to do with.</summary>
internal sealed record Candidate(Guid Id, string Title, Lifecycle Lifecycle, UnitName Unit, CycleName Cycle, Fit Fit, string[] Words, Guid[] MetricIds)
{
    public SuggestedObjective Respond(decimal score) => new(Id, Title, Unit, Cycle, Lifecycle, score, new(Fit.Up, Fit.Down, Words, MetricIds));
}

internal static class Candidates
{
    /// <summary>
    /// What shares words or a metric with the draft, and what units above it have; of the same cycle or one that encloses it, not
    /// linked with it already, and seen by the caller. Where many share a word, the closest 300 by words are looked at.
    /// </summary>
    private const string Sql =
        """
        with recursive draft as materialized (
            select array(select w from unnest(tsvector_to_array(to_tsvector('english', $4))) w where w ~ '^[[:alnum:]]+$') as words
        ), q as materialized (
            select coalesce(array_to_string(d.words, ' | '), '')::tsquery as query from draft d
        ), above (id) as (
            select $7::uuid
            union
            select a.parent_id from above x join alignment a on a.child_id = x.id
        ), below (id) as (
            select $7::uuid
            union
            select a.child_id from below x join alignment a on a.parent_id = x.id
        ), found (id) as materialized (
            select o.id from objective o, q where o.words @@ q.query
            union
            select k.objective_id from key_result k, q where k.words @@ q.query and not k.retired
            union
            select k.objective_id from key_result k where k.metric_id = any($5) and not k.retired
            union
            select o.id from objective o join unit_closure c on c.ancestor_id = o.unit_id where c.descendant_id = $3
        ), close as materialized (
            select o.id
            from found f
            join visible_objective($1, $6::uuid) v on v.id = f.id
            join objective o on o.id = f.id
            join cycle mine on mine.id = $2
            join cycle c on c.id = o.cycle_id and c.start <= mine.start and c."end" >= mine."end"
            cross join q
            where o.lifecycle in ('proposed', 'published') and not o.personal
              and ($7::uuid is null or o.id not in (select id from above union all select id from below))
            order by exists (select 1 from key_result k where k.objective_id = o.id and k.metric_id = any($5) and not k.retired) desc,
                     ts_rank(o.words, q.query) desc, o.id
            limit 300
        )
        select o.id, o.title, o.lifecycle, o.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''), c.id, c.name, c.start, c."end", c.phase,
               d.up, d.down, cardinality(dr.words), cardinality(w.words),
               array(select unnest(w.words) intersect select unnest(dr.words) order by 1),
               array(select distinct k.metric_id from key_result k where k.objective_id = o.id and k.metric_id = any($5) and not k.retired)
        from close x
        join objective o on o.id = x.id
        join cycle c on c.id = o.cycle_id
        left join unit u on u.id = o.unit_id
        cross join draft dr
        cross join lateral (
            select array(select l from unnest(tsvector_to_array(to_tsvector('english', concat_ws(
                ' ', o.title, (select string_agg(k.title, ' ') from key_result k where k.objective_id = o.id and not k.retired))))) l
                where l ~ '^[[:alnum:]]+$') as words) w
        cross join lateral (
            select a.depth as up, b.depth as down
            from unit_closure a join unit_closure b on b.ancestor_id = a.ancestor_id and b.descendant_id = o.unit_id
            where a.descendant_id = $3 order by a.depth + b.depth limit 1) d
        """;

    public static Task<List<Candidate>> ReadAsync(NpgsqlConnection connection, Draft draft, Caller caller, CancellationToken ct) => connection.ReadAsync(
        Sql, [caller.PersonId, draft.CycleId, draft.UnitId, string.Join(' ', draft.Texts), draft.MetricIds, caller.Within, draft.Id], Read, ct);

    private static Candidate Read(Columns r)
    {
        var (id, title, lifecycle, unit) = (r.Id(), r.Text(), r.Word<Lifecycle>(), new UnitName(r.Id(), r.Text(), r.Text()));
        var cycle = new CycleName(r.Id(), r.Text(), r.Next<DateOnly>(), r.Next<DateOnly>(), r.Word<CyclePhase>());
        var (up, down, words, others) = (r.Next<int>(), r.Next<int>(), r.Next<int>(), r.Next<int>());
        var (shared, metrics) = (r.Many<string>(), r.Many<Guid>());
        return new Candidate(id, title, lifecycle, unit, cycle, new Fit(up, down, shared.Length, words, others, metrics.Length > 0), shared, metrics);
    }
}
