namespace Setpoint.Goals.Domain;

/// <summary>What a draft and another objective have in common.</summary>
/// <param name="Up">Steps from the draft's unit up to the nearest unit that is above both, or is one of them.</param>
/// <param name="Down">Steps from there down to the other's unit.</param>
/// <param name="Shared">Words of both titles and key results, by their stems.</param>
/// <param name="Words">Of the draft.</param>
/// <param name="OtherWords">Of the other.</param>
/// <param name="SharesMetric">Whether key results of both read one metric.</param>
internal readonly record struct Fit(int Up, int Down, int Shared, int Words, int OtherWords, bool SharesMetric)
{
    private const decimal NearnessPart = 0.4m;
    private const decimal WordsPart = 0.4m;
    private const decimal MetricPart = 0.2m;
    private const decimal SameUnit = 0.5m;
    private const int FewestWords = 2;
    private const decimal SimilarFrom = 0.5m;

    /// <summary>Whether the other could be served: not below the draft's unit, and directly above it or with something in common.</summary>
    public bool CanBeServed => (Down == 0 || Up > 0) && ((Down == 0 && Up > 0) || Shared > 0 || SharesMetric);

    /// <summary>
    /// How well, 0…1: two fifths for how near its unit is (1 ÷ steps up for a unit above, 0.5 for the same, 1 ÷ (1 + steps) across),
    /// two fifths for the share of the draft's words that it shares, one fifth for a shared metric.
    /// </summary>
    public decimal Score => Ratio.Rounded(
        (NearnessPart * Nearness) + (WordsPart * (Words == 0 ? 0 : (decimal)Shared / Words)) + (SharesMetric ? MetricPart : 0));

    /// <summary>Shared words ÷ words of the one that has fewer.</summary>
    public decimal Similarity => Math.Min(Words, OtherWords) is > 0 and var fewer ? Ratio.Rounded((decimal)Shared / fewer) : 0;

    /// <summary>The same effort elsewhere: in a unit on another branch, on the same metric or in words that are half the same.</summary>
    public bool IsDuplicate => Up > 0 && Down > 0 && (SharesMetric || (Shared >= FewestWords && Similarity >= SimilarFrom));

    private decimal Nearness => (Up, Down) switch
    {
        (0, 0) => SameUnit,
        (_, 0) => 1m / Up,
        _ => 1m / (1 + Up + Down),
    };
}
