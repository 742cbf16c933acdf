using Npgsql;
using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Messaging;

namespace Setpoint.Goals.Consumers;

/// <summary>
/// Keeps the latest revision of every check-in. The current value of a key result is that of its latest check-in by the
/// moment described, then by id, so any order of arrival ends the same. One round trip: ten thousand come on a Monday morning.
/// </summary>
internal sealed class ApplyCheckInOnCheckInSubmitted(GoalsDb db, Cascading cascade) : IConsume<CheckInSubmitted>
{
    private const string Keep =
        """
        insert into check_in (id, revision, objective_id, at, confidence) values ($1, $2, $3, $4, $5::numeric)
        on conflict (id) do update set revision = excluded.revision, at = excluded.at, confidence = excluded.confidence
        where excluded.revision > check_in.revision
        """;

    // From here on the row says whether this revision is the one that stands; a correction may say less than what it corrects.
    private const string Forget =
        """
        delete from check_in_value v using check_in c
        where c.id = $1 and c.revision = $2 and v.check_in_id = c.id and v.key_result_id <> all($3)
        """;

    private const string Say =
        """
        insert into check_in_value as v (check_in_id, key_result_id, at, value, confidence)
        select c.id, u.id, c.at, u.value, u.confidence
        from check_in c cross join unnest($3::uuid[], $4::numeric[], $5::numeric[]) as u(id, value, confidence)
        where c.id = $1 and c.revision = $2
        on conflict (check_in_id, key_result_id) do update set at = excluded.at, value = excluded.value, confidence = excluded.confidence
        """;

    private const string Untick =
        "delete from step_tick t using check_in c where c.id = $1 and c.revision = $2 and t.check_in_id = c.id";

    private const string Tick =
        """
        insert into step_tick as t (step_id, at, done, said_by, check_in_id)
        select s.id, c.at, u.done, $5, c.id
        from check_in c cross join unnest($3::uuid[], $4::boolean[]) as u(id, done)
        join key_result_step s on s.id = u.id
        join key_result k on k.id = s.key_result_id and k.objective_id = c.objective_id
        where c.id = $1 and c.revision = $2
        on conflict (step_id, at, check_in_id) do nothing
        """;

    public async Task ConsumeAsync(CheckInSubmitted message, CancellationToken ct)
    {
        var c = message;
        var keyResults = c.KeyResults.DistinctBy(k => k.KeyResultId).ToList();
        var steps = (c.Steps ?? []).DistinctBy(s => s.StepId).ToList();
        var ids = keyResults.Select(k => k.KeyResultId).ToArray();
        await using var batch = new NpgsqlBatch(await db.ConnectionAsync(ct))
        {
            BatchCommands =
            {
                Sql.Command(Keep, c.CheckInId, c.Revision, c.ObjectiveId, c.At.ToUniversalTime(), c.Confidence),
                Sql.Command(Forget, c.CheckInId, c.Revision, ids),
                Sql.Command(Say, c.CheckInId, c.Revision, ids, keyResults.Select(k => k.Value).ToArray(), keyResults.Select(k => k.Confidence).ToArray()),
                Sql.Command(Untick, c.CheckInId, c.Revision),
                Sql.Command(Tick, c.CheckInId, c.Revision, steps.Select(s => s.StepId).ToArray(), steps.Select(s => s.Done).ToArray(), c.AuthorId),
            },
        };
        await batch.PrepareAsync(ct);
        await batch.ExecuteNonQueryAsync(ct);
        await cascade.MarkAsync([c.ObjectiveId], ct);
    }
}
