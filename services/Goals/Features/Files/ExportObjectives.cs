using System.Runtime.CompilerServices;
using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Files;

internal static class ExportObjectives
{
    /// <summary>As <see cref="FileText"/> reads it again.</summary>
    private const string Special = """
        '([\\;|])', '\\\1'
        """;

    /// <summary>
    /// An objective without a key of its importer's is named by its id. Owners ($5) or grades ($6) are in it: both only where they may leave
    /// the platform together. By key, so that what is imported from it comes out in the same order.
    /// </summary>
    private const string Rows =
        $"""
        with scope as materialized (
            select o.id, coalesce(o.external_key, o.id::text) as key
            from objective o join visible_objective($1, $2::uuid) v on v.id = o.id
            where ($3::uuid is null or o.cycle_id = $3::uuid)
              and ($4::uuid is null or o.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = $4::uuid))
        )
        select type, key, cycle, unit, owner, title, why, kind, visibility, contributors, parents,
               measure, metric, baseline, target, weight, unit_of_measure, decimals, reading, low, high, start, "end", phases, steps,
               guardrails, tags, links, lifecycle, value, progress, continues, grade
        from (
            select s.id, 0 as position, 'objective' as type, s.key, c.name as cycle, u.slug as unit, case when $5 then w.email end as owner, o.title, o.why, o.kind, o.visibility,
                   (select string_agg(p.email, '; ' order by p.email) from contributor x join person p on p.id = x.person_id where x.objective_id = o.id and $5) as contributors,
                   (select string_agg(regexp_replace(coalesce(p.external_key, p.id::text), {Special}, 'g') || '|' || a.relation || '|' || trim_scale(a.weight)
                               || coalesce('|' || regexp_replace(t.title, {Special}, 'g'), ''), '; ' order by coalesce(p.external_key, p.id::text), p.id)
                    from alignment a join objective p on p.id = a.parent_id join visible_objective($1, $2::uuid) v on v.id = p.id
                    left join key_result t on t.id = a.parent_key_result_id and not t.retired
                    where a.child_id = o.id) as parents,
                   null as measure, null as metric, null::numeric as baseline, null::numeric as target, null::numeric as weight,
                   null as unit_of_measure, null::int as decimals, null as reading, null::numeric as low, null::numeric as high,
                   null as start, null as "end", null as phases, null as steps,
                   (select string_agg(g.metric_id::text, '; ' order by g.metric_id) from guardrail g join visible_metric($1, $2::uuid) m on m.id = g.metric_id where g.objective_id = o.id) as guardrails,
                   (select string_agg(regexp_replace(t.tag, {Special}, 'g'), '; ' order by t.n) from unnest(o.tags) with ordinality as t(tag, n)) as tags,
                   (select string_agg(regexp_replace(l.title, {Special}, 'g') || '|' || regexp_replace(l.address, {Special}, 'g'), '; ' order by l.n)
                    from unnest(o.link_titles, o.link_addresses) with ordinality as l(title, address, n)) as links,
                   o.lifecycle, null::numeric as value, g.progress,
                   case when o.continues is not null then (
                       select coalesce(e.external_key, e.id::text) from objective e join visible_objective($1, $2::uuid) v on v.id = e.id where e.id = o.continues)
                   end as continues,
                   case when $6 then o.grade end as grade
            from scope s
            join objective o on o.id = s.id
            join cycle c on c.id = o.cycle_id
            left join unit u on u.id = o.unit_id
            left join person w on w.id = o.owner_id
            left join objective_progress g on g.objective_id = o.id
            union all
            select s.id, k.position + 1, 'key-result', s.key, null, null, case when $5 then w.email end, k.title, null, null, null, null, null,
                   k.measure, k.metric_id::text, k.baseline, k.target, k.weight,
                   case when k.metric_id is null then k.unit_of_measure end, case when k.metric_id is null then k.decimals end,
                   case when k.measure = 'metric' then k.reading end, k.low, k.high, k.start::text, k."end"::text,
                   (select string_agg(u.day::text || '|' || trim_scale(u.value), '; ' order by u.n)
                    from unnest(k.phase_days, k.phase_values) with ordinality as u(day, value, n)),
                   (select string_agg(regexp_replace(y.title, {Special}, 'g') || '|' || trim_scale(y.weight) || '|' || coalesce(y.due::text, '') || '|' || coalesce(regexp_replace(y.external_key, {Special}, 'g'), ''), '; ' order by y.position)
                    from key_result_step y where y.key_result_id = k.id),
                   null, null, null, null, x.value,
                   case when x.raw is not null then least(greatest(x.raw, 0), 1) end, null, null
            from scope s
            join key_result k on k.objective_id = s.id and not k.retired
            left join person w on w.id = k.owner_id
            left join key_result_value x on x.key_result_id = k.id
        ) rows
        order by key, id, position
        """;

    /// <summary>What the caller sees, as a file that can be imported again.</summary>
    /// <param name="unit">Of this unit and those below it.</param>
    /// <param name="grades">
    /// With grades, and then without owners and contributors; with both by a token with the scope <c>people:scores</c> and for an
    /// administrator of the company, which the history notes.
    /// </param>
    public static async Task<IResult> HandleAsync(Guid? cycle, Guid? unit, bool? grades, GoalsDb db, Scores scores, Caller caller, CancellationToken ct)
    {
        var withGrades = grades == true;
        if (withGrades && scores.AreHidden)
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "scope-missing", $"Grades need the scope {Caller.ScoresScope}.");
        }

        var together = withGrades && await scores.MayLeaveTogetherAsync(ct);
        if (together)
        {
            await scores.NoteFileAsync(ct);
        }

        return new CsvExport(
            "objectives.csv", ObjectiveFile.Columns, RowsAsync(db, [caller.PersonId, caller.Within, cycle, unit, !withGrades || together, withGrades], ct));
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(GoalsDb db, object?[] values, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(await db.ConnectionAsync(ct)) { BatchCommands = { Sql.Command(Rows, values) } };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var cells = new object?[rows.FieldCount];
            rows.GetValues(cells!);
            yield return Array.ConvertAll(cells, cell => cell is DBNull ? null : cell);
        }
    }
}
