namespace Setpoint.Metrics.Domain;

/// <summary>How many judged periods confirm that a metric has become worse, or better.</summary>
/// <param name="InARow">Worse is confirmed by so many in a row, 1 to 12,</param>
/// <param name="Worse">or by so many</param>
/// <param name="OfTheLast">of the last so many, 1 to 24.</param>
/// <param name="Better">Better is confirmed by so many in a row, 1 to 12.</param>
internal readonly record struct ConfirmationRule(int InARow, int Worse, int OfTheLast, int Better)
{
    /// <summary>Monthly and slower metrics: waiting for a second month would tell of it too late.</summary>
    public static readonly ConfirmationRule AtOnce = new(1, 1, 1, 1);

    /// <summary>So many periods are looked at, at most.</summary>
    public int Window => Math.Max(InARow, Math.Max(OfTheLast, Better));

    /// <summary>Tells one rule from another where it is stored.</summary>
    public string Key => FormattableString.Invariant($"{InARow},{Worse},{OfTheLast},{Better}");

    /// <summary>The rule in words, as <c>explain</c> shows it.</summary>
    public string InWords() => this == AtOnce
        ? "every complete period confirms by itself"
        : FormattableString.Invariant($"worse: {InARow} periods in a row or {Worse} of the last {OfTheLast}; better: {Better} in a row, which use up the worse ones before");
}
