using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>A cycle.</summary>
/// <param name="Kind">Of the company's calendar, or custom.</param>
/// <param name="Year">Of that calendar; none for a custom one.</param>
/// <param name="Number">Which one of its kind in the year.</param>
/// <param name="BegunDespite">Why it began although something was missing.</param>
/// <param name="ClosedAt">From then on its numbers stand; what is corrected later is shown beside them.</param>
public sealed record CycleResponse(
    Guid Id,
    long Version,
    string Name,
    DateOnly Start,
    DateOnly End,
    CyclePhase Phase,
    CycleKind Kind = CycleKind.Custom,
    int? Year = null,
    int? Number = null,
    string? BegunDespite = null,
    DateTimeOffset? ClosedAt = null)
{
    internal static CycleResponse Of(Cycle c) =>
        new(c.Id.Value, c.Version, c.Name, c.Start, c.End, c.Phase, c.Kind, c.Year, c.Number, c.BegunDespite, c.ClosedAt);
}
