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
}
