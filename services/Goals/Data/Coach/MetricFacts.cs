using Npgsql;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Data.Coach;

/// <summary>Where a metric is looked at from.</summary>
/// <param name="Unit">The objective's; none while none is chosen.</param>
/// <param name="Self">The objective, where it is stored.</param>
/// <param name="IsLinked">True for objectives that it serves or that serve it.</param>
/// <param name="Helping">Units that are asked for something for it.</param>
internal sealed record Viewpoint(Guid? Unit, Guid Self, Func<ObjectiveId, bool> IsLinked, IReadOnlyCollection<Guid> Helping);

/// <summary>What is known of some metrics: their periods, what objectives of a cycle want of them, and what earlier ones reached. Only what the caller sees.</summary>
internal sealed class MetricFacts
{
    /// <summary>As many periods as a trend is looked for in; beyond a bound values are wild, not steep.</summary>
    private const string Metrics =
        $"""
        select m.id, m.name, m.cadence, m.unit_id, coalesce(u.name, ''), p.starts, p.values
        from metric m
        join visible_metric($1, $2::uuid) v on v.id = m.id
        left join unit u on u.id = m.unit_id
        left join metric_headline h on h.metric_id = m.id
        cross join lateral (
            select array_agg(x.start order by x.start) as starts, array_agg(x.value order by x.start) as values
            from (
                select x.start, x.value from metric_value x
                where x.metric_id = m.id and x.value is not null and abs(x.value) <= 1e15 and x.start <= h.latest_period
                order by x.start desc
                limit case m.cadence when 'daily' then 175 when 'weekly' then 27 when 'quarterly' then 13 else 37 end
            ) x
        ) p
        where m.id = any($3)
        """;

    private const string Others =
        $"""
        select k.metric_id, o.id, o.title, o.unit_id, coalesce(u.name, ''), o.visibility = 'public', k.baseline, k.target
        from key_result k
        join objective o on o.id = k.objective_id and o.cycle_id = $4 and o.lifecycle in ('proposed', 'published')
        {Seen.OfFew}
        left join unit u on u.id = o.unit_id
        where k.metric_id = any($3) and not k.retired and k.baseline is not null and k.target is not null
        order by k.metric_id, o.id, k.id
        """;

    private const string Reached =
        $"""
        select distinct on (k.metric_id) k.metric_id, o.title, k.baseline, k.target, o.grade
        from key_result k
        join objective o on o.id = k.objective_id and o.lifecycle = 'graded' and o.grade is not null
        join cycle c on c.id = $4 and o.window_end < c.start
        {Seen.OfFew}
        where k.metric_id = any($3) and not k.retired and k.baseline is not null and k.target is not null
        order by k.metric_id, o.window_end desc, o.id
        """;

    private readonly Dictionary<Guid, Metric> _metrics = [];
    private readonly Dictionary<Guid, List<Other>> _others = [];
    private readonly Dictionary<Guid, LastReached> _reached = [];
    private UnitTree _tree = null!;

    /// <param name="cycle">Empty where none is chosen: then nothing of other objectives is known.</param>
    /// <param name="units">That the objectives at hand belong to, and that help them.</param>
    public static async Task<MetricFacts> ReadAsync(
        NpgsqlConnection connection, Caller caller, Guid[] metrics, Guid cycle, IEnumerable<Guid> units, CancellationToken ct)
    {
        var facts = new MetricFacts();
        if (metrics.Length > 0)
        {
            object?[] ofThem = [caller.PersonId, caller.Within, metrics];
            object?[] of = [.. ofThem, cycle];
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Sql.Command(Metrics, ofThem), Sql.Command(Others, of), Sql.Command(Reached, of) } };
            await using var rows = await batch.ReadPlannedAsync(ct);
            await rows.NextEachAsync(facts.TakeMetric, ct);
            await rows.NextEachAsync(facts.TakeOther, ct);
            await rows.NextEachAsync(r => facts._reached[r.Id()] = new LastReached(r.Text(), r.Number(), r.Number(), r.Number()), ct);
        }

        facts._tree = await UnitTree.ReadAsync(connection, facts._metrics.Values.Select(m => m.Unit).Concat(units), ct);
        return facts;
    }

    /// <summary>A metric as an objective sees it; none where the caller may not see it.</summary>
    public DraftMetric? Of(Guid? id, Viewpoint from)
    {
        if (id is not { } known || !_metrics.TryGetValue(known, out var metric))
        {
            return null;
        }

        var others = (_others.GetValueOrDefault(known) ?? [])
            .Where(o => o.Objective.Value != from.Self)
            .Select(o => new OtherTarget(o.Objective, o.Title, o.UnitName, o.IsPublic && o.Unit != from.Unit && !from.IsLinked(o.Objective), o.Baseline, o.Target));
        var isElsewhere = from.Unit is { } own && !from.Helping.Append(own).Any(u => _tree.OnOneLine(u, metric.Unit));
        return new DraftMetric(known, metric.Name, isElsewhere, metric.UnitName, metric.History, [.. others], _reached.GetValueOrDefault(known));
    }

    private void TakeMetric(Columns r)
    {
        var (id, name, cadence, unit, unitName, starts, values) = (r.Id(), r.Text(), r.Text(), r.Id(), r.Text(), r.Many<DateOnly>(), r.Many<decimal>());
        _metrics[id] = new Metric(name, unit, unitName, new MetricHistory(cadence, [.. starts.Zip(values, (s, v) => new PeriodPoint(s, v))]));
    }

    private void TakeOther(Columns r)
    {
        var metric = r.Id();
        var other = new Other(new(r.Id()), r.Text(), r.Id(), r.Text(), r.Next<bool>(), r.Number(), r.Number());
        (_others.TryGetValue(metric, out var list) ? list : _others[metric] = []).Add(other);
    }

    private sealed record Metric(string Name, Guid Unit, string UnitName, MetricHistory History);

    private sealed record Other(ObjectiveId Objective, string Title, Guid Unit, string UnitName, bool IsPublic, decimal Baseline, decimal Target);
}
