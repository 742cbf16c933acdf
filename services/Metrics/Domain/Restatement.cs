namespace Setpoint.Metrics.Domain;

/// <summary>A period as it is stored.</summary>
/// <param name="Health">None where it is not judged: it runs, has no value or is provisional.</param>
/// <param name="State">What is confirmed after it; 0 where it is not judged.</param>
/// <param name="IsNews">It is over since the last evaluation, and was judged just now.</param>
internal readonly record struct StoredPeriod(DateOnly Start, Health? Health, long State, bool IsNews = false);

/// <summary>A stored period whose judgement or confirmation is another than before.</summary>
internal readonly record struct RestatedPeriod(DateOnly Start, Health? Health, long State);

/// <summary>Carries the confirmed health of a metric from the first changed period to its newest.</summary>
/// <param name="Before">Confirmed without what is new, by the same rule: what it would have been.</param>
/// <param name="After">Confirmed now.</param>
internal readonly record struct Restatement(Confirmation Before, Confirmation After)
{
    /// <param name="rule">What confirms.</param>
    /// <param name="start">What was confirmed before the first of the periods.</param>
    /// <param name="stored">Every stored period from there on, oldest first.</param>
    /// <param name="starts">Periods that have a value now, oldest first; some of them are stored.</param>
    /// <param name="healths">Their health.</param>
    /// <param name="states">Receives what is confirmed after each of them; none where it is not judged.</param>
    /// <param name="restate">Is told which of the stored ones are to be written, but for those whose new health is.</param>
    public static Restatement Of(
        ConfirmationRule rule, Confirmation start, ReadOnlySpan<StoredPeriod> stored, ReadOnlySpan<DateOnly> starts, ReadOnlySpan<Health?> healths,
        Span<long?> states, Action<RestatedPeriod> restate)
    {
        var (before, after) = (start, start);
        for (int s = 0, n = 0; s < stored.Length || n < starts.Length;)
        {
            var isStored = s < stored.Length && (n == starts.Length || stored[s].Start <= starts[n]);
            var isNew = n < starts.Length && (s == stored.Length || starts[n] <= stored[s].Start);
            var health = isNew ? healths[n] : stored[s].Health;
            after = health is { } judged ? after.Then(judged, rule) : after;
            var state = health is null ? 0 : after.State;
            if (isStored)
            {
                var was = stored[s++];
                before = was is { IsNews: false, Health: { } known } ? before.Then(known, rule) : before;
                if (state != was.State && (!isNew || health == was.Health))
                {
                    restate(new RestatedPeriod(was.Start, health, state));
                }
            }

            if (isNew)
            {
                states[n++] = health is null ? null : state;
            }
        }

        return new Restatement(before, after);
    }
}
