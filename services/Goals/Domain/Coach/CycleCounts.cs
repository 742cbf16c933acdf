namespace Setpoint.Goals.Domain.Coach;

/// <summary>Units whose objectives are more, or fewer, than there should be.</summary>
internal sealed class ObjectiveCountOfUnits() : CycleRule(ObjectiveCount.About)
{
    public override IEnumerable<CycleRemark> Look(CycleView cycle)
    {
        var names = cycle.Objectives.DistinctBy(o => o.UnitId).ToDictionary(o => o.UnitId, o => o.Unit);
        var counted = cycle.Agreed.Select(o => new CountedObjective(o.Id, o.UnitId, o.KeyResults, o.Personal));
        return LimitCheck.Of(counted, cycle.LimitsOf)
            .Where(b => b.Rule is LimitRule.TooManyObjectives or LimitRule.TooFewObjectives)
            .DistinctBy(b => b.UnitId)
            .Select(b => new CycleRemark(
                $"{names[b.UnitId]} has {b.Count} objectives in this cycle; it should have {b.Limit} at {(b.Rule == LimitRule.TooManyObjectives ? "most" : "least")}.", b.UnitId));
    }
}

/// <summary>Units with more than twice the company's objectives.</summary>
internal sealed class OutOfProportionUnits() : CycleRule(OutOfProportion.About)
{
    public override IEnumerable<CycleRemark> Look(CycleView cycle) => cycle.Agreed
        .Where(o => o is { Personal: false, IsCompany: false })
        .GroupBy(o => (o.UnitId, o.Unit))
        .Where(unit => OutOfProportion.Holds(unit.Count(), cycle.ObjectivesOfCompany))
        .OrderBy(unit => unit.Key.UnitId)
        .Select(unit => new CycleRemark(
            $"{unit.Key.Unit} has {unit.Count()} objectives, more than twice the company's {cycle.ObjectivesOfCompany}.", unit.Key.UnitId));
}
