using Npgsql;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Data.Reading;

/// <summary>
/// Judges the pace of many objectives at this moment, from stored progress: nothing below their own key results and
/// direct children is needed, so one objective and five thousand take the same three queries.
/// </summary>
internal sealed class PaceReader(TimeProvider clock)
{
    private const string Objectives =
        $"""
        select o.id, o.window_start, o.window_end, coalesce(u.time_zone, 'UTC'), p.confidence,
               o.kind, o.lifecycle, o.grade, coalesce(p.coverage, 0), {Columns.OfMeasured}
        from objective o
        left join unit u on u.id = o.unit_id
        left join objective_progress p on p.objective_id = o.id
        where o.id = any($1)
        """;

    private const string KeyResults =
        """
        select k.objective_id, k.id, k.weight, m.cadence, v.raw, v.period, v.confidence
        from key_result k
        left join metric m on m.id = k.metric_id
        left join key_result_value v on v.key_result_id = k.id
        where k.objective_id = any($1) and not k.retired
        """;

    private static readonly ProgressPolicy s_policy = ProgressPolicy.Current;
    private readonly DateTimeOffset _now = clock.GetUtcNow();
    private readonly Dictionary<string, DateTime> _locals = new(StringComparer.Ordinal);
    private readonly Dictionary<(DateTime Local, Window Window), WindowMoment> _moments = [];

    public async Task<Dictionary<ObjectiveId, PacedObjective>> ReadAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Sql.Command(Objectives, ids), Sql.Command(KeyResults, ids), Sql.Command(CascadeInputs.Links, ids) },
        };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        var heads = await rows.AllAsync(ReadHead, ct);
        var keyResults = (await rows.NextAsync(ReadKeyResult, ct)).ToLookup(k => k.Objective, k => k.KeyResult);
        var children = (await rows.NextAsync(CascadeInputs.ReadLink, ct)).ToLookup(l => l.Parent, l => l.Link);
        return heads.ToDictionary(h => h.Id, h => Judge(h, [.. keyResults[h.Id]], [.. children[h.Id]]));
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

    private PacedObjective Judge(Head head, List<KeyResultRow> keyResults, List<CascadeLink> links)
    {
        var moment = MomentOf(head.Window, LocalNow(head.TimeZone));
        var line = s_policy.SuccessLine(head.Standing.Kind);
        var paced = keyResults.ConvertAll(k => new PacedKeyResult(
            k.Id, k.Weight, k.Standing.Rhythm, k.Standing.Measured, k.Standing.ValuesUntil, k.Confidence,
            Pacing.OfKeyResult(k.Standing, line, moment, s_policy)));
        var items = paced.ConvertAll(k => new PacedItem(k.Weight, k.Reading));
        var slot = links.Count == 0 ? null : ChildrenSlot.Of(head.Window, links.ConvertAll(l => l.Input(head.Standing.Lifecycle, l.Stored)));
        PaceReading? together = slot is null
            ? null
            : slot.Value is { } measured ? Pacing.OfChildren(measured, line, moment, s_policy) : new PaceReading(Pace.NoData);
        if (together is { } reading)
        {
            items.Add(new PacedItem(s_policy.SlotWeight, reading));
        }

        return new PacedObjective(
            head.Id, line, moment, head.Standing, head.Confidence, Pacing.OfObjective(head.Standing, items, moment, s_policy), paced, together);
    }

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

    private static (ObjectiveId Objective, KeyResultRow KeyResult) ReadKeyResult(Columns row)
    {
        var (objective, id, weight, rhythm) = (new ObjectiveId(row.Id()), new KeyResultId(row.Id()), row.Number(), row.Rhythm());
        Measured? measured = row.Maybe<decimal>() is { } raw ? Measured.Of(raw, rhythm) : null;
        DateOnly? until = row.Maybe<DateOnly>() is { } period ? rhythm.EndOf(period) : null;
        return (objective, new KeyResultRow(id, weight, new KeyResultStanding(measured, rhythm, until), row.Maybe<decimal>()));
    }

    private sealed record Head(ObjectiveId Id, Window Window, string TimeZone, decimal? Confidence, ObjectiveStanding Standing);

    private sealed record KeyResultRow(KeyResultId Id, decimal Weight, KeyResultStanding Standing, decimal? Confidence);
}
