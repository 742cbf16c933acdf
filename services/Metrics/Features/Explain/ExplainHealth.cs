using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Explain;

/// <summary>What a metric's health was judged from.</summary>
/// <param name="ValidFrom">When the thresholds were set.</param>
/// <param name="Due">When the next value must be there, or had to be.</param>
public sealed record HealthInputs(
    decimal? Value, DateOnly? Period, Direction Direction, ThresholdBounds? Thresholds, DateTimeOffset? ValidFrom, bool Stale, DateTimeOffset? Due);

/// <summary>A health with its inputs and its rule; <paramref name="Result"/> is what the rule says of the inputs just now.</summary>
/// <param name="Kind"><c>health</c>.</param>
public sealed record HealthExplanation(Guid MetricId, string Kind, HealthInputs Inputs, string Rule, Health Result);

internal static class ExplainHealth
{
    public static async Task<Results<Ok<HealthExplanation>, ProblemHttpResult>> HandleAsync(
        Guid id, MetricsDb db, Caller caller, CancellationToken ct)
    {
        var metric = await db.SeenBy(caller).Include(m => m.Thresholds).SingleOrDefaultAsync(m => m.Id == MetricId.From(id), ct);
        if (metric is null)
        {
            return Problems.Missing();
        }

        var state = await db.States.AsNoTracking().SingleAsync(s => s.Series == metric.Series, ct);
        var revision = metric.Thresholds.MaxBy(t => t.ValidFrom);
        var history = new ThresholdHistory(metric.Thresholds);
        return TypedResults.Ok(new HealthExplanation(
            id,
            "health",
            new HealthInputs(state.LatestValue, state.LatestPeriod, metric.Direction, revision?.Bounds, revision?.ValidFrom, state.Stale, state.DueAt),
            state.Provisional ? "under 90 % of its weight has a value, so it is provisional and not judged" : history.Current?.InWords() ?? "no thresholds are set, so nothing is judged",
            state.Provisional ? Health.NotSet : history.JudgeNow(state.LatestValue)));
    }
}
