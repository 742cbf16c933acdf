namespace Setpoint.Goals.Domain;

/// <summary>A confirmed red of a KPI.</summary>
/// <param name="End">The first day after the period that confirmed it.</param>
/// <param name="ClosedEnd">The first day after the period that confirmed its end; none while it lasts.</param>
internal readonly record struct RedStretch(DateOnly End, DateOnly? ClosedEnd);

/// <summary>A guardrail as it was during an objective's window.</summary>
/// <param name="Direction">Of the metric: <c>higher</c>, <c>lower</c> or <c>range</c>; none where it is not known.</param>
/// <param name="AtStart">The metric's latest value before the window.</param>
/// <param name="Latest">Its latest value inside.</param>
/// <param name="Low">Lower end of the range that is green, where its direction is one.</param>
/// <param name="High">Upper end of the same.</param>
/// <param name="IsStale">A due value is missing now: nobody knows whether it suffers.</param>
internal sealed record GuardrailRecord(
    Guid MetricId, IReadOnlyList<RedStretch> Reds, string? Direction, decimal? AtStart, decimal? Latest, bool IsStale, bool IsNoted,
    decimal? Low = null, decimal? High = null)
{
    /// <summary>
    /// Confirmed red inside the window. One that was red from the start counts only if it got worse, which of a range means
    /// further away from it, on either side: of 75–85, from 65 to 92 it is 7 away instead of 10, and to 96 it is 11.
    /// Where the range is not known nobody can tell, so there only a new red counts.
    /// </summary>
    public bool WasBroken(Window window) => Reds.Any(r => window.Owns(r.End)) || (WasRedAtStart(window) && GotWorse);

    private bool GotWorse => Direction switch
    {
        "higher" => Latest < AtStart,
        "lower" => Latest > AtStart,
        "range" when Low is { } low && High is { } high && Latest is { } latest && AtStart is { } before =>
            Ratio.HalfDistance(low, high, latest) > Ratio.HalfDistance(low, high, before),
        _ => false,
    };

    private bool WasRedAtStart(Window window) =>
        Reds.Any(r => r.End <= window.Start && (r.ClosedEnd is not { } closed || closed > window.Start));
}

/// <summary>What an objective's success did to its guardrails, and what has to be said of it before it closes.</summary>
internal static class Damage
{
    /// <summary>The success line is met and a guardrail was broken.</summary>
    public static bool Is(decimal? reached, decimal successLine, Window window, IEnumerable<GuardrailRecord> guardrails) =>
        reached >= successLine && guardrails.Any(g => g.WasBroken(window));

    /// <summary>Damage needs a note of the objective's owner, and a stale guardrail too.</summary>
    public static bool NeedsNote(bool withDamage, IEnumerable<GuardrailRecord> guardrails) => withDamage || guardrails.Any(g => g.IsStale);

    /// <summary>Broken guardrails whose own owner has not said anything yet.</summary>
    public static IEnumerable<Guid> Unnoted(bool withDamage, Window window, IEnumerable<GuardrailRecord> guardrails) =>
        withDamage ? guardrails.Where(g => g.WasBroken(window) && !g.IsNoted).Select(g => g.MetricId) : [];
}
