using Setpoint.Goals.Domain;

namespace Setpoint.Goals.Features.Cycles;

/// <summary>A cycle.</summary>
public sealed record CycleResponse(Guid Id, long Version, string Name, DateOnly Start, DateOnly End, CyclePhase Phase)
{
    internal static CycleResponse Of(Cycle cycle) =>
        new(cycle.Id.Value, cycle.Version, cycle.Name, cycle.Start, cycle.End, cycle.Phase);
}
