namespace Setpoint.Goals.Domain.Coach;

/// <summary>Informed, not intentional: a KPI is red and nobody has decided to change it.</summary>
internal sealed class RedKpiWithoutObjective() : CycleRule(new(
    "informed-not-intentional",
    "coachRedKpi",
    RuleSeverity.Advice,
    "A KPI is red, and no key result works on it.",
    "It is known that something is wrong, and nobody has decided to change it: informed, not intentional.",
    "Start an objective for it, or say in its alert why it is accepted."))
{
    public override IEnumerable<CycleRemark> Look(CycleView cycle) => cycle.Kpis
        .Where(k => k is { IsRed: true, IsWorkedOn: false })
        .Select(k => new CycleRemark($"“{k.Name}” is red, and no key result that you may see works on it.", k.UnitId, MetricId: k.Id));
}

/// <summary>Ambitious, but blind: an objective that no KPI measures.</summary>
internal sealed class ObjectiveWithoutKpi() : CycleRule(new(
    "ambitious-but-blind",
    "coachBlind",
    RuleSeverity.Advice,
    "No key result of this objective reads a KPI.",
    "Progress is what people say it is, and whether it lasts nobody will see: ambitious, but blind.",
    "Find the KPI that should move when it succeeds, and put one key result on it."))
{
    public override IEnumerable<CycleRemark> Look(CycleView cycle) => cycle.Agreed
        .Where(o => o is { KeyResults: > 0, Metrics.Count: 0 })
        .Select(o => new CycleRemark($"No key result of “{o.Title}” reads a KPI.", o.UnitId, o.Id));
}

/// <summary>More than half of the KPIs are worked on at once.</summary>
internal sealed class MostKpisAtOnce() : CycleRule(new(
    "most-kpis-at-once",
    "coachMostKpis",
    RuleSeverity.Advice,
    "Most KPIs carry a key result at once.",
    "What is to change everywhere is in focus nowhere, and nothing is left that shows what suffers.",
    "Let most KPIs only be watched, and choose the few that shall move in this cycle."))
{
    private const int LeastKpis = 4;

    public override IEnumerable<CycleRemark> Look(CycleView cycle)
    {
        var worked = cycle.Kpis.Count(k => k.IsWorkedOn);
        if (cycle.Kpis.Count >= LeastKpis && worked * 2 > cycle.Kpis.Count)
        {
            yield return new CycleRemark($"{worked} of {cycle.Kpis.Count} KPIs carry a key result in this cycle.", cycle.Scope);
        }
    }
}
