using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;
using Words = Setpoint.ServiceDefaults.Http.Words;

namespace Setpoint.Goals.Features.Search;

internal static class SearchObjectives
{
    private const int DefaultHits = 20;
    private const int MostHits = 50;

    /// <summary>Around a word in a headline; nobody types them.</summary>
    private const char Start = '\uE000';
    private const char Stop = '\uE001';

    /// <summary>
    /// The matches first, because the indexes find few, then what the caller sees of them. Where the words stand in thousands of
    /// objectives the newest are ranked: ranking reads every text.
    /// </summary>
    private const string Found =
        """
        with q as materialized (
            select to_tsquery('simple', $2) || to_tsquery('english', $2) as query
        ), named as materialized (
            select p.id from person p, q where p.words @@ q.query
        ), found as materialized (
            select o.id, 'objective' as kind, null::uuid as part from objective o, q where o.words @@ q.query
            union all
            select o.id, 'learning-note', null from objective o, q where o.learned @@ q.query
            union all
            select k.objective_id, 'key-result', k.id from key_result k, q where k.words @@ q.query and not k.retired
            union all (
                select o.id, 'person', o.owner_id from named p join objective o on o.owner_id = p.id
                union
                select k.objective_id, 'person', k.owner_id from named p join key_result k on k.owner_id = p.id and not k.retired
                union
                select c.objective_id, 'person', c.person_id from named p join contributor c on c.person_id = p.id)
        ), seen as materialized (
            select v.id from visible_objective($1, $3::uuid) v join objective o on o.id = v.id
            where v.id in (select f.id from found f)
              and ($4::uuid is null or o.cycle_id = $4::uuid)
              and ($5::uuid is null or o.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = $5::uuid))
            order by v.id desc limit 2000
        ), ranked as (
            select f.id, f.part, case when f.kind <> 'objective' then f.kind when ts_filter(o.words, '{a}') @@ q.query then 'title' else 'why' end as kind,
                   case f.kind
                       when 'objective' then ts_rank(o.words, q.query)
                       when 'learning-note' then 0.5 * ts_rank(o.learned, q.query)
                       when 'key-result' then 0.8 * (select ts_rank(k.words, q.query) from key_result k where k.id = f.part)
                       else 0.3
                   end::float8 as rank
            from seen s join found f on f.id = s.id join objective o on o.id = f.id, q
        ), best as (
            select distinct on (id) * from ranked where $6::text is null or kind = $6::text order by id, rank desc, kind, part
        ), page as (
            select * from best where $7::float8 is null or (rank, id) < ($7::float8, $8::uuid) order by rank desc, id desc limit $9
        )
        select b.id, o.title, b.kind, case b.kind when 'key-result' then b.part end, p.id, p.name,
               ts_headline('simple', t.source, to_tsquery('simple', $2), $10), ts_headline('english', t.source, to_tsquery('english', $2), $10),
               o.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''), c.id, c.name, c.start, c."end", c.phase, o.lifecycle, b.rank
        from page b
        join objective o on o.id = b.id
        join cycle c on c.id = o.cycle_id
        left join unit u on u.id = o.unit_id
        left join key_result k on b.kind = 'key-result' and k.id = b.part
        left join person p on b.kind = 'person' and p.id = b.part
        cross join lateral (
            select case b.kind
                when 'title' then o.title
                when 'why' then coalesce(o.why, o.title)
                when 'key-result' then k.title
                when 'person' then p.name
                else (select string_agg(n.value, ' ') from jsonb_each_text(o.learning) n)
            end as source) t
        order by b.rank desc, b.id desc
        """;

    private static readonly string s_headline = $"StartSel={Start}, StopSel={Stop}, MaxWords=40, MinWords=20";

    /// <summary>Words of titles, of why, of key results, of learning notes, and names of people; the last word may be unfinished.</summary>
    /// <param name="q">All of these words.</param>
    /// <param name="unit">Of this unit and those below it.</param>
    /// <param name="kind">Only where the words stand here: title, why, key-result, learning-note or person.</param>
    public static async Task<Results<Ok<Page<SearchHit>>, ProblemHttpResult>> HandleAsync(
        string? q, Guid? cycle, Guid? unit, string? kind, string? cursor, int? limit, GoalsDb db, Caller caller, CancellationToken ct)
    {
        if (SearchWords.Query(q) is not { } query)
        {
            return Problems.Invalid("q", "must have a word in it");
        }

        if (kind is not null && !Words.TryParse<SearchKind>(kind, out _))
        {
            return Problems.Invalid("kind", $"must be one of: {Words.Of<SearchKind>()}");
        }

        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Math.Clamp(limit ?? DefaultHits, 1, MostHits);
        var hits = await (await db.ConnectionAsync(ct)).ReadAsync(
            Found, [caller.PersonId, query, caller.Within, cycle, unit, kind, after?.Rank, after?.Id, size, s_headline], Read, ct);
        return TypedResults.Ok(new Page<SearchHit>(hits, hits.Count == size ? Cursor.Encode(new Position(hits[^1].Rank, hits[^1].ObjectiveId)) : null));
    }

    private static SearchHit Read(Columns r)
    {
        var (id, title, word, keyResult, person, name) = (r.Id(), r.Text(), r.Text(), r.Maybe<Guid>(), r.Maybe<Guid>(), r.MaybeText());
        var (asWritten, asStems) = (r.MaybeText() ?? "", r.MaybeText() ?? "");
        var kind = Words.TryParse<SearchKind>(word, out var known) ? known : default;
        return new SearchHit(
            id,
            title,
            kind,
            keyResult,
            person is { } p ? new PersonName(p, name ?? "") : null,
            [.. Parts(asWritten.Contains(Start, StringComparison.Ordinal) ? asWritten : asStems)],
            new UnitName(r.Id(), r.Text(), r.Text()),
            new CycleName(r.Id(), r.Text(), r.Next<DateOnly>(), r.Next<DateOnly>(), r.Word<CyclePhase>()),
            r.Word<Lifecycle>(),
            r.Next<double>());
    }

    private static IEnumerable<TextPart> Parts(string headline)
    {
        foreach (var (i, piece) in headline.Split(Start).Index())
        {
            var stop = i == 0 ? -1 : piece.IndexOf(Stop, StringComparison.Ordinal);
            if (stop >= 0)
            {
                yield return new TextPart(piece[..stop], true);
            }

            if (piece[(stop + 1)..] is { Length: > 0 } between)
            {
                yield return new TextPart(between, false);
            }
        }
    }

    private sealed record Position(double Rank, Guid Id);
}
