using Npgsql;
using Setpoint.Contracts.CheckIns;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Messaging;

namespace Setpoint.Goals.Consumers;

/// <summary>
/// Keeps the latest revision of every check-in. The current value of a key result is that of its latest check-in by the
/// moment described, then by id, so any order of arrival ends the same. Those that
/// come together are kept in one round trip: ten thousand come on a Monday morning.
/// </summary>
internal sealed class ApplyCheckInOnCheckInSubmitted(GoalsDb db, Cascading cascade) : IConsumeMany<CheckInSubmitted>
{
    private const string Keep =
        """
        insert into check_in (id, revision, objective_id, at, confidence)
        select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::timestamptz[], $5::numeric[]) as u(id, revision, objective_id, at, confidence) order by id
        on conflict (id) do update set revision = excluded.revision, at = excluded.at, confidence = excluded.confidence
        where excluded.revision > check_in.revision
        """;

    // From here on the row says whether a revision is the one that stands; a correction may say less than what it corrects.
    private const string Forget =
        """
        delete from check_in_value v using unnest($1::uuid[], $2::bigint[]) as u(id, revision) join check_in c on (c.id, c.revision) = (u.id, u.revision)
        where v.check_in_id = c.id and not exists (
            select 1 from unnest($3::uuid[], $4::uuid[]) as s(check_in_id, key_result_id)
            where (s.check_in_id, s.key_result_id) = (v.check_in_id, v.key_result_id))
        """;

    private const string Say =
        """
        insert into check_in_value as v (check_in_id, key_result_id, at, value, confidence)
        select c.id, u.key_result_id, c.at, u.value, u.confidence
        from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::numeric[], $5::numeric[]) as u(id, revision, key_result_id, value, confidence)
        join check_in c on (c.id, c.revision) = (u.id, u.revision)
        on conflict (check_in_id, key_result_id) do update set at = excluded.at, value = excluded.value, confidence = excluded.confidence
        """;

    private const string Untick =
        """
        delete from step_tick t using unnest($1::uuid[], $2::bigint[]) as u(id, revision) join check_in c on (c.id, c.revision) = (u.id, u.revision)
        where t.check_in_id = c.id
        """;

    private const string Tick =
        """
        insert into step_tick as t (step_id, at, done, said_by, check_in_id)
        select s.id, c.at, u.done, u.author_id, c.id
        from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::boolean[], $5::uuid[]) as u(id, revision, step_id, done, author_id)
        join check_in c on (c.id, c.revision) = (u.id, u.revision)
        join key_result_step s on s.id = u.step_id
        join key_result k on k.id = s.key_result_id and k.objective_id = c.objective_id
        on conflict (step_id, at, check_in_id) do nothing
        """;

    public Task ConsumeAsync(CheckInSubmitted message, CancellationToken ct) => ConsumeAsync([message], ct);

    public async Task ConsumeAsync(IReadOnlyCollection<CheckInSubmitted> messages, CancellationToken ct)
    {
        var all = messages.GroupBy(m => m.CheckInId).Select(g => g.MaxBy(m => m.Revision)!).ToList();
        var values = all.SelectMany(c => c.KeyResults.DistinctBy(k => k.KeyResultId).Select(k => (Of: c, Said: k))).ToList();
        var steps = all.SelectMany(c => (c.Steps ?? []).DistinctBy(s => s.StepId).Select(s => (Of: c, Said: s))).ToList();
        var (ids, revisions) = (all.ConvertAll(c => c.CheckInId).ToArray(), all.ConvertAll(c => c.Revision).ToArray());
        var (valued, keyResults) = (values.ConvertAll(v => v.Of.CheckInId).ToArray(), values.ConvertAll(v => v.Said.KeyResultId).ToArray());
        await using var batch = new NpgsqlBatch(await db.ConnectionAsync(ct))
        {
            BatchCommands =
            {
                Sql.Command(
                    Keep,
                    ids,
                    revisions,
                    all.ConvertAll(c => c.ObjectiveId).ToArray(),
                    all.ConvertAll(c => c.At.ToUniversalTime()).ToArray(),
                    all.ConvertAll(c => c.Confidence).ToArray()),
                Sql.Command(Forget, ids, revisions, valued, keyResults),
                Sql.Command(
                    Say,
                    valued,
                    values.ConvertAll(v => v.Of.Revision).ToArray(),
                    keyResults,
                    values.ConvertAll(v => v.Said.Value).ToArray(),
                    values.ConvertAll(v => v.Said.Confidence).ToArray()),
                Sql.Command(Untick, ids, revisions),
                Sql.Command(
                    Tick,
                    steps.ConvertAll(s => s.Of.CheckInId).ToArray(),
                    steps.ConvertAll(s => s.Of.Revision).ToArray(),
                    steps.ConvertAll(s => s.Said.StepId).ToArray(),
                    steps.ConvertAll(s => s.Said.Done).ToArray(),
                    steps.ConvertAll(s => s.Of.AuthorId).ToArray()),
            },
        };
        await using (await batch.ReadPlannedAsync(ct))
        {
            // Nothing is read.
        }

        await cascade.MarkAsync(all.Select(c => c.ObjectiveId).Distinct(), ct);
    }
}
