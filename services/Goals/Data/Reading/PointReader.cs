using Npgsql;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>The values that a projection carries on, by key result: a metric's also from before the window.</summary>
internal static class PointReader
{
    private const string Metrics =
        """
        select k.id, x.start, x.value
        from key_result k
        join objective o on o.id = k.objective_id
        join metric m on m.id = k.metric_id
        join metric_headline h on h.metric_id = k.metric_id
        cross join lateral (
            select v.start, v.value from metric_value v
            where v.metric_id = m.id and v.value is not null and v.start <= h.latest_period
              and period_end(v.start, m.cadence, m.calendar_id) <= coalesce(k."end", o.window_end) + 1
            order by v.start desc limit 200
        ) x
        where k.objective_id = $1 and k.measure = 'metric' and not k.retired
        order by k.id, x.start
        """;

    private const string Numbers =
        """
        select x.key_result_id, x.at, x.value
        from check_in_value x join key_result k on k.id = x.key_result_id
        where k.objective_id = $1 and k.measure = 'number' and not k.retired and x.value is not null
        order by x.key_result_id, x.at, x.check_in_id
        """;

    public static async Task<Dictionary<KeyResultId, List<DatedValue>>> ReadAsync(NpgsqlConnection connection, Guid objective, TimeZoneInfo zone, CancellationToken ct)
    {
        var points = new Dictionary<KeyResultId, List<DatedValue>>();
        await connection.EachAsync(Metrics, [objective], r => Add(new(r.Id()), new(r.Next<DateOnly>(), r.Number())), ct);
        await connection.EachAsync(Numbers, [objective], r => Add(new(r.Id()), new(Zones.DayOf(r.Next<DateTimeOffset>(), zone), r.Number())), ct);
        return points;

        void Add(KeyResultId id, DatedValue point)
        {
            var list = points.TryGetValue(id, out var found) ? found : points[id] = [];
            if (list.Count > 0 && list[^1].Day == point.Day)
            {
                list.RemoveAt(list.Count - 1);
            }

            list.Add(point);
        }
    }
}
