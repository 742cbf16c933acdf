using Npgsql;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Data.Coach;

/// <summary>What a draft belongs to, as far as it is chosen.</summary>
/// <param name="Self">The objective that is edited; it is no neighbour of itself.</param>
/// <param name="Parents">That it shall serve.</param>
internal sealed record DraftPlace(Guid? Unit, Guid? Cycle, Guid? Self, string? Title, IReadOnlyList<Guid> Parents);

/// <summary>Reads what the coach needs to know around a draft; a few queries, whatever the size of the cycle. Only what the caller sees.</summary>
internal static class DraftFacts
{
    private const string Unit = "select u.name, u.parent_id is null, coalesce(u.time_zone, 'UTC') from unit u where u.id = $1";

    private const string Cycle = """select start, "end" from cycle where id = $1""";

    private const string Counts =
        """
        select count(*) filter (where o.unit_id = $3)::int, count(*) filter (where u.parent_id is null)::int
        from objective o
        join unit u on u.id = o.unit_id and (u.id = $3 or u.parent_id is null)
        join visible_objective($1, $2::uuid) v on v.id = o.id
        where o.cycle_id = $4 and o.id <> $5 and o.lifecycle in ('proposed', 'published') and not o.personal
        """;

    /// <summary>What others say publicly that they do in a cycle.</summary>
    public const string Neighbours =
        """
        select o.id, o.title, o.unit_id, coalesce(u.name, '')
        from objective o
        join visible_objective($1, $2::uuid) v on v.id = o.id
        left join unit u on u.id = o.unit_id
        where o.cycle_id = $3 and o.visibility = 'public' and o.lifecycle in ('proposed', 'published')
        """;

    /// <summary>What serves something or is served by it is no duplicate of it.</summary>
    private const string Linked =
        """
        with recursive up (id) as (
            select unnest($1)
            union
            select a.parent_id from up join alignment a on a.child_id = up.id
        ), down (id) as (
            select unnest($2)
            union
            select a.child_id from down join alignment a on a.parent_id = down.id
        )
        select id from up union select id from down
        """;

    public static async Task<(Surroundings Around, Func<Guid?, DraftMetric?> MetricOf)> ReadAsync(
        NpgsqlConnection connection, Caller caller, DraftPlace place, Guid[] metrics, GoalPolicies policies, Func<string, DateTime> localNow, CancellationToken ct)
    {
        var (unitId, cycle, self) = (place.Unit ?? Guid.Empty, place.Cycle ?? Guid.Empty, place.Self ?? Guid.Empty);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Sql.Command(Unit, unitId),
                Sql.Command(Cycle, cycle),
                Sql.Command(Counts, caller.PersonId, caller.Within, unitId, cycle, self),
                NeighboursOf(Sentence.Of(place.Title), caller, cycle),
                Sql.Command(Linked, place.Parents.Append(self).ToArray(), new[] { self }),
            },
        };
        (string Name, bool IsCompany, string TimeZone)? unit;
        Window? window;
        (int OfUnit, int OfCompany) counts;
        List<OtherObjective> neighbours;
        HashSet<Guid> linked;
        await using (var rows = await batch.ExecuteReaderAsync(ct))
        {
            unit = (await rows.AllAsync(r => (r.Text(), r.Next<bool>(), r.Text()), ct)).Select(u => ((string, bool, string)?)u).FirstOrDefault();
            window = (await rows.NextAsync(r => r.Window(), ct)).Select(w => w.InReach()).FirstOrDefault();
            counts = (await rows.NextAsync(r => (r.Next<int>(), r.Next<int>()), ct))[0];
            neighbours = await rows.NextAsync(r => new OtherObjective(new(r.Id()), r.Text(), r.Id(), r.Text()), ct);
            linked = [.. await rows.NextAsync(r => r.Id(), ct)];
        }

        var known = await MetricFacts.ReadAsync(connection, caller, metrics, cycle, unit is null ? [] : [unitId], ct);
        var around = new Surroundings(
            unit is null ? null : policies.LimitsOf(unitId, unit.Value.IsCompany),
            unit?.Name,
            unit is null || window is null ? null : counts.OfUnit,
            unit is null || unit.Value.IsCompany ? null : counts.OfCompany,
            new Neighbours(neighbours),
            o => o.UnitId != unitId && !linked.Contains(o.Id.Value),
            window,
            DateOnly.FromDateTime(localNow(unit?.TimeZone ?? "UTC")),
            policies.TrendOf(unitId));
        return (around, id => known.Of(id, unit is null ? null : unitId, o => o.Value == self, o => linked.Contains(o.Value)));
    }

    /// <summary>Those that share a word which every title that is alike must share; all where there is no such word to go by.</summary>
    private static NpgsqlBatchCommand NeighboursOf(Sentence title, Caller caller, Guid cycle)
    {
        var probes = Domain.Coach.Neighbours.Probes(title);
        return probes is null
            ? Sql.Command(Neighbours, caller.PersonId, caller.Within, cycle)
            : Sql.Command(
                $"{Neighbours} and to_tsvector('simple', o.title) @@ $4::text::tsquery", caller.PersonId, caller.Within, cycle, string.Join(" | ", probes.Select(p => $"'{p}':*")));
    }

    /// <summary>None where its days lie at the ends of the calendar, where nothing can be reckoned with.</summary>
    public static Window? InReach(this Window window) => window is { Start.Year: > 1900, End.Year: < 9000 } ? window : null;
}
