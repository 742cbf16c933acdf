namespace Setpoint.Metrics.Domain;

/// <summary>
/// Turns judged periods into a confirmed health, so that a series that swings fires once and recovers once. Worse is
/// confirmed by 2 periods in a row or 3 of the last 5, better by 2 in a row; monthly and slower by one.
/// </summary>
/// <remarks>
/// What is confirmed is what every confirming period reached: amber and then red confirm amber. Periods without a value
/// say nothing and are skipped. A recovery uses up the worse periods before it: after R R G G one more R is one, not three.
/// </remarks>
/// <param name="Confirmed">The health that stands.</param>
/// <param name="Recent">Judged periods since the last recovery, oldest first, as many as matter.</param>
internal sealed record Confirmation(Health Confirmed, IReadOnlyList<Health> Recent)
{
    /// <summary>
    /// This many judged periods give the same answer whatever came before them (a test walks all states), so that
    /// nothing has to be remembered between evaluations and a correction needs no special case.
    /// </summary>
    public const int Window = 17;

    private const int InARow = 2;
    private const int OfTheLast = 5;
    private const int Worse = 3;

    /// <summary>The confirmed health after some judged periods, oldest first.</summary>
    public static Health After(IEnumerable<Health> judged, Cadence cadence) =>
        judged.Where(h => h != Health.NotSet).Aggregate(From(Health.Green), (before, health) => before.Then(health, cadence)).Confirmed;

    /// <summary>A beginning without a past.</summary>
    public static Confirmation From(Health start) => new(start, []);

    /// <summary>One more judged period.</summary>
    public Confirmation Then(Health health, Cadence cadence)
    {
        List<Health> recent = [.. Recent.TakeLast(OfTheLast - 1), health];
        var confirmed = cadence >= Cadence.Monthly ? health : Judge(recent);
        return new Confirmation(confirmed, confirmed < Confirmed ? [] : recent);
    }

    private Health Judge(List<Health> recent)
    {
        var pair = recent.TakeLast(InARow).ToList();
        if (pair.Count < InARow)
        {
            return Confirmed;
        }

        if (pair.Max() < Confirmed)
        {
            return pair.Max();
        }

        // The level that enough of the last ones reached: the third worst of five.
        var often = recent.Count >= Worse ? recent.OrderDescending().ElementAt(Worse - 1) : Confirmed;
        return new[] { Confirmed, pair.Min(), often }.Max();
    }
}
