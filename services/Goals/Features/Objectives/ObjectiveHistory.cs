using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Reading;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>An objective as it stood when a local day began.</summary>
/// <param name="Restated">Beside what stood when the cycle closed: what corrections have made of it since.</param>
/// <param name="Expected">success line × elapsed share at the end of the latest periods that were due by then, as pace judges.</param>
public sealed record HistoryPoint(DateOnly At, decimal? Progress, decimal Expected, decimal? Confidence, decimal? Restated = null);

internal static class ObjectiveHistory
{
    /// <summary>The window in weekly steps up to now; of a cycle that is closed the line that stood then.</summary>
    public static async Task<Results<Ok<Page<HistoryPoint>>, ProblemHttpResult>> HandleAsync(
        Guid id, GoalsDb db, PaceReader paces, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        if (await db.HeadsAsync([id], caller, ct) is not [_])
        {
            return Problems.Missing();
        }

        var connection = await db.ConnectionAsync(ct);
        var now = (await PastPoints.ReadAsync(connection, [id], paces, clock.GetUtcNow(), ct))[id];
        var stood = await Snapshots.ReadPointsAsync(connection, id, ct);
        return TypedResults.Ok(new Page<HistoryPoint>(stood.Count == 0 ? now.ConvertAll(Shown) : stood.ConvertAll(p => Beside(p, now)), null));
    }

    private static HistoryPoint Shown(PastPoint point) => new(point.At, point.Progress, point.Expected, point.Confidence);

    private static HistoryPoint Beside(PastPoint stood, List<PastPoint> now)
    {
        var corrected = now.Find(p => p.At == stood.At) is { Expected: >= 0 } same && same.At == stood.At ? same.Progress : stood.Progress;
        return Shown(stood) with { Restated = corrected == stood.Progress ? null : corrected };
    }
}
