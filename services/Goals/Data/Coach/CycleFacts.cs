using Npgsql;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Data.Coach;

/// <summary>An objective of the cycle as it is stored.</summary>
internal sealed record StoredObjective(
    ObjectiveId Id, string Title, string? Why, Guid UnitId, string Unit, bool IsCompany, string TimeZone, bool Personal, Lifecycle Lifecycle)
{
    public List<(string Title, Measure Measure, decimal? Baseline, decimal? Target, bool HasLimits, Guid? Metric)> KeyResults { get; } = [];

    /// <summary>Units that are asked for something for it.</summary>
    public List<Guid> Helping { get; } = [];
}

/// <summary>A KPI of the units that were asked for.</summary>
internal sealed record StoredKpi(Guid Id, string Name, Guid UnitId, bool IsRed);

/// <summary>Everything of a cycle that the coach looks at, in a fixed number of queries. Only what the caller sees.</summary>
internal sealed class CycleFacts
{
    /// <summary>How many objectives are looked at; of a larger cycle those that were made first.</summary>
    public const int Most = 5_000;

    private const string Everywhere = "$4 = '00000000-0000-0000-0000-000000000000'";

    private const string BelowIt = "in (select b.id from unit_below_at($4, $5) b)";

    private static readonly string s_objectives =
        $"""
        select o.id, o.title, o.why, o.unit_id, coalesce(u.name, ''), u.id is not null and u.parent_id is null, coalesce(u.time_zone, 'UTC'), o.personal, o.lifecycle
        from objective o
        join visible_objective($1, $2::uuid) v on v.id = o.id
        left join unit u on u.id = o.unit_id
        where o.cycle_id = $3 and o.lifecycle in ('draft', 'proposed', 'published') and ({Everywhere} or o.unit_id {BelowIt})
        order by o.id limit {Most + 1}
        """;

    private const string WatchedKpis =
        $"""
        select m.id, m.name, m.unit_id, h.health = 'red'
        from metric m
        join visible_metric($1, $2::uuid) v on v.id = m.id
        join metric_headline h on h.metric_id = m.id and h.health <> 'not-set'
        where $3::uuid is not null and m.status = 'active' and ({Everywhere} or m.unit_id {BelowIt})
        order by m.id
        """;

    private const string WorkedOn =
        """
        select distinct k.metric_id
        from key_result k
        join objective o on o.id = k.objective_id and o.cycle_id = $3 and o.lifecycle in ('proposed', 'published')
        join visible_objective($1, $2::uuid) v on v.id = o.id
        where k.metric_id is not null and not k.retired
        """;

    private const string OfCompany =
        """
        select count(*)::int
        from objective o
        join unit u on u.id = o.unit_id and u.parent_id is null
        join visible_objective($1, $2::uuid) v on v.id = o.id
        where o.cycle_id = $3 and o.lifecycle in ('proposed', 'published') and not o.personal
        """;

    private const string Links = "select a.child_id, a.parent_id from alignment a join objective c on c.id = a.child_id where c.cycle_id = $1";

    private const string KeyResults =
        """
        select k.objective_id, k.title, k.measure, k.baseline, k.target, k.low is not null or k.high is not null, k.metric_id
        from key_result k where k.objective_id = any($1) and not k.retired order by k.objective_id, k.position
        """;

    private const string Helping = "select d.objective_id, d.helping_unit_id from dependency d where d.objective_id = any($1) and d.state in ('asked', 'accepted', 'done')";

    private readonly Dictionary<ObjectiveId, List<ObjectiveId>> _parents = [];
    private MetricFacts _metrics = null!;
    private Neighbours _neighbours = null!;

    public required List<StoredObjective> Objectives { get; init; }

    public required List<StoredKpi> Kpis { get; init; }

    public required HashSet<Guid> WorkedOnMetrics { get; init; }

    public required int ObjectivesOfCompany { get; init; }

    /// <summary>False where there are more than are looked at.</summary>
    public bool IsComplete { get; private init; }

    public static async Task<CycleFacts> ReadAsync(
        NpgsqlConnection connection, Caller caller, Guid cycle, Guid? unit, DateTime lastMoment, CancellationToken ct)
    {
        object?[] ofAll = [caller.PersonId, caller.Within, cycle];
        object?[] of = [.. ofAll, unit ?? Guid.Empty, lastMoment];
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Sql.Command(s_objectives, of), Sql.Command(WatchedKpis, of), Sql.Command(WorkedOn, ofAll), Sql.Command(OfCompany, ofAll),
                Sql.Command(DraftFacts.Neighbours, ofAll), Sql.Command(Links, cycle),
            },
        };
        CycleFacts facts;
        await using (var rows = await batch.ExecuteReaderAsync(ct))
        {
            var objectives = await rows.AllAsync(
                r => new StoredObjective(new(r.Id()), r.Text(), r.MaybeText(), r.Id(), r.Text(), r.Next<bool>(), r.Text(), r.Next<bool>(), r.Word<Lifecycle>()), ct);
            facts = new CycleFacts
            {
                IsComplete = objectives.Count <= Most,
                Objectives = objectives[..Math.Min(objectives.Count, Most)],
                Kpis = await rows.NextAsync(r => new StoredKpi(r.Id(), r.Text(), r.Id(), r.Next<bool>()), ct),
                WorkedOnMetrics = [.. await rows.NextAsync(r => r.Id(), ct)],
                ObjectivesOfCompany = (await rows.NextAsync(r => r.Next<int>(), ct))[0],
            };
            facts._neighbours = new Neighbours(await rows.NextAsync(r => new OtherObjective(new(r.Id()), r.Text(), r.Id(), r.Text()), ct));
            await rows.NextEachAsync(r => facts.Link(new(r.Id()), new(r.Id())), ct);
        }

        await facts.ReadKeyResultsAsync(connection, caller, cycle, ct);
        return facts;
    }

    /// <summary>A stored objective as the rules of drafts take it. How many there are is looked at for all together.</summary>
    public Draft DraftOf(StoredObjective o, Window? window, DateOnly today, GoalPolicies policies)
    {
        var around = new Surroundings(
            policies.LimitsOf(o.UnitId, o.IsCompany), o.Unit, Neighbours: _neighbours, IsElsewhere: n => n.UnitId != o.UnitId && !IsLinked(o.Id, n.Id),
            Window: window, Today: today, Trend: policies.TrendOf(o.UnitId));
        var from = new Viewpoint(o.UnitId, o.Id.Value, id => IsLinked(o.Id, id), o.Helping);
        return new Draft(
            o.Title, o.Why, o.Personal,
            [.. o.KeyResults.Select(k => new DraftKeyResult(k.Title, k.Measure, k.Baseline, k.Target, _metrics.Of(k.Metric, from), k.HasLimits))],
            around);
    }

    private async Task ReadKeyResultsAsync(NpgsqlConnection connection, Caller caller, Guid cycle, CancellationToken ct)
    {
        var byId = Objectives.ToDictionary(o => o.Id.Value);
        await connection.EachAsync(
            KeyResults,
            [byId.Keys.ToArray()],
            r => byId[r.Id()].KeyResults.Add((r.Text(), r.Word<Measure>(), r.Maybe<decimal>(), r.Maybe<decimal>(), r.Next<bool>(), r.Maybe<Guid>())),
            ct);
        await connection.EachAsync(Helping, [byId.Keys.ToArray()], r => byId[r.Id()].Helping.Add(r.Id()), ct);
        Guid[] metrics = [.. Objectives.SelectMany(o => o.KeyResults).Select(k => k.Metric).OfType<Guid>().Distinct()];
        _metrics = await MetricFacts.ReadAsync(connection, caller, metrics, cycle, Objectives.SelectMany(o => o.Helping.Append(o.UnitId)), ct);
    }

    private void Link(ObjectiveId child, ObjectiveId parent) =>
        (_parents.TryGetValue(child, out var list) ? list : _parents[child] = []).Add(parent);

    private bool IsLinked(ObjectiveId one, ObjectiveId other) => IsBelow(one, other) || IsBelow(other, one);

    private bool IsBelow(ObjectiveId child, ObjectiveId parent) =>
        _parents.TryGetValue(child, out var above) && above.Exists(p => p == parent || IsBelow(p, parent));
}
