using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>Keeps what stands when a cycle closes.</summary>
internal static class ClosedRows
{
    /// <summary>Every objective and key result of the cycle. Needs the cascade's lock, with everything rolled up.</summary>
    public static async Task KeepAsync(GoalsDb db, PaceReader paces, CycleId cycle, DateTimeOffset at, CancellationToken ct)
    {
        var ids = await db.Database.SqlQuery<Guid>($"""select id as "Value" from objective where cycle_id = {cycle.Value}""").ToArrayAsync(ct);
        var paced = await paces.ReadAsync(await db.ConnectionAsync(ct), ids, ct);
        var words = ids.Select(id => paced[new(id)].Reading.Pace.ToString()).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into closed_progress (id, objective_id, progress, raw, pace, grade, confidence, closed_at)
            select o.id, o.id, p.progress, p.raw, x.pace, o.grade, p.confidence, {at}
            from unnest({ids}, {words}) as x(id, pace) join objective o on o.id = x.id left join objective_progress p on p.objective_id = o.id
            """,
            ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into closed_progress (id, objective_id, progress, raw, value, value_at, confidence, closed_at)
            select k.id, o.id, least(greatest(v.raw, 0), 1), v.raw, v.value, v.at, v.confidence, {at}
            from objective o join key_result k on k.objective_id = o.id left join key_result_value v on v.key_result_id = k.id
            where o.cycle_id = {cycle.Value}
            """,
            ct);
        await KeepPointsAsync(db, await PastPoints.ReadAsync(await db.ConnectionAsync(ct), ids, paces, at, ct), ct);
    }

    /// <summary>The line ends at what stands.</summary>
    private static Task KeepPointsAsync(GoalsDb db, Dictionary<Guid, List<PastPoint>> lines, CancellationToken ct)
    {
        var all = lines.SelectMany(l => l.Value.Select(p => (Id: l.Key, Point: p))).ToList();
        var (ids, days) = (all.Select(p => p.Id).ToArray(), all.Select(p => p.Point.At).ToArray());
        var (progress, expected, confidence) = (
            all.Select(p => p.Point.Progress).ToArray(), all.Select(p => p.Point.Expected).ToArray(), all.Select(p => p.Point.Confidence).ToArray());
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into closed_point (objective_id, at, progress, expected, confidence)
            select u.id, u.at, case when u.at = max(u.at) over (partition by u.id) then c.progress else u.progress end, u.expected, u.confidence
            from unnest({ids}, {days}, {progress}, {expected}, {confidence}) as u(id, at, progress, expected, confidence)
            join closed_progress c on c.id = u.id
            """,
            ct);
    }
}
