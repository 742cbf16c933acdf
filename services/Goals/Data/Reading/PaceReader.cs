using Npgsql;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>
/// Judges the pace of many objectives at this moment, from stored progress: nothing below their own key results and
/// direct children is needed, so one objective and five thousand take the same few queries.
/// </summary>
internal sealed class PaceReader(TimeProvider clock)
{
    // Joined to the unnested ids rather than filtered by any(ids): the planner sees how many there are, and scans and hashes
    // for thousands where it looks up for a few.
    private const string Objectives =
        $"""
        select o.id, o.window_start, o.window_end, coalesce(u.time_zone, 'UTC'), p.confidence,
               o.kind, o.lifecycle, o.grade, coalesce(p.coverage, 0), {Columns.OfMeasured}
        from unnest($1) as i (id)
        join objective o on o.id = i.id
        left join unit u on u.id = o.unit_id
        left join objective_progress p on p.objective_id = o.id
        """;

    private const string KeyResults =
        """
        select k.objective_id, k.id, k.weight, m.cadence, v.raw, v.period, v.confidence
        from unnest($1) as i (id)
        join key_result k on k.objective_id = i.id and not k.retired
        left join metric m on m.id = k.metric_id
        left join key_result_value v on v.key_result_id = k.id
        """;

    private const string Links =
        """
        select a.parent_id, a.child_id, a.weight
        from unnest($1) as i (id)
        join alignment a on a.parent_id = i.id and a.relation = 'contributes'
        """;

    private static readonly ProgressPolicy s_policy = ProgressPolicy.Current;
    private readonly DateTimeOffset _now = clock.GetUtcNow();
    private readonly Dictionary<string, DateTime> _locals = new(StringComparer.Ordinal);
    private readonly Dictionary<(DateTime Local, Window Window), WindowMoment> _moments = [];

    public async Task<Dictionary<ObjectiveId, PacedObjective>> ReadAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct)
    {
        var heads = new Dictionary<ObjectiveId, Head>(ids.Length);
        var keyResults = new Grouped<KeyResultRow>(ids.Length);
        var links = new Grouped<Link>(ids.Length);
        await using (var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Sql.Command(Objectives, ids), Sql.Command(KeyResults, ids), Sql.Command(Links, ids) },
        })
        await using (var rows = await batch.ExecuteReaderAsync(ct))
        {
            await rows.EachAsync(row => Keep(heads, ReadHead(row)), ct);
            await rows.NextEachAsync(row => keyResults.Add(new(row.Id()), ReadKeyResult(row)), ct);
            await rows.NextEachAsync(row => links.Add(new(row.Id()), new Link(new(row.Id()), row.Number())), ct);
        }

        var around = links.All.Select(l => l.Child).Where(c => !heads.ContainsKey(c)).Select(c => c.Value).Distinct().ToArray();
        if (around.Length > 0)
        {
            foreach (var head in await connection.ReadAsync(Objectives, [around], ReadHead, ct))
            {
                Keep(heads, head);
            }
        }

        var paced = new Dictionary<ObjectiveId, PacedObjective>(ids.Length);
        foreach (var id in ids)
        {
            var head = heads[new(id)];
            paced[head.Id] = Judge(head, keyResults.Of(head.Id), links.Of(head.Id).ConvertAll(l => ChildOf(head, heads[l.Child], l.Weight)));
        }

        return paced;
    }

    /// <summary>The wall clock of a time zone at the moment of this request.</summary>
    public DateTime LocalNow(string timeZone)
    {
        if (!_locals.TryGetValue(timeZone, out var local))
        {
            local = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone)
                ? TimeZoneInfo.ConvertTime(_now, zone).DateTime
                : _now.UtcDateTime;
            _locals[timeZone] = local;
        }

        return local;
    }

    private PacedObjective Judge(Head head, List<KeyResultRow> keyResults, List<ChildInput> children)
    {
        var moment = MomentOf(head.Window, LocalNow(head.TimeZone));
        var line = s_policy.SuccessLine(head.Standing.Kind);
        var paced = new List<PacedKeyResult>(keyResults.Count);
        var items = new List<PacedItem>(keyResults.Count + 1);
        foreach (var k in keyResults)
        {
            var reading = Pacing.OfKeyResult(k.Standing, line, moment, s_policy);
            paced.Add(new PacedKeyResult(k.Id, k.Weight, k.Standing, k.Confidence, reading));
            items.Add(new PacedItem(k.Weight, reading));
        }

        PaceReading? together = null;
        if (children.Count > 0 && ChildrenSlot.Of(head.Window, children) is { } slot)
        {
            together = slot.Value is { } measured ? Pacing.OfChildren(measured, line, moment, s_policy) : new PaceReading(Pace.NoData);
            items.Add(new PacedItem(s_policy.SlotWeight, together.Value));
        }

        return new PacedObjective(
            head.Id, line, moment, head.Standing, head.Confidence, Pacing.OfObjective(head.Standing, items, moment, s_policy), paced, together);
    }

    private static ChildInput ChildOf(Head parent, Head child, decimal weight) => new(
        child.Id, weight, child.Window, Standings.Of(child.Standing.Lifecycle, parent.Standing.Lifecycle), child.Standing.Measured);

    private static void Keep(Dictionary<ObjectiveId, Head> heads, Head head) => heads[head.Id] = head;

    private WindowMoment MomentOf(Window window, DateTime local)
    {
        if (!_moments.TryGetValue((local, window), out var moment))
        {
            _moments[(local, window)] = moment = WindowMoment.At(window, local, s_policy);
        }

        return moment;
    }

    private static Head ReadHead(Columns row)
    {
        var (id, window, timeZone, confidence) = (new ObjectiveId(row.Id()), row.Window(), row.Text(), row.Maybe<decimal>());
        return new Head(id, window, timeZone, confidence, new ObjectiveStanding(
            row.Word<ObjectiveKind>(), row.Word<Lifecycle>(), row.Maybe<decimal>(), Coverage: row.Number(), Measured: row.Measured()));
    }

    private static KeyResultRow ReadKeyResult(Columns row)
    {
        var (id, weight, rhythm) = (new KeyResultId(row.Id()), row.Number(), row.Rhythm());
        var (raw, period) = (row.Maybe<decimal>(), row.Maybe<DateOnly>());
        DateOnly? until = period is { } start ? rhythm.EndOf(start) : null;
        return new KeyResultRow(id, weight, new KeyResultStanding(raw, rhythm, until), row.Maybe<decimal>());
    }

    private sealed record Head(ObjectiveId Id, Window Window, string TimeZone, decimal? Confidence, ObjectiveStanding Standing);

    private readonly record struct KeyResultRow(KeyResultId Id, decimal Weight, KeyResultStanding Standing, decimal? Confidence);

    private readonly record struct Link(ObjectiveId Child, decimal Weight);

    /// <summary>What belongs to each objective.</summary>
    private sealed class Grouped<T>(int capacity)
    {
        private static readonly List<T> s_none = [];
        private readonly Dictionary<ObjectiveId, List<T>> _lists = new(capacity);

        public IEnumerable<T> All => _lists.Values.SelectMany(l => l);

        public List<T> Of(ObjectiveId objective) => _lists.GetValueOrDefault(objective) ?? s_none;

        public void Add(ObjectiveId objective, T part) =>
            (_lists.TryGetValue(objective, out var list) ? list : _lists[objective] = new List<T>(4)).Add(part);
    }
}
