using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Objectives;

internal static class GetLineage
{
    /// <summary>What an objective continues and what continues it, from whichever end it is asked.</summary>
    public static async Task<Results<Ok<LineageResponse>, ProblemHttpResult>> HandleAsync(Guid id, LineageReader lineage, Scores scores, CancellationToken ct)
    {
        if (await lineage.FindAsync(id, ct) is not { } found)
        {
            return Problems.Missing();
        }

        await scores.NoteAsync(found.Graded, ct);
        return TypedResults.Ok(found);
    }
}
