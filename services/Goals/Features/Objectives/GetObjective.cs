using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Objectives;

internal static class GetObjective
{
    public static async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, ObjectiveReader reader, CancellationToken ct) =>
        await reader.FindAsync(id, ct) is { } objective ? ETag.Ok(objective, objective.Version) : Problems.Missing();
}
