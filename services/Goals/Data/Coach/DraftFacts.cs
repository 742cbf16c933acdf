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
internal sealed class DraftFacts(DraftPlace place)
{
    private const string Unit = "select u.name, u.parent_id is null, coalesce(u.time_zone, 'UTC') from unit u where u.id = $1";

    private const string Cycle = """select start, "end" from cycle where id = $1""";

    /// <summary>Of the unit and of the company; nobody has hundreds, and where somebody has, hundreds will do.</summary>
    private const string Counts =
        """
        select counted.n from (values (1, $3::uuid), (2, (select u.id from unit u where u.parent_id is null limit 1))) asked (place, unit)
        cross join lateral (
            select count(*)::int as n from (
                select 1 from objective o
                where o.unit_id = asked.unit and o.cycle_id = $4 and o.id <> $5 and o.lifecycle in ('proposed', 'published') and not o.personal
                  and exists (select 1 from visible_objective($1, $2::uuid) v where v.id = o.id offset 0)
                limit 200) x) counted
        order by asked.place
        """;

    private const string Other = "select o.id, o.title, o.unit_id, coalesce(u.name, '') from objective o";

    private const string SaidInCycle =
        """
        left join unit u on u.id = o.unit_id
        where o.cycle_id = $3 and o.visibility = 'public' and o.lifecycle in ('proposed', 'published')
        """;

    /// <summary>What others say publicly that they do in a cycle.</summary>
    public const string Neighbours = $"{Other} {Seen.OfMany} {SaidInCycle}";

    private const string Alike = $"{Other} {Seen.OfFew} {SaidInCycle} and to_tsvector('simple', o.title) @@ $4::text::tsquery";

    private const string Helping =
        """
        select distinct d.helping_unit_id from dependency d
        join visible_objective($1, $2::uuid) v on v.id = d.objective_id
        where d.objective_id = $3 and d.state in ('asked', 'accepted', 'done')
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

    private (string Name, bool IsCompany, string TimeZone)? _unit;
    private Window? _window;
    private List<int> _counts = [];
    private List<OtherObjective> _neighbours = [];
    private HashSet<Guid> _linked = [];
    private List<Guid> _helping = [];
    private MetricFacts _metrics = null!;

    private Guid UnitId => place.Unit ?? Guid.Empty;

    private Guid Self => place.Self ?? Guid.Empty;

    public static async Task<DraftFacts> ReadAsync(NpgsqlConnection connection, Caller caller, DraftPlace place, Guid[] metrics, CancellationToken ct)
    {
        var facts = new DraftFacts(place);
        var cycle = place.Cycle ?? Guid.Empty;
        await using (var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Sql.Command(Unit, facts.UnitId),
                Sql.Command(Cycle, cycle),
                Sql.Command(Counts, caller.PersonId, caller.Within, facts.UnitId, cycle, facts.Self),
                NeighboursOf(Sentence.Of(place.Title), caller, cycle),
                Sql.Command(Linked, place.Parents.Append(facts.Self).ToArray(), new[] { facts.Self }),
                Sql.Command(Helping, caller.PersonId, caller.Within, facts.Self),
            },
        })
        await using (var rows = await batch.ReadPlannedAsync(ct))
        {
            await rows.NextEachAsync(r => facts._unit = (r.Text(), r.Next<bool>(), r.Text()), ct);
            await rows.NextEachAsync(r => facts._window = r.Window().InReach(), ct);
            facts._counts = await rows.NextAsync(r => r.Next<int>(), ct);
            facts._neighbours = await rows.NextAsync(r => new OtherObjective(new(r.Id()), r.Text(), r.Id(), r.Text()), ct);
            facts._linked = [.. await rows.NextAsync(r => r.Id(), ct)];
            facts._helping = await rows.NextAsync(r => r.Id(), ct);
        }

        facts._metrics = await MetricFacts.ReadAsync(connection, caller, metrics, cycle, facts._helping.Append(facts.UnitId), ct);
        return facts;
    }

    /// <param name="localNow">The wall clock of a time zone.</param>
    public Surroundings Around(GoalPolicies policies, Func<string, DateTime> localNow) => new(
        _unit is { } unit ? policies.LimitsOf(UnitId, unit.IsCompany) : null,
        _unit?.Name,
        _unit is null || _window is null ? null : _counts[0],
        _unit is null or { IsCompany: true } ? null : _counts[1],
        new Neighbours(_neighbours),
        o => o.UnitId != UnitId && !_linked.Contains(o.Id.Value),
        _window,
        DateOnly.FromDateTime(localNow(_unit?.TimeZone ?? "UTC")),
        policies.TrendOf(UnitId));

    public DraftMetric? MetricOf(Guid? id) => _metrics.Of(id, new Viewpoint(_unit is null ? null : UnitId, Self, o => _linked.Contains(o.Value), _helping));

    /// <summary>Those that have the words which every title that is alike must have; all where there are no such words to go by.</summary>
    private static NpgsqlBatchCommand NeighboursOf(Sentence title, Caller caller, Guid cycle)
    {
        var probes = Domain.Coach.Neighbours.Probes(title);
        return probes is null
            ? Sql.Command(Neighbours, caller.PersonId, caller.Within, cycle)
            : Sql.Command(
                Alike,
                caller.PersonId, caller.Within, cycle, string.Join(" & ", probes.Select(group => $"({string.Join(" | ", group.Select(w => $"'{w}':*"))})")));
    }
}

internal static class Windows
{
    /// <summary>None where its days lie at the ends of the calendar, where nothing can be reckoned with.</summary>
    public static Window? InReach(this Window window) => window is { Start.Year: > 1900, End.Year: < 9000 } ? window : null;
}
