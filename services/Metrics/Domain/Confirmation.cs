namespace Setpoint.Metrics.Domain;

/// <summary>
/// Turns judged periods into a confirmed health, so that a series that swings fires once and recovers once: the health that
/// stands after a period, and as much of the past as the next one needs. By default worse is confirmed by 2 periods in a
/// row or 3 of the last 5, better by 2 in a row; monthly and slower by one.
/// </summary>
/// <remarks>
/// What is confirmed is what every confirming period reached: amber and then red confirm amber. Periods without a value
/// say nothing and are skipped. A recovery uses up the worse periods before it: after R R G G one more R is one, not three.
/// It is one number, stored with its period: two bits for the confirmed health, then two for each judged period since the
/// last recovery, the newest lowest, at most 24 of them. Policy allows no longer memory, so whatever the rule is, an
/// evaluation goes on from any period exactly.
/// </remarks>
internal readonly record struct Confirmation
{
    /// <summary>So many judged periods are remembered.</summary>
    public const int Window = 24;

    private const int Bits = 2;
    private const long Lowest = (1 << Bits) - 1;
    private const long Remembered = (1L << (Bits * Window)) - 1;

    private Confirmation(long state) => State = state;

    /// <summary>As it is stored; never 0.</summary>
    public long State { get; }

    /// <summary>The health that stands.</summary>
    public Health Confirmed => (Health)(State & Lowest);

    /// <summary>Judged periods since the last recovery, newest first, as many as are remembered.</summary>
    public IEnumerable<Health> Recent
    {
        get
        {
            for (var rest = State >> Bits; rest != 0; rest >>= Bits)
            {
                yield return (Health)(rest & Lowest);
            }
        }
    }

    /// <summary>As it was stored.</summary>
    public static Confirmation Of(long state) => new(state);

    /// <summary>A beginning: without a past, or with what was judged before, newest first.</summary>
    public static Confirmation From(Health start, IEnumerable<Health>? recent = null) =>
        new((recent ?? []).Reverse().Aggregate(0L, (state, health) => (state << Bits) | (long)health) << Bits | (long)start);

    /// <summary>The confirmed health after some judged periods, oldest first.</summary>
    public static Health After(IEnumerable<Health> judged, ConfirmationRule rule) =>
        judged.Aggregate(From(Health.Green), (before, health) => before.Then(health, rule)).Confirmed;

    /// <summary>One more judged period.</summary>
    public Confirmation Then(Health health, ConfirmationRule rule)
    {
        if (health == Health.NotSet)
        {
            return this;
        }

        // Where the confirmed health stood is now the place of the newest period.
        var recent = ((State & ~Lowest) | (long)health) & Remembered;
        var confirmed = Judge(recent, rule);
        return new Confirmation(confirmed < Confirmed ? (long)confirmed : (recent << Bits) | (long)confirmed);
    }

    private Health Judge(long recent, ConfirmationRule rule)
    {
        var (count, worst, mildest, amber, red) = (0, Health.NotSet, Health.Red, 0, 0);
        for (; recent != 0 && count < rule.Window; recent >>= Bits, count++)
        {
            var health = (Health)(recent & Lowest);
            worst = count < rule.Better && health > worst ? health : worst;
            mildest = count < rule.InARow && health < mildest ? health : mildest;
            amber += count < rule.OfTheLast && health >= Health.Amber ? 1 : 0;
            red += count < rule.OfTheLast && health == Health.Red ? 1 : 0;
        }

        if (count >= rule.Better && worst < Confirmed)
        {
            return worst;
        }

        // The levels that enough of them reached: all in a row, and enough of the last ones.
        var inARow = count >= rule.InARow && mildest > Confirmed ? mildest : Confirmed;
        var often = red >= rule.Worse ? Health.Red : amber >= rule.Worse ? Health.Amber : Confirmed;
        return often > inARow ? often : inARow;
    }
}
