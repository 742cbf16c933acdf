using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>The objectives that committed to the same before and after, as far as the caller sees them.</summary>
/// <param name="Recommitted">How often it had been committed to before: the number of earlier ones.</param>
/// <param name="Reason">Why this one continues the nearest earlier one.</param>
/// <param name="Earlier">The nearest first.</param>
/// <param name="Later">The nearest first; several may continue one.</param>
public sealed record LineageResponse(int Recommitted, string? Reason, IReadOnlyList<LineageEntry> Earlier, IReadOnlyList<LineageEntry> Later)
{
    internal int Graded => Earlier.Concat(Later).Count(e => e.Grade is not null);
}

/// <summary>One of them. Whose it was is not in it, because its grade is.</summary>
/// <param name="Continues">The one before it; none where there is none that the caller sees.</param>
/// <param name="Progress">As it stood when its cycle closed; as it stands while that is open.</param>
public sealed record LineageEntry(
    Guid Id, string Title, UnitName Unit, CycleName Cycle, ObjectiveKind Kind, Lifecycle Lifecycle, decimal? Grade, decimal? Progress, Guid? Continues, string? Reason);
