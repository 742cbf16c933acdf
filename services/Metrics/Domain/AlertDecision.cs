namespace Setpoint.Metrics.Domain;

/// <summary>What a change of the confirmed health does to alerts: at most one opens, and those it recovered from close.</summary>
/// <param name="Opens">The health that an alert opens for.</param>
/// <param name="Closes">The healths whose open alerts close.</param>
internal sealed record AlertDecision(Health? Opens, IReadOnlyList<Health> Closes)
{
    /// <param name="before">The confirmed health of the previous evaluation.</param>
    /// <param name="after">The confirmed health now.</param>
    /// <param name="open">Healths of the alerts that are open.</param>
    public static AlertDecision Of(Health before, Health after, IReadOnlyCollection<Health> open) => new(
        after > before && !open.Contains(after) ? after : null,
        [.. open.Where(h => h > after)]);

    /// <summary>A KPI that is red for a second period proposes an OKR: two complete periods with a value in a row.</summary>
    /// <param name="newestFirst">Complete periods, judged.</param>
    public static bool ProposesObjective(IEnumerable<Health> newestFirst) => newestFirst.Take(2).Count(h => h == Health.Red) == 2;
}

/// <summary>Whether an alert that is not about health opens or closes.</summary>
internal readonly record struct ConditionDecision(bool Opens, bool Closes)
{
    /// <summary>
    /// It closes when its reason no longer holds. It opens when the reason holds and either is new or is there with new
    /// values; what only people changed (a policy, a threshold) opens nothing, not even later by itself.
    /// </summary>
    /// <param name="holds">Whether the reason holds now.</param>
    /// <param name="heldBefore">Whether it held at the previous evaluation.</param>
    /// <param name="isOpen">Whether such an alert is open.</param>
    /// <param name="quiet">Only people changed something.</param>
    /// <param name="isNews">A complete period has come or changed since.</param>
    public static ConditionDecision Of(bool holds, bool heldBefore, bool isOpen, bool quiet, bool isNews) =>
        new(holds && !isOpen && !quiet && (!heldBefore || isNews), !holds && isOpen);
}
