namespace Setpoint.Metrics.Domain;

/// <summary>
/// Turns judged periods into a confirmed health, so that a series that swings fires once and recovers once. Worse is
/// confirmed by 2 periods in a row or 3 of the last 5, better by 2 in a row; monthly and slower by one.
/// </summary>
/// <remarks>
/// What is confirmed is what every confirming period reached: amber and then red confirm amber. Periods without a value
/// say nothing and are skipped. A recovery uses up the worse periods before it: after R R G G one more R is one, not three.
/// </remarks>
internal static class Confirmation
{
    /// <summary>
    /// Enough judged periods for the answer to be the same whatever came before: a worse level must recur at least every
    /// other period to survive, and is then confirmed from any start within a few.
    /// </summary>
    public const int Window = 30;

    private const int InARow = 2;
    private const int OfTheLast = 5;
    private const int Worse = 3;

    /// <summary>The confirmed health after the last of some judged periods, oldest first.</summary>
    /// <param name="start">What was confirmed before the first of them.</param>
    public static Health After(IEnumerable<Health> judged, Cadence cadence, Health start = Health.Green)
    {
        var confirmed = start;
        var since = new List<Health>();
        foreach (var health in judged.Where(h => h != Health.NotSet))
        {
            since.Add(health);
            var next = cadence >= Cadence.Monthly ? health : Confirmed(since, confirmed);
            if (next < confirmed)
            {
                since.Clear();
            }

            confirmed = next;
        }

        return confirmed;
    }

    private static Health Confirmed(List<Health> since, Health confirmed)
    {
        var pair = since.TakeLast(InARow).ToList();
        if (pair.Count < InARow)
        {
            return confirmed;
        }

        if (pair.Max() < confirmed)
        {
            return pair.Max();
        }

        // The level that enough of the last ones reached: the third worst of five.
        var recent = since.TakeLast(OfTheLast).OrderDescending().ToList();
        var often = recent.Count >= Worse ? recent[Worse - 1] : confirmed;
        return new[] { confirmed, pair.Min(), often }.Max();
    }
}
