using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

internal static class ExplainObjective
{
    public static async Task<Results<Ok<ExplainResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, GoalsDb db, PaceReader paces, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        // One snapshot, so that the inputs shown are those of the progress shown.
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        if (await db.HeadsAsync([id], caller, ct) is not [var head])
        {
            return Problems.Missing();
        }

        var connection = await db.ConnectionAsync(ct);
        var titles = await connection.ReadAsync("select id, title from key_result where objective_id = $1", [id], r => (Id: r.Id(), Title: r.Text()), ct);
        var children = await db.ChildrenAsync(id, caller, ct);
        var input = (await CascadeInputs.LoadAsync(connection, [id], clock.GetUtcNow(), ct))[new(id)];
        var now = (await paces.ReadAsync(connection, [id], ct))[new(id)];
        var snapshots = await Snapshots.ReadAsync(connection, [id, .. children.Select(c => c.Id)], ct);
        if (snapshots.ContainsKey(id))
        {
            input.Stand(snapshots);
        }

        var explained = new Explanation(input, now, head, titles.ToDictionary(t => t.Id, t => t.Title), children).Respond();
        return TypedResults.Ok(snapshots.TryGetValue(id, out var then) ? explained.Closed(then, now.Measured, now.Policy) : explained);
    }
}
