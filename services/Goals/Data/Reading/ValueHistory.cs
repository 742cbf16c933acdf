using Npgsql;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>Everything that was ever said of some key results, to tell what each was worth at a moment.</summary>
internal sealed class ValueHistory
{
    /// <summary>By the order in which the current value is chosen: moment, then id of the check-in; or the period's end.</summary>
    private const string Numbers =
        """
        select x.key_result_id, x.at, x.value, x.confidence
        from check_in_value x join key_result k on k.id = x.key_result_id
        where k.objective_id = any($1)
        order by x.key_result_id, x.at, x.check_in_id
        """;

    /// <summary>From the last value before the window on, up to the window's end.</summary>
    private const string Metrics =
        """
        select k.id, x.start, period_end(x.start, m.cadence, m.calendar_id), x.value
        from key_result k
        join objective o on o.id = k.objective_id
        join metric m on m.id = k.metric_id
        join metric_headline h on h.metric_id = k.metric_id
        join metric_value x on x.metric_id = k.metric_id
        where k.objective_id = any($1) and x.value is not null and x.start <= h.latest_period
          and period_end(x.start, m.cadence, m.calendar_id) <= coalesce(k."end", o.window_end) + 1
          and x.start >= coalesce(
              (select max(b.start) from metric_value b where b.metric_id = k.metric_id and b.value is not null and b.start <= o.window_start),
              '-infinity')
        order by k.id, x.start
        """;

    private const string Ticks =
        """
        select s.key_result_id, s.id, s.weight, t.at, t.done
        from key_result k
        join key_result_step s on s.key_result_id = k.id
        left join step_tick t on t.step_id = s.id
        where k.objective_id = any($1) and k.measure = 'milestone'
        order by s.key_result_id, s.id, t.at, t.check_in_id
        """;

    private const string Confidences =
        "select objective_id, at, confidence from check_in where objective_id = any($1) and confidence is not null order by at, id";

    private readonly Dictionary<KeyResultId, List<(DateTimeOffset At, decimal? Value, decimal? Confidence)>> _numbers = [];
    private readonly Dictionary<KeyResultId, List<(DateOnly Start, DateOnly Until, decimal Value)>> _metrics = [];
    private readonly Dictionary<KeyResultId, Dictionary<Guid, (decimal Weight, List<(DateTimeOffset At, bool Done)> Ticks)>> _steps = [];
    private readonly Dictionary<ObjectiveId, List<(DateTimeOffset At, decimal Confidence)>> _stated = [];

    public static async Task<ValueHistory> ReadAsync(NpgsqlConnection connection, Guid[] objectives, CancellationToken ct)
    {
        var history = new ValueHistory();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Sql.Command(Numbers, objectives), Sql.Command(Metrics, objectives), Sql.Command(Confidences, objectives), Sql.Command(Ticks, objectives),
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        foreach (var (id, said) in await rows.AllAsync(
            r => (new KeyResultId(r.Id()), (r.Next<DateTimeOffset>(), r.Maybe<decimal>(), r.Maybe<decimal>())), ct))
        {
            Of(history._numbers, id).Add(said);
        }

        foreach (var (id, period) in await rows.NextAsync(r => (new KeyResultId(r.Id()), (r.Next<DateOnly>(), r.Next<DateOnly>(), r.Number())), ct))
        {
            Of(history._metrics, id).Add(period);
        }

        foreach (var (id, stated) in await rows.NextAsync(r => (new ObjectiveId(r.Id()), (r.Next<DateTimeOffset>(), r.Number())), ct))
        {
            Of(history._stated, id).Add(stated);
        }

        await rows.NextEachAsync(history.AddTick, ct);
        return history;
    }

    /// <summary>A key result as it counted when a local day began, which was this instant.</summary>
    public KeyResultInput InputAt(LeafKeyResult keyResult, DateOnly day, DateTimeOffset instant, DateTime local, TimeZoneInfo zone)
    {
        var terms = keyResult.Terms;
        var dueEnd = terms.IsTimed ? terms.Periods.LatestDueEnd(local, keyResult.Policy) : default;
        return keyResult.InputAt(Value(keyResult.Id, day, instant), Series(keyResult, day, instant, zone), Steps(keyResult.Id, instant), dueEnd);
    }

    private decimal? Value(KeyResultId id, DateOnly day, DateTimeOffset instant)
    {
        if (_metrics.TryGetValue(id, out var periods))
        {
            var past = periods.FindLastIndex(p => p.Until <= day);
            return past < 0 ? null : periods[past].Value;
        }

        return _numbers.TryGetValue(id, out var said) ? said.FindLast(s => s.At <= instant && s.Value is not null).Value : null;
    }

    private List<DatedValue> Series(LeafKeyResult keyResult, DateOnly day, DateTimeOffset instant, TimeZoneInfo zone)
    {
        if (!keyResult.Terms.TakesSeries)
        {
            return [];
        }

        if (_metrics.TryGetValue(keyResult.Id, out var periods))
        {
            return [.. periods.Where(p => p.Until <= day && keyResult.Terms.Window.Owns(p.Until)).Select(p => new DatedValue(p.Start, p.Value))];
        }

        return _numbers.TryGetValue(keyResult.Id, out var said)
            ? [.. said.Where(s => s.At <= instant && s.Value is not null).Select(s => new DatedValue(Zones.DayOf(s.At, zone), s.Value!.Value))]
            : [];
    }

    private List<StepState> Steps(KeyResultId id, DateTimeOffset instant) => _steps.TryGetValue(id, out var steps)
        ? [.. steps.Values.Select(s => new StepState(s.Weight, s.Ticks.FindLast(t => t.At <= instant).Done))]
        : [];

    private void AddTick(Columns row)
    {
        var (keyResult, step, weight) = (new KeyResultId(row.Id()), row.Id(), row.Number());
        var steps = _steps.TryGetValue(keyResult, out var found) ? found : _steps[keyResult] = [];
        if (!steps.TryGetValue(step, out var ticks))
        {
            steps[step] = ticks = (weight, []);
        }

        if (row.Maybe<DateTimeOffset>() is { } at)
        {
            ticks.Ticks.Add((at, row.Next<bool>()));
        }
    }

    public decimal? Confidence(KeyResultId id, DateTimeOffset instant) =>
        _numbers.TryGetValue(id, out var said) ? said.FindLast(s => s.At <= instant && s.Confidence is not null).Confidence : null;

    public decimal? Confidence(ObjectiveId id, DateTimeOffset instant)
    {
        if (!_stated.TryGetValue(id, out var stated))
        {
            return null;
        }

        var past = stated.FindLastIndex(s => s.At <= instant);
        return past < 0 ? null : stated[past].Confidence;
    }

    private static List<T> Of<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key)
        where TKey : notnull => lists.TryGetValue(key, out var list) ? list : lists[key] = [];
}
