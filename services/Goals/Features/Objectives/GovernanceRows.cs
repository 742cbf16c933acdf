using Npgsql;
using Setpoint.Goals.Data;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Reads how an objective was agreed, or who has to agree to it.</summary>
internal static class GovernanceRows
{
    private const string Head =
        """
        select o.proposed_by, coalesce(p.name, ''), o.proposed_at, o.returned_by, coalesce(r.name, ''), o.returned_note,
               o.published_by, coalesce(a.name, ''), o.published_at, o.limit_reason
        from objective o
        left join person p on p.id = o.proposed_by
        left join person r on r.id = o.returned_by
        left join person a on a.id = o.published_by
        where o.id = $1
        """;

    private const string CoOwners =
        """
        select j.unit_id, coalesce(u.name, ''), coalesce(u.slug, ''), j.approved_by, coalesce(p.name, ''), j.approved_at
        from co_owner j left join unit u on u.id = j.unit_id left join person p on p.id = j.approved_by
        where j.objective_id = $1 order by u.name, j.unit_id
        """;

    private const string Deciders =
        """
        select d.for_unit, d.co_owns, p.id, p.name from decider(array[$1]) d join person p on p.id = d.person_id order by p.name, p.id
        """;

    public static async Task<GovernanceResponse> ReadAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        var deciders = await connection.ReadAsync(Deciders, [id], r => (Unit: r.Id(), CoOwns: r.Next<bool>(), Person: new PersonName(r.Id(), r.Text())), ct);
        var coOwners = await connection.ReadAsync(
            CoOwners,
            [id],
            r =>
            {
                var unit = new UnitName(r.Id(), r.Text(), r.Text());
                var waitsFor = deciders.Where(d => d.CoOwns && d.Unit == unit.Id).Select(d => d.Person);
                return new CoOwnerResponse(unit, Named(r), r.Maybe<DateTimeOffset>(), [.. waitsFor]);
            },
            ct);
        var read = await connection.ReadAsync(
            Head,
            [id],
            r => new GovernanceResponse(
                Named(r), r.Maybe<DateTimeOffset>(), [.. deciders.Where(d => !d.CoOwns).Select(d => d.Person)], coOwners,
                Named(r), r.MaybeText(), Named(r), r.Maybe<DateTimeOffset>(), r.MaybeText()),
            ct);
        return read[0];
    }

    private static PersonName? Named(Columns r)
    {
        var (id, name) = (r.Maybe<Guid>(), r.Text());
        return id is { } person ? new PersonName(person, name) : null;
    }
}
