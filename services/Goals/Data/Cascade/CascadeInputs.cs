using Npgsql;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>Reads everything the progress of some objectives is computed from, in one round trip.</summary>
internal static class CascadeInputs
{
    /// <summary>The contributing children of some objectives, with their progress as stored.</summary>
    private const string Links =
        $"""
        select a.parent_id, a.child_id, a.weight, a.parent_key_result_id, o.window_start, o.window_end, o.lifecycle, {Columns.OfMeasured}
        from unnest($1) as i (id)
        join alignment a on a.parent_id = i.id and a.relation = 'contributes'
        join objective o on o.id = a.child_id
        left join objective_progress p on p.objective_id = a.child_id
        """;

    private const string Objectives =
        $"""
        select o.id, o.unit_id, coalesce(u.time_zone, 'UTC'), o.window_start, o.window_end, o.lifecycle, c.confidence, o.stated_progress, o.stated_at, coalesce(p.revision, 0), p.coverage, p.confidence,
               {Columns.OfMeasured}, p.computed_raw, p.computed_progress, p.computed_capped, p.standings
        from unnest($1) as i (id)
        join objective o on o.id = i.id
        left join unit u on u.id = o.unit_id
        left join objective_progress p on p.objective_id = o.id
        left join lateral (
            select x.confidence from check_in x
            where x.objective_id = o.id and x.confidence is not null
            order by x.at desc, x.id desc limit 1
        ) c on true
        """;

    /// <summary>
    /// The current value by the leaves: of a metric its latest complete period that does not reach beyond the window,
    /// of a number that of the latest check-in. While a window is open the metric's latest period is nearly always the
    /// one, and its value stands with the metric.
    /// </summary>
    private const string KeyResults =
        $"""
        select k.objective_id, k.id, k.weight, k.retired, k.measure, k.reading, {PackedStandings.Cadence},
               k.baseline, k.target, k.low, k.high, k.start, k."end", nullif(k.phase_days, array[]::date[]), nullif(k.phase_values, array[]::numeric[]),
               case when m.calendar_id is not null then (
                   select array_agg(p.start order by p.start) from calendar_period p
                   where p.calendar_id = m.calendar_id and p.start between coalesce(k.start, o.window_start) - 800 and coalesce(k."end", o.window_end) + 800)
               end,
               t.key_result_id is not null, t.old_baseline, t.old_target, t.old_low, t.old_high,
               case when l.inside then h.latest_value else coalesce(b.value, n.value) end, n.at, case when l.inside then h.latest_period else b.start end, c.confidence,
               v.key_result_id is not null, v.value, v.at, v.period, v.raw, v.confidence, v.share, v.unreported, v.next_due,
               k.position
        from unnest($1) as i (id)
        join objective o on o.id = i.id
        join key_result k on k.objective_id = o.id
        left join metric m on m.id = k.metric_id
        left join metric_headline h on h.metric_id = k.metric_id
        left join key_result_value v on v.key_result_id = k.id
        left join target_change t on t.key_result_id = k.id and t.number = 1
        cross join lateral (
            select coalesce(k.measure = 'metric' and h.latest_value is not null
                and period_end(h.latest_period, m.cadence, m.calendar_id) <= coalesce(k."end", o.window_end) + 1, false) as inside
        ) l
        left join lateral (
            select x.value, x.start from metric_value x
            where k.measure = 'metric' and not l.inside and x.metric_id = k.metric_id and x.value is not null and x.start <= h.latest_period
              and period_end(x.start, m.cadence, m.calendar_id) <= coalesce(k."end", o.window_end) + 1
            order by x.start desc limit 1
        ) b on true
        left join lateral (
            select x.value, x.at from check_in_value x
            where k.measure = 'number' and x.key_result_id = k.id and x.value is not null
            order by x.at desc, x.check_in_id desc limit 1
        ) n on true
        left join lateral (
            select x.confidence from check_in_value x
            where x.key_result_id = k.id and x.confidence is not null
            order by x.at desc, x.check_in_id desc limit 1
        ) c on true
        """;

    /// <summary>
    /// Every period of those that are made of more than the latest: a metric's that end inside the window, or what was
    /// said by hand, in the order in which the current value is chosen.
    /// </summary>
    private const string Series =
        """
        select k.id, x.start, null::timestamptz, x.value, null::uuid
        from unnest($1) as i (id)
        join objective o on o.id = i.id
        join key_result k on k.objective_id = o.id and (k.measure = 'maintain' or k.reading <> 'latest')
        join metric m on m.id = k.metric_id
        join metric_headline h on h.metric_id = k.metric_id
        join metric_value x on x.metric_id = k.metric_id and x.value is not null and x.start <= h.latest_period
          and period_end(x.start, m.cadence, m.calendar_id) > coalesce(k.start, o.window_start) and period_end(x.start, m.cadence, m.calendar_id) <= coalesce(k."end", o.window_end) + 1
        union all
        select k.id, null, x.at, x.value, x.check_in_id
        from unnest($1) as i (id)
        join key_result k on k.objective_id = i.id and k.measure = 'maintain' and k.metric_id is null
        join check_in_value x on x.key_result_id = k.id and x.value is not null
        order by 1, 2, 3, 5
        """;

    private const string Steps =
        """
        select s.key_result_id, s.id, s.weight, case when l.done then l.at end
        from unnest($1) as i (id)
        join key_result k on k.objective_id = i.id and k.measure = 'milestone'
        join key_result_step s on s.key_result_id = k.id
        left join lateral (select t.done, t.at from step_tick t where t.step_id = s.id order by t.at desc, t.check_in_id desc limit 1) l on true
        """;

    /// <param name="now">What is due by then is part of what some key results are worth.</param>
    public static async Task<Dictionary<ObjectiveId, CascadeInput>> LoadAsync(
        NpgsqlConnection connection, Guid[] objectives, DateTimeOffset now, CancellationToken ct)
    {
        var (inputs, leaves) = await ReadAsync(connection, objectives, ct);
        var policies = leaves.Values.Any(l => l.NeedsPolicy) ? await GoalPolicies.ReadAsync(connection, ct) : null;

        // In their order here and not in the statement: sorting the wide rows of many took it a fifth longer.
        foreach (var leaf in leaves.Values.OrderBy(l => l.Position))
        {
            var input = inputs[leaf.Objective];
            input.KeyResults.Add(leaf.WorthAt(now, input, policies));
        }

        return inputs;
    }

    private static async Task<(Dictionary<ObjectiveId, CascadeInput> Inputs, Dictionary<KeyResultId, LeafRow> Leaves)> ReadAsync(
        NpgsqlConnection connection, Guid[] objectives, CancellationToken ct)
    {
        string[] all = [Objectives, Links, KeyResults, Series, Steps];
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in all)
        {
            batch.BatchCommands.Add(Sql.Command(sql, objectives));
        }

        await using var rows = await batch.ReadPlannedAsync(ct);
        var inputs = (await rows.NextAsync(ReadObjective, ct)).ToDictionary(i => i.Id);
        foreach (var (parent, link) in await rows.NextAsync(ReadLink, ct))
        {
            inputs[parent].Children.Add(link);
        }

        var leaves = (await rows.NextAsync(row => LeafRow.Read(row, inputs), ct)).ToDictionary(l => l.Id);
        await rows.NextEachAsync(r => leaves[new(r.Id())].Points.Add(new(r.Maybe<DateOnly>() ?? default, r.Maybe<DateTimeOffset>(), r.Number())), ct);
        await rows.NextEachAsync(r => leaves[new(r.Id())].Steps.Add(new(new(r.Id()), r.Number(), r.Maybe<DateTimeOffset>())), ct);
        return (inputs, leaves);
    }

    private static (ObjectiveId Parent, CascadeLink Link) ReadLink(Columns row)
    {
        var (parent, child, weight, keyResult) = (new ObjectiveId(row.Id()), new ObjectiveId(row.Id()), row.Number(), row.Maybe<Guid>());
        return (parent, new CascadeLink(
            child, weight, row.Window(), row.Word<Lifecycle>(), row.Measured(), keyResult is { } k ? new KeyResultId(k) : null));
    }

    private static CascadeInput ReadObjective(Columns row)
    {
        var (id, unit, zone, window, lifecycle) = (new ObjectiveId(row.Id()), row.Id(), Zones.Of(row.Text()), row.Window(), row.Word<Lifecycle>());
        var (believed, stated, statedAt, revision) = (row.Maybe<decimal>(), row.Maybe<decimal>(), row.Maybe<DateTimeOffset>(), row.Next<long>());
        var (coverage, confidence, measured) = (row.Maybe<decimal>(), row.Maybe<decimal>(), row.Measured());
        var computed = row.Computed(measured);
        return new CascadeInput(
            id, unit, zone, window, lifecycle, believed, stated, statedAt, revision,
            coverage is { } covered ? new ProgressState(measured, covered, confidence, computed) : null,
            row.Bytes());
    }
}
