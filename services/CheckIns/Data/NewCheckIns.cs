using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Setpoint.CheckIns.Domain;
using Setpoint.Messaging;
using Setpoint.Messaging.Outbox;
using Setpoint.ServiceDefaults.Identity;
using Setpoint.ServiceDefaults.Persistence;

namespace Setpoint.CheckIns.Data;

/// <summary>
/// Writes what people submit in one round trip of statements that a connection plans once: check-ins, their history, what they tell other
/// services, what their metrics show now. By SQL, because the context took a quarter of the service's time on a Monday morning;
/// corrections and imported files go through the context.
/// </summary>
internal sealed class NewCheckIns(CheckInsDb db, AuditWriter history, EventMap events, Caller caller)
{
    private const string CheckIns =
        """
        insert into check_in (id, version, objective_id, author_id, at, submitted_at)
        select id, 1, objective_id, author_id, at, submitted_at from unnest($1, $2, $3, $4, $5) as c(id, objective_id, author_id, at, submitted_at)
        """;

    private const string Revisions =
        """
        insert into check_in_revision (check_in_id, number, at, confidence, changed, blocked, next, recorded_by, recorded_at)
        select id, 1, at, confidence, changed, blocked, next, recorded_by, recorded_at
        from unnest($1, $2, $3, $4, $5, $6, $7, $8) as r(id, at, confidence, changed, blocked, next, recorded_by, recorded_at)
        """;

    private const string Values =
        """
        insert into check_in_value (check_in_id, number, key_result_id, value, confidence)
        select id, 1, key_result_id, value, confidence from unnest($1, $2, $3, $4) as v(id, key_result_id, value, confidence)
        """;

    private const string Steps =
        "insert into check_in_step (check_in_id, number, step_id, done) select id, 1, step_id, done from unnest($1, $2, $3) as s(id, step_id, done)";

    private const string Readings =
        """
        insert into check_in_reading (check_in_id, key_result_id, value, period)
        select s.id, r.key_result_id, r.value, r.period
        from unnest($1, $2) as s(id, objective_id) join readings_of($2) r on r.objective_id = s.objective_id
        """;

    private const string Begun = "delete from check_in_draft where person_id = $1 and objective_id = any($2)";

    private const string Names = "select id, name from person where id = any($1)";

    /// <summary>Keeps them in the open transaction and clears what the caller had begun to say of their objectives.</summary>
    /// <param name="said">First sayings, each of another objective.</param>
    /// <param name="named">Whose names are asked for.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyDictionary<Guid, string>> AddAsync(IReadOnlyList<CheckIn> said, IEnumerable<Guid> named, CancellationToken ct)
    {
        var (ids, objectives) = (said.Select(c => c.Id.Value).ToArray(), said.Select(c => c.ObjectiveId).ToArray());
        var values = said.SelectMany(c => c.Current.KeyResults.Select(k => (Of: c.Id.Value, Said: k))).ToList();
        var steps = said.SelectMany(c => c.Current.Steps.Select(s => (Of: c.Id.Value, Said: s))).ToList();
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection())
        {
            BatchCommands =
            {
                Command(CheckIns, ids, objectives, said.Select(c => c.AuthorId).ToArray(), said.Select(c => c.At).ToArray(), said.Select(c => c.SubmittedAt).ToArray()),
                RevisionsOf(said, ids),
                Command(Readings, ids, objectives),
                Command(Begun, caller.PersonId, objectives),
                AuditWriter.Command([.. said.Select(Line)]),
                OutboxWriter.Command([.. said.SelectMany(events.MessagesOf)]),
            },
        };
        if (values.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                Values,
                values.Select(v => v.Of).ToArray(),
                values.Select(v => v.Said.KeyResultId).ToArray(),
                values.Select(v => v.Said.Value).ToArray(),
                values.Select(v => v.Said.Confidence).ToArray()));
        }

        if (steps.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                Steps, steps.Select(s => s.Of).ToArray(), steps.Select(s => s.Said.StepId).ToArray(), steps.Select(s => s.Said.Done).ToArray()));
        }

        batch.BatchCommands.Add(Command(Names, named.Distinct().ToArray()));
        await batch.PrepareAsync(ct);
        await using var rows = await batch.ExecuteReaderAsync(ct);
        var names = new Dictionary<Guid, string>();
        while (await rows.ReadAsync(ct))
        {
            names[rows.GetGuid(0)] = rows.GetString(1);
        }

        foreach (var checkIn in said)
        {
            checkIn.Settle();
        }

        return names;
    }

    private static NpgsqlBatchCommand RevisionsOf(IReadOnlyList<CheckIn> said, Guid[] ids)
    {
        var first = said.Select(c => c.Current).ToList();
        return Command(
            Revisions,
            ids,
            first.Select(r => r.At).ToArray(),
            first.Select(r => r.Confidence).ToArray(),
            Texts(first, r => r.Changed),
            Texts(first, r => r.Blocked),
            Texts(first, r => r.Next),
            first.Select(r => r.RecordedBy).ToArray(),
            first.Select(r => r.RecordedAt).ToArray());
    }

    private static NpgsqlParameter Texts(IEnumerable<CheckInRevision> said, Func<CheckInRevision, string?> text) =>
        new() { Value = said.Select(text).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlBatchCommand Command(string sql, params object[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter as NpgsqlParameter ?? new NpgsqlParameter { Value = parameter });
        }

        return command;
    }

    /// <summary>The line of the history, in the words that the context writes of what it saves.</summary>
    private AuditEntry Line(CheckIn checkIn)
    {
        var (id, said) = (checkIn.Id.Value, checkIn.Current);
        const string revision = "CheckInRevision[1].";
        return history.Created(
            nameof(CheckIn),
            id,
            [
                ("id", id),
                ("objectiveId", checkIn.ObjectiveId),
                ("authorId", checkIn.AuthorId),
                ("at", checkIn.At),
                ("submittedAt", checkIn.SubmittedAt),
                ($"{revision}number", said.Number),
                ($"{revision}at", said.At),
                ($"{revision}confidence", said.Confidence),
                ($"{revision}changed", said.Changed),
                ($"{revision}blocked", said.Blocked),
                ($"{revision}next", said.Next),
                ($"{revision}recordedBy", said.RecordedBy),
                ($"{revision}recordedAt", said.RecordedAt),
                .. said.KeyResults.SelectMany(k => Part("KeyResultEntry", k.KeyResultId, ("keyResultId", k.KeyResultId), ("value", k.Value), ("confidence", k.Confidence))),
                .. said.Steps.SelectMany(s => Part("StepEntry", s.StepId, ("stepId", s.StepId), ("done", s.Done))),
            ]);

        IEnumerable<(string, object?)> Part(string type, Guid of, params (string Property, object? Value)[] values) =>
            values.Select(v => ($"{revision}{type}[{of}].{v.Property}", v.Value));
    }
}
