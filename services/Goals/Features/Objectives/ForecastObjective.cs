using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Why there is a projection, or why there is none.</summary>
public enum ForecastVerdict
{
    /// <summary>There is one.</summary>
    Projected,

    /// <summary>Fewer than eight points.</summary>
    TooFewPoints,

    /// <summary>The window is over, or the cycle closed.</summary>
    Ended,

    /// <summary>A kept limit, a milestone and children have no line to carry on.</summary>
    NoLine,
}

/// <summary>Where the key results of an objective are going.</summary>
/// <param name="Formula">How, with its sources.</param>
/// <param name="LeastPoints">Below this many nothing is projected.</param>
/// <param name="Band">How often the value is expected inside of low and high.</param>
public sealed record ForecastResponse(Guid ObjectiveId, string Formula, int LeastPoints, decimal Band, PolicyName Policy, IReadOnlyList<KeyResultForecast> KeyResults);

/// <summary>Where one key result is going. Without a projection only the verdict is given.</summary>
/// <param name="Points">That it is made from: periods of a metric, weeks of a daily one, days of check-ins; 26 at most.</param>
/// <param name="At">The last day of its window.</param>
/// <param name="SlopePerWeek">Change a week.</param>
/// <param name="Raw">Progress of the projected value, before clamping.</param>
/// <param name="Restated">Once the cycle is closed value, raw and confidence are those that stood; given where corrections have changed them since.</param>
/// <param name="Probability">Of reaching the target, 0…1.</param>
/// <param name="SuccessProbability">Of reaching the success line, which is what confidence is about.</param>
/// <param name="Confidence">What the owner believes, beside it.</param>
public sealed record KeyResultForecast(
    Guid Id,
    string Title,
    ForecastVerdict Verdict,
    int Points,
    DateOnly At,
    decimal? SlopePerWeek,
    decimal? Value,
    decimal? Low,
    decimal? High,
    decimal? Raw,
    decimal? Probability,
    decimal? SuccessProbability,
    decimal? Confidence,
    Restated? Restated = null);

internal static class ForecastObjective
{
    private const string Formula =
        "value = median(value − slope · days) + slope · days with the Theil–Sen slope (Sen 1968), on the last day of the window; "
        + "band and probability: normal around it with √(scale² + (days ahead · standard error of the slope)²), where scale is "
        + "max(1.4826·MAD, 1.2533·mean absolute deviation, 10^−decimals) around the line and the error comes from Sen's 95 % interval (Gilbert 1987)";

    public static async Task<Results<Ok<ForecastResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, GoalsDb db, PaceReader paces, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        if (await db.HeadsAsync([id], caller, ct) is not [var head])
        {
            return Problems.Missing();
        }

        var connection = await db.ConnectionAsync(ct);
        var titles = (await connection.ReadAsync(
            "select id, title, decimals from key_result where objective_id = $1", [id], r => (Id: r.Id(), Title: r.Text(), Decimals: r.Next<int>()), ct)).ToDictionary(t => t.Id);
        var input = (await CascadeInputs.LoadAsync(connection, [id], clock.GetUtcNow(), ct))[new(id)];
        var points = await PointReader.ReadAsync(connection, id, Zones.Of(head.TimeZone), ct);
        var policy = (await GoalPolicies.ReadAsync(connection, ct)).ProgressOf(head.UnitId);
        var snapshots = await Snapshots.ReadAsync(connection, [id], ct);
        var today = DateOnly.FromDateTime(paces.LocalNow(head.TimeZone));
        var all = input.KeyResults.Where(k => !k.Retired).Select(k =>
        {
            var series = ProjectedSeries.Of(k.Terms, points.GetValueOrDefault(k.Id) ?? [], k.Series);
            var (_, title, decimals) = titles[k.Id.Value];
            var forecast = ForecastOf(k, title, series, decimals, policy.SuccessLine(head.Kind), today);
            return snapshots.TryGetValue(k.Id.Value, out var then) ? forecast.Closed(then, k.Stored ?? default) : forecast;
        });
        return TypedResults.Ok(new ForecastResponse(
            id, Formula, Projection.LeastPoints, Projection.Band, new PolicyName(policy.Name, policy.Version), [.. all]));
    }

    private static KeyResultForecast ForecastOf(
        LeafKeyResult k, string title, IReadOnlyList<DatedValue> series, int decimals, decimal line, DateOnly today)
    {
        var (terms, end) = (k.Terms, k.Terms.Window.End);
        var projection = terms.Measure is Measure.Metric or Measure.Number && today <= end ? Projection.Of(series, end, decimals) : null;
        var forecast = new KeyResultForecast(
            k.Id.Value, title, Verdict(terms, today, projection), Math.Min(series.Count, Projection.MostPoints), end, null, null, null, null, null, null, null, k.Now.Confidence);
        return projection is not { } p
            ? forecast
            : forecast with
            {
                SlopePerWeek = Ratio.Rounded(p.Slope * 7),
                Value = Ratio.Rounded(p.Value),
                Low = Ratio.Rounded(p.Low),
                High = Ratio.Rounded(p.High),
                Raw = terms.Aim.Raw(p.Value),
                Probability = p.Reaches(Goal.Of(terms.Aim, 1)),
                SuccessProbability = p.Reaches(Goal.Of(terms.Aim, line)),
            };
    }

    private static ForecastVerdict Verdict(Terms terms, DateOnly today, Projection? projection) =>
        projection is not null ? ForecastVerdict.Projected
        : terms.Measure is not (Measure.Metric or Measure.Number) ? ForecastVerdict.NoLine
        : today > terms.Window.End ? ForecastVerdict.Ended
        : ForecastVerdict.TooFewPoints;
}
