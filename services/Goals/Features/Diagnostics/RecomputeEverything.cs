using System.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Diagnostics;

/// <summary>What a computation from scratch says of what is stored.</summary>
/// <param name="Objectives">How many were computed.</param>
/// <param name="Wrong">Those whose stored progress, or that of a key result of theirs, differs.</param>
/// <param name="Waiting">How many were waiting to be rolled up at that moment: of these nothing is said.</param>
public sealed record RecomputeResponse(int Objectives, IReadOnlyList<Guid> Wrong, int Waiting);

internal static class RecomputeEverything
{
    /// <summary>What is marked, what has fallen due, and everything above that.</summary>
    private const string Waiting =
        """
        with recursive waiting (id) as (
            (select objective_id from dirty
             union
             select k.objective_id from key_result_value v join key_result k on k.id = v.key_result_id where v.next_due <= $1)
            union
            select a.parent_id from waiting w join alignment a on a.child_id = w.id and a.relation = 'contributes'
        )
        select id from waiting
        """;

    /// <summary>
    /// Everything at once from the leaves, by the function that the drain uses on parts. Nothing is corrected: a difference is a bug.
    /// A leaf and its mark are committed together, and so are what a drain wrote and the marks it took: in one snapshot whatever is
    /// not waiting is right, while others go on working.
    /// </summary>
    public static async Task<Results<Ok<RecomputeResponse>, ProblemHttpResult>> HandleAsync(
        NpgsqlDataSource database, Access access, TimeProvider clock, CancellationToken ct)
    {
        if (!await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden("Only administrators of the company run diagnostics.");
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var now = clock.GetUtcNow();
        Guid[] ids = [.. await connection.ReadAsync("select id from objective", [], row => row.Id(), ct)];
        var waiting = await connection.ReadAsync(Waiting, [now.ToUniversalTime()], row => row.Id(), ct);
        var inputs = await CascadeInputs.LoadAsync(connection, ids, now, ct);
        var outcome = CascadeRun.Compute(inputs);

        var ofKeyResults = outcome.KeyResults.Select(k => k.Id).ToHashSet();
        var wrong = inputs.Values.Where(i => i.KeyResults.Exists(k => ofKeyResults.Contains(k.Id))).Select(i => i.Id.Value)
            .Union(outcome.Objectives.Select(o => o.Id.Value))
            .Except(waiting);
        return TypedResults.Ok(new RecomputeResponse(ids.Length, [.. wrong.Order()], waiting.Count));
    }
}
