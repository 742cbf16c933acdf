using Microsoft.AspNetCore.Http.HttpResults;
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
        if (await reader.FindAsync(id, ct) is not { } objective)
        {
            return Problems.Missing();
        }

        if (asOf is { } moment)
        {
            var past = await PastStanding.ReadAsync(await db.ConnectionAsync(ct), [id], moment, ct);
            return past.Of(id) is { } then ? ETag.Ok(PastView.Of(objective, then, past.Note), objective.Version) : Problems.Missing();
        }

        return ETag.Ok(objective, objective.Version);
    }
}
