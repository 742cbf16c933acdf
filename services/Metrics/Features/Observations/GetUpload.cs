using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Ingestion;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Observations;

/// <summary>Where an upload stands.</summary>
public enum UploadState
{
    /// <summary>Rows are being read.</summary>
    Running,

    /// <summary>The receipt says what became of them.</summary>
    Done,

    /// <summary>It ended in the middle. Sending it again with the same key finishes it.</summary>
    BrokenOff,
}

/// <summary>An upload that was sent with a key.</summary>
/// <param name="Rows">Read so far.</param>
/// <param name="Rejected">Of them with an error.</param>
/// <param name="Receipt">At the end.</param>
public sealed record UploadStanding(UploadState State, int Rows, int Rejected, DateTimeOffset? StartedAt, Receipt? Receipt);

internal static class GetUpload
{
    /// <summary>One's own uploads, by the Idempotency-Key that they were sent with.</summary>
    public static async Task<Results<Ok<UploadStanding>, ProblemHttpResult>> HandleAsync(
        string key, MetricsDb db, NpgsqlDataSource database, Caller caller, CancellationToken ct)
    {
        var (me, name) = (caller.PersonId, UploadKey.NameOf(caller, key));

        // Asked for first: an upload that ends in between has its receipt, and is not taken for one that broke off.
        var isHeld = await UploadKey.IsHeldAsync(database, caller, key, ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await UploadKey.FindAsync(connection, caller, key, ct) is { Receipt: { } receipt })
        {
            return TypedResults.Ok(new UploadStanding(UploadState.Done, receipt.Rows, receipt.Rejected, null, receipt));
        }

        var progress = await db.Database.SqlQuery<Row>(
            $"""select rows as "Rows", rejected as "Rejected", started_at as "StartedAt" from upload_progress where person_id = {me} and key = {name}""")
            .SingleOrDefaultAsync(ct);
        return progress is null
            ? Problems.Missing()
            : TypedResults.Ok(new UploadStanding(isHeld ? UploadState.Running : UploadState.BrokenOff, progress.Rows, progress.Rejected, progress.StartedAt, null));
    }

    private sealed record Row(int Rows, int Rejected, DateTimeOffset StartedAt);
}
