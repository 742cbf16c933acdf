using Npgsql;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>Reads everything the progress of some objectives is computed from, in one round trip.</summary>
internal static class CascadeInputs
{
    /// <summary>The contributing children of some objectives, with their progress as stored.</summary>
    public const string Links =
        $"""
        select a.parent_id, a.child_id, a.weight, o.window_start, o.window_end, o.lifecycle, {Columns.OfMeasured}
        from unnest($1) as i (id)
        join alignment a on a.parent_id = i.id and a.relation = 'contributes'
        join objective o on o.id = a.child_id
        left join objective_progress p on p.objective_id = a.child_id
        """;

    private const string Objectives =
        $"""
        select o.id, o.window_start, o.window_end, o.lifecycle, c.confidence, coalesce(p.revision, 0), p.coverage, p.confidence, {Columns.OfMeasured}
        from unnest($1) as i (id)
        join objective o on o.id = i.id
        left join objective_progress p on p.objective_id = o.id
        left join lateral (
            select x.confidence from check_in x
            where x.objective_id = o.id and x.confidence is not null
            order by x.at desc, x.id desc limit 1
        ) c on true
        """;

    /// <summary>
    /// The current value by the leaves: of a metric its latest complete period that does not reach beyond the window,
    /// of a number that of the latest check-in.
    /// </summary>
    private const string KeyResults =
        $"""
        select k.objective_id, k.id, k.weight, k.retired, {KeyResultStandings.Cadence},
               k.baseline, k.target, t.old_baseline, t.old_target,
               coalesce(b.value, n.value), n.at, b.start, c.confidence,
               v.key_result_id is not null, v.value, v.at, v.period, v.raw, v.confidence
        from unnest($1) as i (id)
        join objective o on o.id = i.id
        join key_result k on k.objective_id = o.id
        left join metric m on m.id = k.metric_id
        left join metric_headline h on h.metric_id = k.metric_id
        left join key_result_value v on v.key_result_id = k.id
        left join target_change t on t.key_result_id = k.id and t.number = 1
        left join lateral (
            select x.value, x.start from metric_value x
            where x.metric_id = k.metric_id and x.value is not null and x.start <= h.latest_period
              and period_end(x.start, m.cadence) <= o.window_end + 1
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

    public static async Task<Dictionary<ObjectiveId, CascadeInput>> LoadAsync(NpgsqlConnection connection, Guid[] objectives, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Sql.Command(Objectives, objectives), Sql.Command(KeyResults, objectives), Sql.Command(Links, objectives) },
        };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        var inputs = (await rows.AllAsync(ReadObjective, ct)).ToDictionary(i => i.Id);
        foreach (var (objective, keyResult) in await rows.NextAsync(ReadKeyResult, ct))
        {
            inputs[objective].KeyResults.Add(keyResult);
        }

        foreach (var (parent, link) in await rows.NextAsync(ReadLink, ct))
        {
            inputs[parent].Children.Add(link);
        }

        return inputs;
    }

    public static (ObjectiveId Parent, CascadeLink Link) ReadLink(Columns row) => (
        new(row.Id()),
        new CascadeLink(new(row.Id()), row.Number(), row.Window(), row.Word<Lifecycle>(), row.Measured()));

    private static CascadeInput ReadObjective(Columns row)
    {
        var (id, window, lifecycle) = (new ObjectiveId(row.Id()), row.Window(), row.Word<Lifecycle>());
        var (stated, revision) = (row.Maybe<decimal>(), row.Next<long>());
        var (coverage, confidence, measured) = (row.Maybe<decimal>(), row.Maybe<decimal>(), row.Measured());
        return new CascadeInput(
            id, window, lifecycle, stated, revision, coverage is { } covered ? new ProgressState(measured, covered, confidence) : null);
    }

    private static (ObjectiveId Objective, LeafKeyResult KeyResult) ReadKeyResult(Columns row)
    {
        var (objective, id, weight, retired, rhythm) = (new ObjectiveId(row.Id()), new KeyResultId(row.Id()), row.Number(), row.Next<bool>(), row.Rhythm());
        var way = new Way(row.Number(), row.Number());
        var (promisedBaseline, promisedTarget) = (row.Maybe<decimal>(), row.Maybe<decimal>());
        var value = row.Maybe<decimal>();
        var now = new LeafValue(
            value, row.Maybe<DateTimeOffset>(), row.Maybe<DateOnly>(), value is { } v ? way.Raw(v) : null, row.Maybe<decimal>());
        var isStored = row.Next<bool>();
        var stored = new LeafValue(
            row.Maybe<decimal>(), row.Maybe<DateTimeOffset>(), row.Maybe<DateOnly>(), row.Maybe<decimal>(), row.Maybe<decimal>());
        Way? promised = promisedTarget is { } target ? new Way(promisedBaseline!.Value, target) : null;
        return (objective, new LeafKeyResult(id, weight, retired, rhythm, way, promised, now, isStored ? stored : null));
    }
}
