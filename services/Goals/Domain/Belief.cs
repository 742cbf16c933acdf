namespace Setpoint.Goals.Domain;

/// <summary>Where what the owner believes and what the numbers say point in different directions.</summary>
public enum Disagreement
{
    /// <summary>0.7 or more while behind or at risk.</summary>
    ConfidentButBehind,

    /// <summary>0.4 or less while on track.</summary>
    DoubtfulButOnTrack,
}

/// <summary>
/// Confidence is the owner's probability of reaching the success line. It is kept apart from pace and never averaged
/// with it; where the two contradict each other, that is said.
/// </summary>
internal static class Belief
{
    /// <summary>0.7 or more while behind or at risk; 0.4 or less while on track.</summary>
    public static Disagreement? Against(decimal? confidence, Pace pace, ProgressPolicy policy) => pace switch
    {
        Pace.Behind or Pace.AtRisk when confidence >= policy.ConfidentFrom => Disagreement.ConfidentButBehind,
        Pace.OnTrack when confidence <= policy.DoubtfulTo => Disagreement.DoubtfulButOnTrack,
        _ => null,
    };

    /// <summary>What was said of the objective itself, or else the weighted mean of what was said of its key results.</summary>
    public static decimal? Of(decimal? stated, IEnumerable<(decimal Weight, decimal? Confidence)> keyResults)
    {
        if (stated is not null)
        {
            return stated;
        }

        decimal weights = 0, products = 0;
        foreach (var (weight, confidence) in keyResults)
        {
            if (confidence is { } believed)
            {
                weights += weight;
                products += weight * believed;
            }
        }

        return weights == 0 ? null : Ratio.Rounded(products / weights);
    }
}
