using Npgsql;
using Setpoint.Contracts.Goals;
using Setpoint.Goals.Domain;
using Setpoint.Messaging.Outbox;

namespace Setpoint.Goals.Data.Cascade;

/// <summary>What a run of the cascade found different from what was stored.</summary>
internal sealed record CascadeOutcome(
    IReadOnlyList<LeafKeyResult> KeyResults, IReadOnlyList<ObjectiveOutcome> Objectives)
{
    public bool IsEmpty => KeyResults.Count == 0 && Objectives.Count == 0;
}

/// <summary>An objective's new progress, or only another standing of its key results.</summary>
/// <param name="Revision">Rises with every change of the progress.</param>
/// <param name="Standings">See <see cref="PackedStandings"/>.</param>
internal sealed record ObjectiveOutcome(ObjectiveId Id, long Revision, ProgressState State, byte[] Standings, bool IsMoved);

/// <summary>
/// The cascade from the leaves to the company. Whoever changes a leaf, a link or a weight marks the objective dirty in
/// the same transaction; one drain at a time takes the marks, computes those objectives and everything above them from
/// their inputs, and writes what became different. Computing per message instead, many at once, leaves wrong sums behind.
/// </summary>
internal static class CascadeRun
{
    private const int LargestBatch = 500;

    /// <summary>
    /// The lock that the drain and every edit of an objective take, held to the end of the transaction: so that two
    /// edits cannot close a circle between them, and no drain sees half an edit.
    /// </summary>
    public const string Lock = "select pg_advisory_xact_lock(hashtext('cascade'))";

    /// <summary>Time is a leaf, too: what was expected of some key results changes when a period falls due.</summary>
    private const string MarkDue =
        """
        insert into dirty (objective_id)
        select distinct k.objective_id from key_result_value v join key_result k on k.id = v.key_result_id where v.next_due <= $1
        """;

    // The links above each are looked up one by one: for a single change the planner would read all links there are.
    private const string TakeMarks =
        """
        with recursive taken as (
            delete from dirty returning objective_id
        ), affected (id) as (
            select objective_id from taken
            union
            select a.parent_id from affected x
            cross join lateral (select a.parent_id from alignment a where a.child_id = x.id and a.relation = 'contributes' offset 0) a
        )
        select id from affected
        """;

    private const string WriteKeyResults =
        """
        insert into key_result_value (key_result_id, value, at, period, raw, confidence, share, unreported, next_due)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (key_result_id) do update set
            value = excluded.value, at = excluded.at, period = excluded.period, raw = excluded.raw, confidence = excluded.confidence,
            share = excluded.share, unreported = excluded.unreported, next_due = excluded.next_due
        """;

    private const string WriteObjectives =
        """
        insert into objective_progress (objective_id, revision, progress, raw, capped, coverage, confidence,
            mix_check_in, mix_daily, mix_weekly, mix_monthly, mix_quarterly, mix_own, own_share,
            computed_raw, computed_progress, computed_capped, standings, changed_at)
        select *, clock_timestamp() from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        on conflict (objective_id) do update set
            revision = excluded.revision, progress = excluded.progress, raw = excluded.raw, capped = excluded.capped,
            coverage = excluded.coverage, confidence = excluded.confidence, mix_check_in = excluded.mix_check_in,
            mix_daily = excluded.mix_daily, mix_weekly = excluded.mix_weekly, mix_monthly = excluded.mix_monthly,
            mix_quarterly = excluded.mix_quarterly, mix_own = excluded.mix_own, own_share = excluded.own_share,
            computed_raw = excluded.computed_raw, computed_progress = excluded.computed_progress, computed_capped = excluded.computed_capped,
            standings = excluded.standings, changed_at = excluded.changed_at
        """;

    private const string WriteStandings =
        "update objective_progress p set standings = u.standings from unnest($1, $2) as u(id, standings) where p.objective_id = u.id";

    private const string WriteRevisions =
        """
        insert into progress_revision (objective_id, revision, recorded_at, progress, raw, coverage)
        select id, revision, clock_timestamp(), progress, raw, coverage from unnest($1, $2, $3, $4, $5) as u(id, revision, progress, raw, coverage)
        """;

    /// <summary>Takes the marks and brings everything above them up to date, inside the caller's transaction.</summary>
    /// <param name="now">What has fallen due by then is computed with it.</param>
    /// <returns>How many objectives were computed.</returns>
    public static async Task<int> DrainAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now, CancellationToken ct)
    {
        var affected = await TakeAsync(connection, transaction, now, ct);
        if (affected.Length == 0)
        {
            return 0;
        }

        var inputs = await CascadeInputs.LoadAsync(connection, affected, now, ct);
        var outcome = Compute(inputs);
        if (!outcome.IsEmpty)
        {
            await WriteAsync(connection, transaction, outcome, ct);
        }

        return affected.Length;
    }

    /// <summary>The pure part: what the inputs make, where it differs from what is stored.</summary>
    public static CascadeOutcome Compute(Dictionary<ObjectiveId, CascadeInput> inputs)
    {
        var rolled = Domain.Cascade.Compute(OfEach.Make(inputs.Values, i => i.Node), ProgressPolicy.Default);
        var found = OfEach.Make(inputs.Values, input => Compare(input, rolled[input.Id]));
        return new CascadeOutcome([.. found.SelectMany(f => f.KeyResults)], [.. found.Select(f => f.Objective).OfType<ObjectiveOutcome>()]);
    }

    /// <summary>Of one objective what is not as it was stored.</summary>
    private static (List<LeafKeyResult> KeyResults, ObjectiveOutcome? Objective) Compare(CascadeInput input, RolledUp result)
    {
        List<LeafKeyResult> now = [.. input.KeyResults.Zip(result.KeyResults, WithMean)];
        var state = new ProgressState(result.Value, result.Coverage, input.Confidence, result.Computed);
        var standings = PackedStandings.Pack(result.Children, now.Zip(result.KeyResults, (k, r) => (k, r.Children)));
        var isMoved = state != input.Stored;
        var isSame = !isMoved && standings.AsSpan().SequenceEqual(input.StoredStandings);
        return (now.FindAll(k => k.Now != k.Stored), isSame ? null : new ObjectiveOutcome(input.Id, isMoved ? input.Revision + 1 : input.Revision, state, standings, isMoved));
    }

    /// <summary>A key result of children is worth what the roll-up made of them.</summary>
    private static LeafKeyResult WithMean(LeafKeyResult keyResult, KeyResultInput rolled) => keyResult.Terms.Measure == Measure.Children
        ? keyResult with { Now = keyResult.Now with { Raw = rolled.Measured?.Raw } }
        : keyResult;

    private static async Task<Guid[]> TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now, CancellationToken ct)
    {
        // Apart from the lock, because the others must see what was committed before it was had.
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { new(Lock), Sql.Command(MarkDue, now.ToUniversalTime()), new(TakeMarks) },
        };
        await using var rows = await batch.ExecuteReaderAsync(ct);
        return [.. await rows.NextAsync(row => row.Id(), ct)];
    }

    private static async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CascadeOutcome outcome, CancellationToken ct)
    {
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            var keys = outcome.KeyResults;
            batch.BatchCommands.Add(Sql.Command(
                WriteKeyResults,
                keys.Select(k => k.Id.Value).ToArray(),
                keys.Select(k => k.Now.Value).ToArray(),
                keys.Select(k => k.Now.At).ToArray(),
                keys.Select(k => k.Now.Period).ToArray(),
                keys.Select(k => k.Now.Raw).ToArray(),
                keys.Select(k => k.Now.Confidence).ToArray(),
                keys.Select(k => k.Now.Share).ToArray(),
                keys.Select(k => k.Now.Unreported).ToArray(),
                keys.Select(k => k.Now.NextDue).ToArray()));
            var moved = outcome.Objectives.Where(o => o.IsMoved).ToList();
            var ids = moved.Select(o => o.Id.Value).ToArray();
            var revisions = moved.Select(o => o.Revision).ToArray();
            var progress = moved.Select(o => o.State.Value?.Progress).ToArray();
            var raw = moved.Select(o => o.State.Value?.Raw).ToArray();
            var coverage = moved.Select(o => o.State.Coverage).ToArray();
            batch.BatchCommands.Add(Sql.Command(
                WriteObjectives,
                [
                    ids, revisions, progress, raw,
                    moved.Select(o => o.State.Value?.Capped).ToArray(),
                    coverage,
                    moved.Select(o => o.State.Confidence).ToArray(),
                    .. Enum.GetValues<Rhythm>().Select(r => moved.Select(o => o.State.Value?.Mix[r] ?? 0).ToArray()),
                    moved.Select(o => o.State.Value?.Mix.Own ?? 0).ToArray(),
                    moved.Select(o => o.State.Value?.Mix.OwnShare ?? 0).ToArray(),
                    moved.Select(o => o.State.Computed?.Raw).ToArray(),
                    moved.Select(o => o.State.Computed?.Progress).ToArray(),
                    moved.Select(o => o.State.Computed?.Capped).ToArray(),
                    moved.Select(o => o.Standings).ToArray(),
                ]));
            batch.BatchCommands.Add(Sql.Command(WriteRevisions, ids, revisions, progress, raw, coverage));
            var restated = outcome.Objectives.Where(o => !o.IsMoved).ToList();
            batch.BatchCommands.Add(Sql.Command(
                WriteStandings, restated.Select(o => o.Id.Value).ToArray(), restated.Select(o => o.Standings).ToArray()));
            await batch.ExecuteNonQueryAsync(ct);
        }

        var events = outcome.Objectives
            .Where(o => o.IsMoved)
            .Select(o => new ObjectiveProgress(o.Id.Value, o.Revision, o.State.Value?.Progress, o.State.Value?.Raw))
            .Chunk(LargestBatch)
            .Select(chunk => new ProgressChanged(chunk));
        await OutboxWriter.AddAsync(connection, transaction, [.. events], ct);
    }
}
