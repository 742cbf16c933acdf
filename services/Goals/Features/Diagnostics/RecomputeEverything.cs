using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Messaging.Outbox;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Diagnostics;

/// <summary>What a computation from scratch says of what is stored.</summary>
/// <param name="Objectives">How many were computed.</param>
/// <param name="Wrong">Those whose stored progress, or that of a key result of theirs, differs.</param>
public sealed record RecomputeResponse(int Objectives, IReadOnlyList<Guid> Wrong);

internal static class RecomputeEverything
{
    /// <summary>Everything at once from the leaves, by the function that the drain uses on parts. Nothing is corrected: a difference is a bug.</summary>
    public static async Task<Results<Ok<RecomputeResponse>, ProblemHttpResult>> HandleAsync(
        NpgsqlDataSource database, OutboxBell outbox, Access access, TimeProvider clock, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden("Only administrators of the company run diagnostics.");
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);

        var now = clock.GetUtcNow();

        // What waits to be rolled up is not wrong yet: the drain goes first, under the same lock.
        await CascadeRun.DrainAsync(connection, transaction, now, ct);
        Guid[] ids = [.. await connection.ReadAsync("select id from objective", [], row => row.Id(), ct)];
        var inputs = await CascadeInputs.LoadAsync(connection, ids, now, ct);
        var outcome = CascadeRun.Compute(inputs);
        await transaction.CommitAsync(ct);
        outbox.Ring();

        var ofKeyResults = outcome.KeyResults.Select(k => k.Id).ToHashSet();
        var wrong = inputs.Values.Where(i => i.KeyResults.Exists(k => ofKeyResults.Contains(k.Id))).Select(i => i.Id.Value)
            .Union(outcome.Objectives.Select(o => o.Id.Value));
        return TypedResults.Ok(new RecomputeResponse(ids.Length, [.. wrong.Order()]));
    }
}
