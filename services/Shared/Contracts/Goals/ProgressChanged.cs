namespace Setpoint.Contracts.Goals;

/// <summary>New progress of a batch of objectives, after one run of the roll-up.</summary>
public sealed record ProgressChanged(IReadOnlyList<ObjectiveProgress> Objectives);

/// <summary>One objective's progress.</summary>
/// <param name="Revision">Rises with every change of this objective's progress; the highest one wins.</param>
/// <param name="Progress">0…1, or none when nothing is measurable.</param>
/// <param name="Raw">Before clamping.</param>
public sealed record ObjectiveProgress(Guid ObjectiveId, long Revision, decimal? Progress, decimal? Raw);
