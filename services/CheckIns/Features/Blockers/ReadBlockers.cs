using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.CheckIns.Data;
using Setpoint.CheckIns.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.CheckIns.Features.Blockers;

internal static class ReadBlockers
{
    private static readonly string[] s_states = ["open", "resolved", "all"];

    /// <summary>
    /// What blocks, the longest open first. With <paramref name="objective"/> what blocks it and everything above and below it; with
    /// <paramref name="unit"/> that of the unit and those below it, and what they could help with or was escalated to them. What
    /// blocked an objective that is over blocks nothing any more, and stands among what is resolved.
    /// </summary>
    public static async Task<Results<Ok<Page<BlockerResponse>>, ProblemHttpResult>> ListAsync(
        Guid? objective, Guid? unit, Guid? owner, string? state, int? limit, string? cursor, CheckInsDb db, People people, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        if (state is not null && !s_states.Contains(state))
        {
            return Problems.Invalid("state", $"must be one of: {string.Join(", ", s_states)}");
        }

        var (me, within, size, asked) = (caller.PersonId, caller.Within, Cursor.Limit(limit), state ?? "open");
        var (afterAt, afterId) = (after?.At.ToUniversalTime(), after?.Id ?? Guid.Empty);
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            with recursive up (id) as (
                select unnest(o.parents) from objective o where o.id = {objective}
                union select unnest(o.parents) from up join objective o on o.id = up.id
            ), down (id) as (
                select o.id from objective o where o.parents @> array[{objective}::uuid]
                union select o.id from down join objective o on o.parents @> array[down.id]
            ), place (id, place) as (
                select {objective}::uuid, 'own' union all select id, 'below' from down union all select id, 'above' from up
            )
            select b.id as "Id", o.title as "Title", o.unit_id as "UnitId", p.place as "Place"
            from blocker b join objective o on o.id = b.objective_id left join place p on p.id = b.objective_id
            where ({objective}::uuid is null or p.id is not null)
              and ({owner}::uuid is null or b.owner_id = {owner})
              and ({unit}::uuid is null or exists (
                  select 1 from unit_closure c where c.ancestor_id = {unit} and c.descendant_id in (o.unit_id, b.helping_unit_id, b.escalated_to)))
              and ({asked} = 'all' or (b.resolved_at is null and o.lifecycle not in ('graded', 'retired')) = ({asked} = 'open'))
              and ({afterAt}::timestamptz is null or (b.raised_at, b.id) > ({afterAt}, {afterId}))
              and sees_blocker({me}, {within}, b, o)
            order by b.raised_at, b.id limit {size + 1}
            """).ToListAsync(ct);
        var page = rows.Take(size).ToList();
        var ids = page.ConvertAll(r => new BlockerId(r.Id));
        var found = await db.Blockers.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id.Value, ct);
        var names = await people.NamesAsync(BlockerResponse.Named(found.Values), ct);
        var now = clock.GetUtcNow();
        var items = page.ConvertAll(r => BlockerResponse.Of(found[r.Id], r.Title, r.UnitId, names, now, r.Place));
        return TypedResults.Ok(new Page<BlockerResponse>(items, rows.Count > size ? Cursor.Encode(new Position(items[^1].RaisedAt, items[^1].Id)) : null));
    }

    public static async Task<Results<Tagged<BlockerResponse>, ProblemHttpResult>> FindAsync(
        Guid id, BlockerAccess access, BlockerWriter writer, CancellationToken ct) =>
        await access.FindAsync(id, ct) is var (blocker, objective) ? await writer.AnswerAsync(blocker, objective, created: false, ct) : Problems.Missing();

    /// <summary>Who can see or change it, and why: for those who may change it.</summary>
    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> AccessAsync(
        Guid id, BlockerAccess access, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct)
    {
        if (await access.FindAsync(id, ct) is not var (blocker, objective))
        {
            return Problems.Missing();
        }

        return await access.CanChangeAsync(blocker, objective, ct)
            ? await reasons.AnswerAsync(BlockerAccess.FactsOf(blocker, objective), cursor, limit, ct)
            : Problems.Forbidden("Those who may change a blocker may ask who sees it.");
    }

    private sealed record Row(Guid Id, string? Title, Guid UnitId, string? Place);

    private sealed record Position(DateTimeOffset At, Guid Id);
}
