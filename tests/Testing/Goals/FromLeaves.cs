using Npgsql;

namespace Setpoint.Testing.Goals;

/// <summary>
/// The roll-up a second time, as RULES would have it worked out on paper, from what was said and how things are linked: it shares
/// no line with the service. Kept limits count periods against a calendar; of these the stored progress is taken.
/// </summary>
internal sealed class FromLeaves
{
    private const string KeyResults =
        """
        select k.objective_id, k.id, k.weight, k.measure, k.metric_id, k.reading, k.baseline, k.target, k.low, k.high, v.raw,
               (select sum(s.weight) filter (where coalesce((select t.done from step_tick t where t.step_id = s.id order by t.at desc limit 1), false)) / sum(s.weight)
                from key_result_step s where s.key_result_id = k.id)
        from key_result k join objective o on o.id = k.objective_id and o.cycle_id = $1 left join key_result_value v on v.key_result_id = k.id where not k.retired
        """;

    private readonly Dictionary<Guid, (string Lifecycle, decimal? Stated, decimal? Stored, decimal? StoredRaw)> _objectives = [];
    private readonly List<(Guid Child, Guid Parent, decimal Weight, Guid? KeyResult)> _links = [];
    private readonly Dictionary<Guid, List<(Guid Id, decimal Weight, bool OfChildren, decimal? Raw)>> _keyResults = [];
    private readonly Dictionary<Guid, (decimal Raw, decimal Progress)?> _rolled = [];

    /// <summary>What the service has not heard yet, in words; nothing when it has heard it all and nothing waits to be rolled up.</summary>
    public static async Task<string> MissingAsync(RandomWork work)
    {
        await using var connection = new NpgsqlConnection(work.World.Database);
        await connection.OpenAsync();
        var values = await ReadAsync(connection, "select metric_id, start, value from metric_value where value is not null", r => (r.GetGuid(0), r.GetFieldValue<DateOnly>(1), r.GetDecimal(2)));
        var checkIns = await ReadAsync(connection, "select id, revision from check_in", r => (r.GetGuid(0), r.GetInt64(1)));
        var dirty = await ReadAsync(connection, "select count(*) from dirty", r => r.GetInt64(0));
        var (valuesLeft, checkInsLeft) = (work.Said.Values.Except(values).Count(), work.Said.CheckIns.Select(c => (c.CheckInId, c.Revision)).Except(checkIns).Count());
        return (valuesLeft, checkInsLeft, dirty[0]) is (0, 0, 0) ? "" : $"{valuesLeft} values, {checkInsLeft} check-ins, {dirty[0]} marks";
    }

    /// <summary>The objectives whose stored progress is another one, in words.</summary>
    public static async Task<List<string>> CompareAsync(RandomWork work)
    {
        await using var connection = new NpgsqlConnection(work.World.Database);
        await connection.OpenAsync();
        var paper = new FromLeaves();
        foreach (var (id, lifecycle, stated, stored, raw) in await ReadAsync(
            connection,
            "select o.id, o.lifecycle, o.stated_progress, p.progress, p.raw from objective o left join objective_progress p on p.objective_id = o.id where o.cycle_id = $1",
            r => (r.GetGuid(0), r.GetString(1), Maybe(r, 2), Maybe(r, 3), Maybe(r, 4)),
            work.Cycle))
        {
            paper._objectives[id] = (lifecycle, stated, stored, raw);
        }

        paper._links.AddRange(await ReadAsync(
            connection,
            "select a.child_id, a.parent_id, a.weight, a.parent_key_result_id from alignment a join objective o on o.id = a.parent_id and o.cycle_id = $1 where a.relation = 'contributes'",
            r => (r.GetGuid(0), r.GetGuid(1), r.GetDecimal(2), r.IsDBNull(3) ? (Guid?)null : r.GetGuid(3)),
            work.Cycle));
        var leaves = new Leaves(work);
        foreach (var (objective, keyResult) in await ReadAsync(connection, KeyResults, r => (r.GetGuid(0), (r.GetGuid(1), r.GetDecimal(2), r.GetString(3) == "children", leaves.RawOf(r))), work.Cycle))
        {
            (paper._keyResults.TryGetValue(objective, out var list) ? list : paper._keyResults[objective] = []).Add(keyResult);
        }

        return [.. paper._objectives.Where(o => paper.Differs(o.Key)).Select(o => $"objective {o.Key}: {o.Value.Stored} is stored, {paper.Roll(o.Key)} is right")];
    }

    private bool Differs(Guid objective)
    {
        var (right, stored) = (Roll(objective), _objectives[objective]);
        return Math.Abs((right?.Progress ?? -1) - (stored.Stored ?? -1)) > 1e-9m || Math.Abs((right?.Raw ?? -1) - (stored.StoredRaw ?? -1)) > 1e-9m;
    }

    private (decimal Raw, decimal Progress)? Roll(Guid objective)
    {
        if (_rolled.TryGetValue(objective, out var known))
        {
            return known;
        }

        var parts = new List<(decimal Weight, (decimal, decimal)? Value)>();
        foreach (var k in _keyResults.GetValueOrDefault(objective) ?? [])
        {
            parts.Add((k.Weight, k.OfChildren ? Children(objective, k.Id) : k.Raw is { } raw ? (raw, Math.Clamp(raw, 0, 1)) : null));
        }

        parts.Add((1, Children(objective, null)));
        return _rolled[objective] = _objectives[objective].Stated is { } stated ? (stated, stated) : Mean(parts);
    }

    private (decimal, decimal)? Children(Guid parent, Guid? keyResult) => Mean([.. _links
        .Where(l => l.Parent == parent && l.KeyResult == keyResult && Counts(_objectives[l.Child].Lifecycle, _objectives[parent].Lifecycle))
        .Select(l => (l.Weight, Roll(l.Child)))]);

    private static bool Counts(string child, string parent) => child is "published" or "graded" || (child != "retired" && parent is "draft" or "proposed");

    private static (decimal, decimal)? Mean(IReadOnlyCollection<(decimal Weight, (decimal Raw, decimal Progress)? Value)> parts)
    {
        var present = parts.Where(p => p.Value is not null).ToList();
        var weight = present.Sum(p => p.Weight);
        return weight == 0 ? null : (present.Sum(p => p.Weight * p.Value!.Value.Raw) / weight, present.Sum(p => p.Weight * p.Value!.Value.Progress) / weight);
    }

    private static decimal? Maybe(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);

    private static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        values.ToList().ForEach(v => command.Parameters.Add(new() { Value = v }));
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await rows.ReadAsync())
        {
            all.Add(read(rows));
        }

        return all;
    }

    /// <summary>What was said, by whom it is about.</summary>
    private sealed class Leaves(RandomWork work)
    {
        private readonly Dictionary<Guid, List<decimal>> _periods = work.Said.Values
            .Where(v => v.Start.AddDays(7) > work.World.Start && v.Start.AddDays(6) <= work.World.End)
            .GroupBy(v => v.Metric).ToDictionary(g => g.Key, g => g.OrderBy(v => v.Start).Select(v => v.Value).ToList());

        private readonly Dictionary<Guid, decimal> _latest = work.Said.Values.GroupBy(v => v.Metric).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Start).Value);

        private readonly Dictionary<Guid, decimal> _numbers = work.Said.CheckIns
            .SelectMany(c => c.KeyResults.Where(k => k.Value is not null).Select(k => (k.KeyResultId, c.At, c.CheckInId, Value: k.Value!.Value)))
            .GroupBy(v => v.KeyResultId).ToDictionary(g => g.Key, g => g.MaxBy(v => (v.At, v.CheckInId)).Value);

        public decimal? RawOf(NpgsqlDataReader row)
        {
            var (id, measure, metric, reading) = (row.GetGuid(1), row.GetString(3), row.IsDBNull(4) ? Guid.Empty : row.GetGuid(4), row.GetString(5));
            decimal? value = (measure, reading) switch
            {
                ("number", _) => _numbers.TryGetValue(id, out var said) ? said : null,
                ("metric", "latest") => _latest.TryGetValue(metric, out var latest) ? latest : null,
                ("metric", "total") => _periods.TryGetValue(metric, out var periods) ? periods.Sum() : null,
                ("metric", _) => _periods.TryGetValue(metric, out var periods) ? periods.Average() : null,
                _ => null,
            };
            return measure is "milestone" ? Maybe(row, 11) ?? 0
                : measure is "maintain" ? Maybe(row, 10)
                : value is { } v ? Raw(v, Maybe(row, 6), Maybe(row, 7), Maybe(row, 8), Maybe(row, 9)) : null;
        }

        private static decimal Raw(decimal value, decimal? baseline, decimal? target, decimal? low, decimal? high) => target is { } aim
            ? (value - baseline!.Value) / (aim - baseline.Value)
            : 1 - Distance(value, low!.Value, high!.Value) / Distance(baseline!.Value, low.Value, high.Value);

        private static decimal Distance(decimal value, decimal low, decimal high) => Math.Max(0, Math.Max(low - value, value - high));
    }
}
