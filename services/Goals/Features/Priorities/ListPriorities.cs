using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Priorities;

/// <summary>One priority.</summary>
public sealed record PriorityContent(string? Text, bool Done = false);

/// <summary>A plain list for a cycle.</summary>
/// <param name="PersonId">None for the unit's own.</param>
/// <param name="Version">Send it as If-Match with the next change.</param>
public sealed record PrioritiesResponse(Guid Id, long Version, Guid CycleId, Guid UnitId, Guid? PersonId, IReadOnlyList<PriorityContent> Items);

/// <summary>Which lists.</summary>
/// <param name="Unit">Of this unit and the people in it.</param>
internal sealed record PriorityFilter(Guid? Cycle, Guid? Unit, Guid? Person, string? Cursor, int? Limit);

internal static class ListPriorities
{
    private const string Lists =
        """
        select p.id, p.version, p.cycle_id, p.unit_id, p.person_id, p.texts, p.done
        from priority_list p
        where p.id > $1 and cardinality(p.texts) > 0
          and ($2::uuid is null or p.cycle_id = $2::uuid) and ($3::uuid is null or p.unit_id = $3::uuid) and ($4::uuid is null or p.person_id = $4::uuid)
          and (p.person_id = $5 or p.unit_id in (select s.id from seen_unit($5) s)) and is_within(p.unit_id, $6::uuid)
        order by p.id limit $7
        """;

    /// <summary>Whoever sees a unit sees its lists, and those of the people in it.</summary>
    public static async Task<Results<Ok<Page<PrioritiesResponse>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PriorityFilter filter, GoalsDb db, Caller caller, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Guid>(filter.Cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(filter.Limit);
        var items = await (await db.ConnectionAsync(ct)).ReadAsync(
            Lists, [after, filter.Cycle, filter.Unit, filter.Person, caller.PersonId, caller.Within, size], Read, ct);
        return TypedResults.Ok(new Page<PrioritiesResponse>(items, items.Count == size ? Cursor.Encode(items[^1].Id) : null));
    }

    private static PrioritiesResponse Read(Columns r) => new(
        r.Id(), r.Next<long>(), r.Id(), r.Id(), r.Maybe<Guid>(), [.. r.Many<string>().Zip(r.Many<bool>(), (text, done) => new PriorityContent(text, done))]);
}
