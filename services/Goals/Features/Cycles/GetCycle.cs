using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Cycles;

internal static class GetCycle
{
    public static async Task<Results<Tagged<CycleResponse>, ProblemHttpResult>> HandleAsync(Guid id, GoalsDb db, CancellationToken ct) =>
        await db.Cycles.AsNoTracking().SingleOrDefaultAsync(c => c.Id == new CycleId(id), ct) is { } cycle
            ? ETag.Ok(CycleResponse.Of(cycle), cycle.Version)
            : Problems.Missing();
}
