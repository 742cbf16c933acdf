using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Changes;

/// <summary>What happened.</summary>
public enum ChangeKind
{
    /// <summary>An objective was agreed.</summary>
    Published,

    /// <summary>An objective was given up.</summary>
    Retired,

    /// <summary>An objective was closed with a grade.</summary>
    Graded,

    /// <summary>The target or the baseline of an agreed key result changed.</summary>
    Target,

    /// <summary>An objective's progress is another than at that date.</summary>
    Progress,
}

/// <summary>Something that happened to an objective.</summary>
/// <param name="At">When; for progress the last time it moved.</param>
/// <param name="By">Who did it; nobody moves progress, and events do without a person what no person stands behind.</param>
/// <param name="KeyResult">Whose target changed.</param>
/// <param name="From">The old target, or the progress at the date asked for; none where there was none.</param>
/// <param name="To">The new target, the progress now, or the grade.</param>
/// <param name="Reason">Why it was retired or the target changed.</param>
public sealed record ChangeView(
    DateTimeOffset At,
    ChangeKind Kind,
    ChangedObjective Objective,
    PersonName? By,
    ChangedKeyResult? KeyResult,
    decimal? From,
    decimal? To,
    string? Reason);

/// <summary>The objective.</summary>
public sealed record ChangedObjective(Guid Id, string Title, UnitName Unit, CycleName Cycle);

/// <summary>The key result.</summary>
public sealed record ChangedKeyResult(Guid Id, string Title, string? UnitOfMeasure, int Decimals);

internal static class ListChanges
{
    private const string InScope =
        "($5::uuid is null or o.cycle_id = $5::uuid) and ($4::uuid is null or o.unit_id in (select place.id from place))";

    /// <summary>Asked of one objective after the other, the newest first, until the page is full: after a busy week nearly all have moved.</summary>
    private const string Seen = "cross join lateral (select 1 from visible_objective($1, $2::uuid) v where v.id = o.id limit 1) seen";

    private static readonly string s_sql = Sql();

    /// <summary>What happened since a date to objectives that the caller sees today, the newest first.</summary>
    /// <param name="since">Not including this moment. As far as the history is kept.</param>
    /// <param name="unit">Of this unit and those below it.</param>
    public static async Task<Results<Ok<Page<ChangeView>>, ProblemHttpResult>> HandleAsync(
        DateTimeOffset? since, Guid? unit, Guid? cycle, string? cursor, int? limit, GoalsDb db, Caller caller, CancellationToken ct)
    {
        if (since is not { } date)
        {
            return Problems.Invalid("since", "is required: a date or a moment");
        }

        if (!Cursor.TryDecode<Position>(cursor, out var before))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(limit);
        var rows = await (await db.ConnectionAsync(ct)).ReadAsync(
            s_sql, [caller.PersonId, caller.Within, date.ToUniversalTime(), unit, cycle, before?.At.ToUniversalTime(), before?.Key, size], Read, ct);
        return TypedResults.Ok(new Page<ChangeView>(
            rows.ConvertAll(r => r.View), rows.Count == size ? Cursor.Encode(new Position(rows[^1].View.At, rows[^1].Key)) : null));
    }

    /// <summary>The history keeps an enum as its number.</summary>
    private static string Sql() =>
        $$"""
        with place as materialized (
            select c.descendant_id as id from unit_closure c where c.ancestor_id = $4::uuid
        ), moved as (
            select p.objective_id as id, max(p.recorded_at) as at, p.objective_id::text as key
            from progress_revision p join objective o on o.id = p.objective_id
            where p.recorded_at > $3 and o.lifecycle in ('published', 'graded') and {{InScope}}
            group by p.objective_id
        ), change as (
            (select a.at, case (a.changes -> 'lifecycle' ->> 1)::int
                       when {{(int)Lifecycle.Published}} then 'published' when {{(int)Lifecycle.Graded}} then 'graded' else 'retired' end as kind,
                   a.subject_id as id, a.actor as by, null::uuid as part, null::numeric as old, null::numeric as new, a.seq::text as key
            from audit_entry a join objective o on o.id = a.subject_id {{Seen}}
            where a.at > $3 and a.subject_type = 'Objective' and {{InScope}}
              and (a.changes -> 'lifecycle' ->> 1)::int in ({{(int)Lifecycle.Published}}, {{(int)Lifecycle.Graded}}, {{(int)Lifecycle.Retired}})
              and ($6::timestamptz is null or (a.at, a.seq::text) < ($6, $7::text))
            order by a.at desc, a.seq::text desc limit $8)
            union all
            (select t.changed_at, 'target', o.id, t.changed_by, k.id, t.old_target,
                   coalesce((select n.old_target from target_change n where n.key_result_id = k.id and n.number = t.number + 1), k.target),
                   k.id || '/' || t.number
            from target_change t join key_result k on k.id = t.key_result_id join objective o on o.id = k.objective_id {{Seen}}
            where t.changed_at > $3 and {{InScope}}
              and ($6::timestamptz is null or (t.changed_at, k.id || '/' || t.number) < ($6, $7::text))
            order by t.changed_at desc, k.id || '/' || t.number desc limit $8)
            union all
            (select o.at, 'progress', o.id, null, null, was.progress, now.progress, o.key
            from (
                select * from moved where $6::timestamptz is null or (at, key) < ($6, $7::text) order by at desc, key desc) o {{Seen}}
            cross join lateral (
                select p.progress from progress_revision p where p.objective_id = o.id order by p.revision desc limit 1) now
            left join lateral (
                select p.progress from progress_revision p
                where p.objective_id = o.id and p.recorded_at <= $3 order by p.revision desc limit 1) was on true
            where now.progress is distinct from was.progress
            order by o.at desc, o.key desc limit $8)
        ), page as (
            select * from change order by at desc, key desc limit $8
        )
        select x.at, x.kind, o.id, o.title, o.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''),
               c.id, c.name, c.start, c."end", c.phase, p.id, p.name, k.id, k.title, k.unit_of_measure, k.decimals,
               x.old, case x.kind when 'graded' then o.grade else x.new end,
               case x.kind when 'retired' then o.retired_reason
                   when 'target' then (select t.reason from target_change t where t.key_result_id = x.part and t.number = split_part(x.key, '/', 2)::int) end,
               x.key
        from page x
        join objective o on o.id = x.id
        join cycle c on c.id = o.cycle_id
        left join unit u on u.id = o.unit_id
        left join person p on p.id = x.by
        left join key_result k on k.id = x.part
        order by x.at desc, x.key desc
        """;

    private static (ChangeView View, string Key) Read(Columns r)
    {
        var (at, kind) = (r.Next<DateTimeOffset>(), r.Word<ChangeKind>());
        var objective = new ChangedObjective(
            r.Id(), r.Text(), new(r.Id(), r.Text(), r.Text()), new(r.Id(), r.Text(), r.Next<DateOnly>(), r.Next<DateOnly>(), r.Word<CyclePhase>()));
        var (person, name) = (r.Maybe<Guid>(), r.MaybeText());
        var (part, title, unit, decimals) = (r.Maybe<Guid>(), r.MaybeText(), r.MaybeText(), r.Maybe<int>());
        return (
            new ChangeView(
                at,
                kind,
                objective,
                person is { } p ? new PersonName(p, name ?? "") : null,
                part is { } k ? new ChangedKeyResult(k, title ?? "", unit, decimals ?? 0) : null,
                r.Maybe<decimal>(),
                r.Maybe<decimal>(),
                r.MaybeText()),
            r.Text());
    }

    private sealed record Position(DateTimeOffset At, string Key);
}
