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
    public void Over_a_limit_as_many_reasons_are_missing_as_there_are_too_many()
    {
        PlannedObjective[] three = [Objective(_sales.Id), Objective(_sales.Id), Objective(_sales.Id)];

        Assert.Equal(Lack.OverLimitWithoutReason, Assert.Single(Of(three)).Lack);
        foreach (var i in Enumerable.Range(0, 3))
        {
            Assert.Empty(Of([.. three.Select((o, n) => o with { HasLimitReason = n == i })]));
        }

        Assert.Equal(Lack.Draft, Assert.Single(Of([three[0], three[1], three[2] with { Lifecycle = Lifecycle.Draft }])).Lack);
        Assert.Empty(Of([three[0], three[1], three[2] with { Personal = true }]));
    }

    [Fact]
    public void What_another_unit_has_not_answered_or_not_delivered_in_time_is_named()
    {
        var (asked, late, promised, overdue) = (Awaited(false, false), Awaited(false, true), Awaited(true, false), Awaited(true, true));
        var waiting = Objective(_sales.Id) with { Awaited = [asked, late, promised, overdue] };

        var unanswered = new[] { asked, late }.OrderBy(d => d.Id).Select(d => (Lack.DependencyNotAnswered, d));
        Assert.Equal([.. unanswered, (Lack.DependencyOverdue, overdue)], Of(waiting).Select(m => (m.Lack, m.Dependency!)));
    }

    [Fact]
    public void Too_many_key_results_need_their_own_reason()
    {
        var wide = Objective(_sales.Id) with { KeyResults = 4 };
        Assert.Equal((Lack.OverLimitWithoutReason, wide.Id), (Of(wide)[0].Lack, Of(wide)[0].Objective!.Id));
        Assert.Empty(Of(wide with { HasLimitReason = true }));
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

    private static AwaitedDependency Awaited(bool isAnswered, bool isOverdue) => new(Guid.CreateVersion7(), "A test market", isAnswered, isOverdue);
}
