using System.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Objectives;

internal static class GetObjective
{
    /// <param name="asOf">As it had been recorded by then, to those who see it today; what is not on record is left empty, and said.</param>
    public static async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, DateTimeOffset? asOf, GoalsDb db, ObjectiveReader reader, CancellationToken ct)
    {
        // One snapshot, so that a key result's value and what it was restated to are of one moment; committed, because to be told of a
        // grade can be an entry of the history.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (await reader.FindAsync(id, ct) is not { } objective)
        {
            return Problems.Missing();
        }

        if (asOf is { } moment)
        {
            var past = await PastStanding.ReadAsync(await db.ConnectionAsync(ct), [id], moment, ct);
            await snapshot.CommitAsync(ct);
            return past.Of(id) is { } then ? ETag.Ok(PastView.Of(objective, then, past.Note), objective.Version) : Problems.Missing();
        }

        await snapshot.CommitAsync(ct);
        return ETag.Ok(objective, objective.Version);
    }
}
