using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Messaging;

namespace Setpoint.Goals.Consumers;

/// <summary>
/// Keeps the latest revision of every check-in. The current value of a key result is that of its latest check-in by the
/// moment described, then by id, so any order of arrival ends the same.
/// </summary>
internal sealed class ApplyCheckInOnCheckInSubmitted(GoalsDb db, Cascading cascade) : IConsume<CheckInSubmitted>
{
    public async Task ConsumeAsync(CheckInSubmitted message, CancellationToken ct)
    {
        var c = message;
        var isNewer = await db.Database.ExecuteSqlAsync(
            $"""
            insert into check_in (id, revision, objective_id, at, confidence)
            values ({c.CheckInId}, {c.Revision}, {c.ObjectiveId}, {c.At.ToUniversalTime()}, {c.Confidence})
            on conflict (id) do update set revision = excluded.revision, at = excluded.at, confidence = excluded.confidence
            where excluded.revision > check_in.revision
            """,
            ct) == 1;
        if (!isNewer)
        {
            return;
        }

        // A correction may say less than what it corrects.
        var keyResults = c.KeyResults.DistinctBy(k => k.KeyResultId).ToList();
        var ids = keyResults.Select(k => k.KeyResultId).ToArray();
        var values = keyResults.Select(k => k.Value).ToArray();
        var confidences = keyResults.Select(k => k.Confidence).ToArray();
        await db.Database.ExecuteSqlAsync($"delete from check_in_value where check_in_id = {c.CheckInId}", ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into check_in_value (check_in_id, key_result_id, at, value, confidence)
            select {c.CheckInId}, u.id, {c.At.ToUniversalTime()}, u.value, u.confidence from unnest({ids}, {values}, {confidences}) as u(id, value, confidence)
            """,
            ct);
        await cascade.MarkAsync([c.ObjectiveId], ct);
    }
}
