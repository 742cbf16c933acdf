using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class AlignmentGraphTests
{
    private readonly ObjectiveId _company = ObjectiveId.New();
    private readonly ObjectiveId _department = ObjectiveId.New();
    private readonly ObjectiveId _other = ObjectiveId.New();
    private readonly ObjectiveId _team = ObjectiveId.New();

    [Fact]
    public void Serving_several_unrelated_objectives_is_fine() =>
        Assert.Null(Refusal(_team, [_department, _other], (_department, _company)));

    [Fact]
    public void Nothing_serves_itself() => Assert.Equal("alignment-cycle", Refusal(_team, [_team]));

    [Fact]
    public void Nothing_serves_what_serves_it() =>
        Assert.Equal("alignment-cycle", Refusal(_company, [_team], (_department, _company), (_team, _department)));

    [Fact]
    public void Serving_an_objective_and_its_ancestor_would_count_twice()
    {
        Assert.Equal("alignment-ancestor", Refusal(_team, [_department, _company], (_department, _company)));
        Assert.Equal("alignment-ancestor", Refusal(_team, [_company, _department], (_department, _other), (_other, _company)));
    }

    [Fact]
    public void A_link_above_may_not_put_one_parent_of_a_descendant_above_its_other() =>
        Assert.Equal("alignment-ancestor", Refusal(_department, [_company], (_team, _department), (_team, _company)));

    private static string? Refusal(ObjectiveId edited, ObjectiveId[] parents, params (ObjectiveId Child, ObjectiveId Parent)[] others) =>
        new AlignmentGraph([.. others.Select(l => new AlignmentLink(l.Child, l.Parent)), .. parents.Select(p => new AlignmentLink(edited, p))])
            .Refusal(edited, parents)?.Code;
}
