using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Contracts.Operations;
using Setpoint.Messaging.Outbox;

namespace Setpoint.Messaging.Reconciliation;

/// <summary>Who this service is and which tables mirror whom.</summary>
internal sealed record ReadModels(string Service, IReadOnlyList<ReadModel> Tables)
{
    /// <summary>Those whose state is mirrored here.</summary>
    public IEnumerable<string> Publishers => Tables.Select(t => Wire.PublisherOf(t.State)).Distinct(StringComparer.Ordinal);

    public ReadModel? Of(string state) => Tables.SingleOrDefault(t => Wire.NameOf(t.State) == state);
}

/// <summary>
/// Compares a publisher's digest with the own table. A bucket that differs once may only be late; one that differs
/// twice in a row is asked for. A table without a row never heard the beginning: then everything is asked for at once.
/// What was asked for is not asked for again by the next digest: states have a queue of their own, in which thousands may wait while
/// digests overtake them, and every reader's question brings a digest to all. Without this a reader that is behind would get further behind.
/// </summary>
internal sealed class CompareOnStateDigest(DbContext db, NpgsqlDataSource database, ReadModels models) : IConsume<StateDigest>
{
    /// <summary>Stands for all buckets of all kinds of a publisher.</summary>
    private const int Everything = -1;

    /// <summary>After so long an answer has come, or got lost.</summary>
    private static readonly TimeSpan s_answered = TimeSpan.FromHours(1);

    public async Task ConsumeAsync(StateDigest message, CancellationToken ct)
    {
        if (models.Of(message.State) is not { } model)
        {
            return;
        }

        var (counts, hashes) = await Digest.OfAsync(database, model.Table, ct);
        if (counts.All(c => c == 0) && message.Counts.Any(c => c > 0))
        {
            if (await AskForAllAsync(message.Publisher, ct))
            {
                db.Publish(new RepublishRequested(message.Publisher));
            }

            return;
        }

        var wrong = Enumerable.Range(0, Digest.Buckets)
            .Where(b => counts[b] != message.Counts[b] || hashes[b] != message.Hashes[b])
            .ToArray();
        foreach (var bucket in await WrongAgainAsync(message.State, wrong, ct))
        {
            db.Publish(new BucketRequested(message.Publisher, message.State, bucket));
        }
    }

    private async Task<bool> AskForAllAsync(string publisher, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>(
            $"""
            insert into reconcile_doubt as d (state, bucket, asked_at) values ({publisher}, {Everything}, now())
            on conflict (state, bucket) do update set asked_at = now() where d.asked_at < now() - {s_answered}
            returning bucket
            """).ToListAsync(ct)).Count > 0;

    /// <summary>What is doubted by this very statement is not seen by its update: that takes the next digest.</summary>
    private Task<List<int>> WrongAgainAsync(string state, int[] wrong, CancellationToken ct) => db.Database.SqlQuery<int>(
        $"""
        with mended as (
            delete from reconcile_doubt d where d.state = {state} and d.bucket <> all ({wrong})
        ), doubted as (
            insert into reconcile_doubt (state, bucket) select {state}, unnest({wrong}) on conflict do nothing
        )
        update reconcile_doubt d set asked_at = now()
        where d.state = {state} and d.bucket = any ({wrong}) and (d.asked_at is null or d.asked_at < now() - {s_answered})
        returning d.bucket
        """).ToListAsync(ct);
}

/// <summary>Answers a reader that asks what there is.</summary>
internal sealed class SendOnDigestRequested(ReadModels models, Republisher republisher) : IConsume<DigestRequested>
{
    public Task ConsumeAsync(DigestRequested message, CancellationToken ct) =>
        message.Publisher == models.Service ? republisher.SendDigestsAsync(ct) : Task.CompletedTask;
}

/// <summary>Answers a reader that asks for a bucket.</summary>
internal sealed class SendOnBucketRequested(ReadModels models, Republisher republisher) : IConsume<BucketRequested>
{
    public Task ConsumeAsync(BucketRequested message, CancellationToken ct) =>
        message.Publisher == models.Service ? republisher.SendBucketAsync(message.State, message.Bucket, ct) : Task.CompletedTask;
}

/// <summary>Answers a reader that asks for everything.</summary>
internal sealed class SendOnRepublishRequested(ReadModels models, Republisher republisher) : IConsume<RepublishRequested>
{
    public async Task ConsumeAsync(RepublishRequested message, CancellationToken ct)
    {
        if (message.Publisher == models.Service)
        {
            await republisher.RepublishAsync(ct);
        }
    }
}

/// <summary>
/// Drops rows that the publisher does not have. A row younger than the snapshot may simply be newer than it, so only
/// rows whose version 7 id was made a minute before the snapshot go.
/// </summary>
internal sealed class DropOnBucketSnapshot(DbContext db, ReadModels models) : IConsume<BucketSnapshot>
{
    public async Task ConsumeAsync(BucketSnapshot message, CancellationToken ct)
    {
        if (models.Of(message.State) is not { } model)
        {
            return;
        }

        var known = message.Entries.Select(e => e.Id).ToArray();
        var before = message.At.AddMinutes(-1).ToUnixTimeMilliseconds();
        var sql =
            $"""
            delete from {model.Table}
            where get_byte(uuid_send(id), 15) = @bucket
              and id <> all (@known)
              and ('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint < @before
            """;
        await db.Database.ExecuteSqlRawAsync(
            sql,
            [
                new NpgsqlParameter("bucket", message.Bucket),
                new NpgsqlParameter("known", known),
                new NpgsqlParameter("before", before),
            ],
            ct);
    }
}
