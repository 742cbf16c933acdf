using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>A belief in a key result as it was said, in the local time of its unit.</summary>
internal readonly record struct Said(DateTime Local, decimal Confidence);

/// <summary>What was believed of a key result in one week, and what became of it.</summary>
/// <param name="Person">Who answered for it.</param>
/// <param name="Confidence">0.0…1.0.</param>
/// <param name="CameTrue">It was measured at its success line or above when its cycle closed.</param>
internal readonly record struct Prediction(KeyResultId KeyResult, Guid Person, decimal Confidence, bool CameTrue);

/// <summary>Beliefs between two bounds, and how often they came true.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="Below">Exclusive; of the last one inclusive.</param>
internal sealed record Reliability(decimal From, decimal Below, int Predictions, int CameTrue, decimal? MeanConfidence)
{
    /// <summary>None where nothing was said between the bounds.</summary>
    public decimal? Share => Predictions == 0 ? null : Ratio.Rounded((decimal)CameTrue / Predictions);
}

/// <summary>How well weekly confidence predicted what was measured.</summary>
internal static class Calibration
{
    private const int Bounds = 5;
    private const decimal Width = 0.2m;

    /// <summary>
    /// The mean of (confidence − outcome)², outcome 1 where the success line was reached and 0 where not: 0 is perfect, always
    /// saying 0.5 makes 0.25. 0.8, 0.6, 0.3 on a miss: (0.64 + 0.36 + 0.09) / 3 = 0.363. None without a prediction.
    /// </summary>
    /// <remarks>G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78 (1950), for two outcomes and of one of them.</remarks>
    public static decimal? Brier(IReadOnlyCollection<Prediction> predictions) => predictions.Count == 0 ? null : Ratio.Rounded(
        predictions.Sum(p => (p.Confidence - Outcome(p)) * (p.Confidence - Outcome(p))) / predictions.Count);

    /// <summary>The last word of each week, Monday to Sunday, inside the window: what is said once it is over predicts nothing.</summary>
    /// <param name="said">In the order in which it was said.</param>
    /// <param name="window">The key result's own.</param>
    public static IEnumerable<decimal> Weekly(IEnumerable<Said> said, Window window) => said
        .Where(s => window.Contains(DateOnly.FromDateTime(s.Local)))
        .GroupBy(s => CheckInPeriod.Of(DateOnly.FromDateTime(s.Local), weeks: 1).Start)
        .Select(week => week.Last().Confidence);

    /// <summary>0 to 0.2, 0.2 to 0.4, … 0.8 to 1: whoever is right about themselves has shares near the mean confidence.</summary>
    public static IReadOnlyList<Reliability> Buckets(IReadOnlyCollection<Prediction> predictions)
    {
        var buckets = predictions.ToLookup(p => Math.Clamp((int)(p.Confidence / Width), 0, Bounds - 1));
        return [.. Enumerable.Range(0, Bounds).Select(i => new Reliability(
            i * Width,
            (i + 1) * Width,
            buckets[i].Count(),
            buckets[i].Count(p => p.CameTrue),
            buckets[i].Any() ? Ratio.Rounded(buckets[i].Average(p => p.Confidence)) : null))];
    }

    private static decimal Outcome(Prediction prediction) => prediction.CameTrue ? 1 : 0;
}
