using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class ReadinessTests
{
    private static readonly GoalLimits s_limits = new(1, 2, 2, 3);
    private readonly PlanningUnit _company = new(Guid.CreateVersion7(), "Acme", true, 1);
    private readonly PlanningUnit _sales = new(Guid.CreateVersion7(), "Sales", false, 1);

    [Fact]
    public void Nothing_is_missing_where_everybody_published_what_they_should() =>
        Assert.Empty(Of(Objective(_company.Id, isAligned: false), Objective(_sales.Id)));

    [Fact]
    public void A_unit_that_published_too_little_is_named()
    {
        var idle = new PlanningUnit(Guid.CreateVersion7(), "Idle", false, 0);
        var missing = Assert.Single(Readiness.Of([_company, idle], [], _ => s_limits));
        Assert.Equal((Lack.UnitWithoutObjectives, idle.Id), (missing.Lack, missing.UnitId));
        Assert.Empty(Readiness.Of([idle], [], _ => s_limits with { ObjectivesLeast = 0 }));
    }

    [Fact]
    public void What_is_not_agreed_is_named()
    {
        Assert.Equal([Lack.NotDecided, Lack.Draft], Of(Objective(_sales.Id, Lifecycle.Draft), Objective(_sales.Id, Lifecycle.Proposed)).Select(m => m.Lack));
        Assert.Empty(Of(Objective(_sales.Id, Lifecycle.Graded, isAligned: false)));
    }

    [Fact]
    public void Only_below_the_company_an_objective_has_to_serve_something()
    {
        Assert.Equal([Lack.Orphan], Of(Objective(_sales.Id, isAligned: false)).Select(m => m.Lack));
        Assert.Empty(Of(Objective(_company.Id, isAligned: false)));
        Assert.Empty(Of(Objective(_sales.Id, isAligned: false) with { Personal = true }));
    }

    [Fact]
    public void Over_a_limit_the_reason_is_missing_once_an_objective()
    {
        // The latest by its id is the one too many, and ids of one millisecond have no order.
        PlannedObjective[] three = [.. new[] { Objective(_sales.Id), Objective(_sales.Id), Objective(_sales.Id) }.OrderBy(o => o.Id.Value)];
        three[2] = three[2] with { KeyResults = 4 };

        var missing = Assert.Single(Of(three));
        Assert.Equal((Lack.OverLimitWithoutReason, three[2].Id), (missing.Lack, missing.Objective!.Id));
        Assert.Empty(Of([three[0], three[1], three[2] with { HasLimitReason = true }]));
        Assert.Equal(Lack.Draft, Assert.Single(Of([three[0], three[1], three[2] with { Lifecycle = Lifecycle.Draft }])).Lack);
    }

    [Fact]
    public void A_key_result_lacks_numbers_or_an_owner()
    {
        var o = Objective(_sales.Id) with { Unnumbered = [new(null, "Depots")], Unowned = [new(Guid.NewGuid(), "Shifts")] };
        Assert.Equal([(Lack.KeyResultWithoutNumbers, "Depots"), (Lack.KeyResultWithoutOwner, "Shifts")], Of(o).Select(m => (m.Lack, m.KeyResult!.Title)));
    }

    private List<Missing> Of(params PlannedObjective[] objectives) => Readiness.Of([_company, _sales], objectives, _ => s_limits);

    private static PlannedObjective Objective(Guid unit, Lifecycle lifecycle = Lifecycle.Published, bool isAligned = true) =>
        new(ObjectiveId.New(), unit, "On time", lifecycle, false, isAligned, false, 2, [], []);
}
