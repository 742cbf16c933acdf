namespace Setpoint.Goals.Domain.Coach;

/// <summary>All of a cycle that was asked for, as far as the caller sees it.</summary>
/// <param name="Scope">The unit that was asked for; what is below it belongs to it.</param>
/// <param name="Objectives">Drafts, proposed and published ones.</param>
/// <param name="Kpis">Metrics that are watched for health: those that have one.</param>
/// <param name="ObjectivesOfCompany">Proposed or published.</param>
/// <param name="Days">How many days of the cycle have begun, today included; none while it has not.</param>
internal sealed record CycleView(
    Guid Scope, IReadOnlyList<CycleObjective> Objectives, IReadOnlyList<WatchedKpi> Kpis, int ObjectivesOfCompany, int Days, Func<Guid, GoalLimits> LimitsOf)
{
    /// <summary>Those that count: proposed or published.</summary>
    public IEnumerable<CycleObjective> Agreed => Objectives.Where(o => o.Lifecycle is Lifecycle.Proposed or Lifecycle.Published);
}

/// <summary>An objective of the cycle.</summary>
/// <param name="Pace">Of a published one.</param>
/// <param name="KeyResults">Not retired.</param>
/// <param name="Metrics">That they read.</param>
internal sealed record CycleObjective(
    ObjectiveId Id, string Title, Guid UnitId, string Unit, bool IsCompany, bool Personal, Lifecycle Lifecycle, Pace? Pace, int KeyResults, IReadOnlyList<Guid> Metrics);

/// <summary>A KPI of the units asked for.</summary>
/// <param name="IsWorkedOn">A key result of the cycle that the caller sees reads it.</param>
internal sealed record WatchedKpi(Guid Id, string Name, Guid UnitId, bool IsRed, bool IsWorkedOn);
