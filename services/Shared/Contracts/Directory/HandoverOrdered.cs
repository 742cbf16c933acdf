namespace Setpoint.Contracts.Directory;

/// <summary>
/// An administrator hands work over: from a person to another, or from a unit to another. Whoever keeps the things
/// named changes those that are still where they were, and says so by their own state events.
/// </summary>
/// <param name="Id">Of this order.</param>
/// <param name="ActorId">The administrator.</param>
/// <param name="Reason">In their words.</param>
/// <param name="FromPersonId">With <paramref name="ToPersonId"/>: the owner until now, of things and of key results in them.</param>
/// <param name="FromUnitId">With <paramref name="ToUnitId"/>: the unit until now.</param>
/// <param name="Metrics">Which metrics; at most 500.</param>
/// <param name="Objectives">Which objectives; at most 500.</param>
public sealed record HandoverOrdered(
    Guid Id,
    Guid ActorId,
    string Reason,
    Guid? FromPersonId,
    Guid? ToPersonId,
    Guid? FromUnitId,
    Guid? ToUnitId,
    IReadOnlyList<Guid> Metrics,
    IReadOnlyList<Guid> Objectives);
