using Npgsql;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Data.Reading;

/// <summary>A key result of a closed cycle, with what stood of it at the close.</summary>
internal sealed record ClosedKeyResult(Guid CycleId, KeyResultId Id, Guid OwnerId, ObjectiveKind Kind, Window Window, decimal? Progress, bool Retired);

/// <summary>What a unit's own people believed of its key results in closed cycles, and what became of them.</summary>
internal static class CalibrationRows
{
    /// <summary>The latest of them: ten years of quarters.</summary>
    public const int MostCycles = 40;

    /// <summary>
    /// Not of private objectives, whoever asks: a number that a whole team sees must not be made of what few of it may know about. Not of
    /// personal ones either, which are not the unit's.
    /// </summary>
    private static readonly string s_keyResults =
        $"""
        with closed as materialized (
            select c.id, c.start from cycle c where c.phase = 'closed' and ($4::uuid is null or c.id = $4::uuid) order by c.start desc, c.id limit {MostCycles}
        )
        select o.cycle_id, k.id, k.owner_id, o.kind, coalesce(k.start, o.window_start), coalesce(k."end", o.window_end), p.progress, k.retired or o.lifecycle = 'retired'
        from closed c
        join objective o on o.cycle_id = c.id and o.unit_id = $3 and o.visibility <> 'private' and not o.personal
        join visible_objective($1, $2::uuid) v on v.id = o.id
        join key_result k on k.objective_id = o.id
        left join closed_progress p on p.id = k.id
        order by c.start desc, c.id, k.id
        """;

    private const string Words =
        """
        select x.key_result_id, x.at, x.confidence from check_in_value x
        where x.key_result_id = any($1) and x.confidence is not null
        order by x.key_result_id, x.at, x.check_in_id
        """;

    /// <param name="cycle">One closed cycle; the latest ones when absent.</param>
    public static Task<List<ClosedKeyResult>> ReadAsync(NpgsqlConnection connection, Caller caller, Guid unit, Guid? cycle, CancellationToken ct) =>
        connection.ReadAsync(
            s_keyResults,
            [caller.PersonId, caller.Within, unit, cycle],
            r => new ClosedKeyResult(r.Id(), new(r.Id()), r.Id(), r.Word<ObjectiveKind>(), r.Window(), r.Maybe<decimal>(), r.Next<bool>()),
            ct);

    /// <summary>Everything that was said of them, in local time and in the order in which it was said.</summary>
    public static async Task<ILookup<KeyResultId, Said>> SaidAsync(
        NpgsqlConnection connection, IEnumerable<KeyResultId> keyResults, string timeZone, CancellationToken ct)
    {
        var zone = Zones.Of(timeZone);
        var said = await connection.ReadAsync(
            Words,
            [keyResults.Select(k => k.Value).ToArray()],
            r => (Id: new KeyResultId(r.Id()), Said: new Said(TimeZoneInfo.ConvertTime(r.Next<DateTimeOffset>(), zone).DateTime, r.Number())),
            ct);
        return said.ToLookup(s => s.Id, s => s.Said);
    }
}
