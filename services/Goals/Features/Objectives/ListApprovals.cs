using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>An objective that waits for the caller.</summary>
/// <param name="Version">Send it as If-Match, so that what is agreed is what was read.</param>
/// <param name="For">The unit that the caller decides for: its own, or a co-owning one.</param>
/// <param name="AsCoOwner">True where <c>approve</c> is asked for, false where <c>publish</c> or <c>return</c> is.</param>
public sealed record ApprovalView(
    Guid Id,
    long Version,
    string Title,
    Lifecycle Lifecycle,
    Guid CycleId,
    UnitName Unit,
    PersonName Owner,
    PersonName? ProposedBy,
    DateTimeOffset? ProposedAt,
    Guid For,
    bool AsCoOwner);

internal static class ListApprovals
{
    /// <summary>What waits for me: proposals I have to decide about, and joint objectives of units that I lead.</summary>
    private const string Waiting =
        """
        with open as (
            select array_agg(o.id) as ids from objective o
            join visible_objective($1, $2::uuid) v on v.id = o.id
            where o.lifecycle = 'proposed'
               or (o.lifecycle = 'draft' and o.id in (select j.objective_id from co_owner j where j.approved_at is null))
        )
        select o.id, o.version, o.title, o.lifecycle, o.cycle_id, o.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''), o.owner_id, coalesce(w.name, ''),
               o.proposed_by, coalesce(p.name, ''), o.proposed_at, d.for_unit, d.co_owns
        from open cross join lateral decider(open.ids) d
        join objective o on o.id = d.objective_id
        left join unit u on u.id = o.unit_id
        left join person w on w.id = o.owner_id
        left join person p on p.id = o.proposed_by
        where d.person_id = $1 and is_within(d.for_unit, $2::uuid) and (o.id, d.for_unit) > ($3, $4)
        order by o.id, d.for_unit
        limit $5
        """;

    public static async Task<Results<Ok<Page<ApprovalView>>, ProblemHttpResult>> HandleAsync(
        GoalsDb db, Caller caller, string? cursor, int? limit, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Position>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(limit);
        var items = await (await db.ConnectionAsync(ct)).ReadAsync(
            Waiting, [caller.PersonId, caller.Within, after?.Id ?? Guid.Empty, after?.For ?? Guid.Empty, size], Read, ct);
        return TypedResults.Ok(new Page<ApprovalView>(
            items, items.Count == size ? Cursor.Encode(new Position(items[^1].Id, items[^1].For)) : null));
    }

    private static ApprovalView Read(Columns r)
    {
        var (id, version, title, lifecycle, cycle) = (r.Id(), r.Next<long>(), r.Text(), r.Word<Lifecycle>(), r.Id());
        var (unit, owner) = (new UnitName(r.Id(), r.Text(), r.Text()), new PersonName(r.Id(), r.Text()));
        var (proposer, name) = (r.Maybe<Guid>(), r.Text());
        return new ApprovalView(
            id, version, title, lifecycle, cycle, unit, owner, proposer is { } p ? new PersonName(p, name) : null, r.Maybe<DateTimeOffset>(), r.Id(), r.Next<bool>());
    }

    private sealed record Position(Guid Id, Guid For);
}
