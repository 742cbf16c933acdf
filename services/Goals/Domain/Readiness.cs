namespace Setpoint.Goals.Domain;

/// <summary>What a cycle still lacks.</summary>
public enum Lack
{
    /// <summary>A unit has published fewer objectives than it should have.</summary>
    UnitWithoutObjectives,

    /// <summary>A proposal that nobody has decided about.</summary>
    NotDecided,

    /// <summary>A draft that nobody has proposed.</summary>
    Draft,

    /// <summary>A key result has its words, and no baseline and target.</summary>
    KeyResultWithoutNumbers,

    /// <summary>A key result belongs to nobody who is there.</summary>
    KeyResultWithoutOwner,

    /// <summary>Published over a limit, and nobody said why.</summary>
    OverLimitWithoutReason,

    /// <summary>Published below the company, and it serves nothing above.</summary>
    Orphan,

    /// <summary>Another unit was asked for something and has not answered.</summary>
    DependencyNotAnswered,

    /// <summary>Another unit has promised something, and the day for it is over.</summary>
    DependencyOverdue,
}

/// <summary>A unit that plans in the cycle.</summary>
/// <param name="Published">Its agreed objectives, shared ones included, personal ones not.</param>
internal sealed record PlanningUnit(Guid Id, string Name, bool IsCompany, int Published);

/// <summary>A key result by its words.</summary>
internal sealed record NamedKeyResult(Guid? Id, string Title);

/// <summary>What an objective waits for from another unit.</summary>
/// <param name="IsAnswered">The other unit has promised it.</param>
/// <param name="IsOverdue">The last day on which it is of use is over.</param>
internal sealed record AwaitedDependency(Guid Id, string What, bool IsAnswered, bool IsOverdue);

/// <summary>An objective as far as it matters for beginning.</summary>
/// <param name="Unnumbered">Key results without numbers.</param>
/// <param name="Unowned">Key results without an active owner.</param>
internal sealed record PlannedObjective(
    ObjectiveId Id,
    Guid UnitId,
    string Title,
    Lifecycle Lifecycle,
    bool Personal,
    bool IsAligned,
    bool HasLimitReason,
    int KeyResults,
    IReadOnlyList<NamedKeyResult> Unnumbered,
    IReadOnlyList<NamedKeyResult> Unowned)
{
    /// <summary>What it asks of other units and does not have yet.</summary>
    public IReadOnlyList<AwaitedDependency> Awaited { get; init; } = [];
}

/// <summary>Something that is missing, and where.</summary>
/// <param name="Objective">None where it is the unit that lacks something.</param>
/// <param name="KeyResult">The key result that lacks it.</param>
/// <param name="Dependency">What it waits for.</param>
internal sealed record Missing(Lack Lack, Guid UnitId, PlannedObjective? Objective = null, NamedKeyResult? KeyResult = null, AwaitedDependency? Dependency = null);

/// <summary>Holds a cycle against what it should have when it begins.</summary>
internal static class Readiness
{
    /// <summary>Everything that is missing, kind by kind.</summary>
    public static List<Missing> Of(IReadOnlyList<PlanningUnit> units, IReadOnlyList<PlannedObjective> objectives, Func<Guid, GoalLimits> limitsOf)
    {
        var company = units.Where(u => u.IsCompany).Select(u => u.Id).ToHashSet();
        var missing = units.Where(u => u.Published < limitsOf(u.Id).ObjectivesLeast).Select(u => new Missing(Lack.UnitWithoutObjectives, u.Id)).ToList();
        foreach (var o in objectives)
        {
            if (o.Lifecycle is Lifecycle.Draft or Lifecycle.Proposed)
            {
                missing.Add(new Missing(o.Lifecycle == Lifecycle.Draft ? Lack.Draft : Lack.NotDecided, o.UnitId, o));
            }

            missing.AddRange(o.Unnumbered.Select(k => new Missing(Lack.KeyResultWithoutNumbers, o.UnitId, o, k)));
            missing.AddRange(o.Unowned.Select(k => new Missing(Lack.KeyResultWithoutOwner, o.UnitId, o, k)));
            missing.AddRange(o.Awaited.Where(d => !d.IsAnswered || d.IsOverdue).Select(
                d => new Missing(d.IsAnswered ? Lack.DependencyOverdue : Lack.DependencyNotAnswered, o.UnitId, o, Dependency: d)));
            if (o is { Lifecycle: Lifecycle.Published, IsAligned: false, Personal: false } && !company.Contains(o.UnitId))
            {
                missing.Add(new Missing(Lack.Orphan, o.UnitId, o));
            }
        }

        missing.AddRange(WithoutReason(objectives, limitsOf));
        return [.. missing.OrderBy(m => m.Lack).ThenBy(m => m.UnitId).ThenBy(m => m.Objective?.Id.Value).ThenBy(m => m.KeyResult?.Title, StringComparer.Ordinal).ThenBy(m => m.Dependency?.Id)];
    }

    /// <summary>Whoever published the one too many said why, whichever is the youngest: as many reasons as there are too many are enough.</summary>
    private static IEnumerable<Missing> WithoutReason(IReadOnlyList<PlannedObjective> objectives, Func<Guid, GoalLimits> limitsOf)
    {
        foreach (var unit in objectives.Where(o => o.Lifecycle == Lifecycle.Published).GroupBy(o => o.UnitId))
        {
            var limits = limitsOf(unit.Key);
            var (reasoned, silent) = (unit.Count(o => !o.Personal && o.HasLimitReason), unit.Where(o => !o.HasLimitReason).OrderBy(o => o.Id.Value).ToList());
            var tooMany = unit.Count(o => !o.Personal) - limits.ObjectivesMost - reasoned;
            var beyond = silent.Where(o => !o.Personal).Reverse().Take(Math.Max(0, tooMany));
            foreach (var o in beyond.Union(silent.Where(o => o.KeyResults > limits.KeyResultsMost)))
            {
                yield return new Missing(Lack.OverLimitWithoutReason, o.UnitId, o);
            }
        }
    }
}
