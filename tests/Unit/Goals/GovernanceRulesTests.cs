using Setpoint.Goals.Domain;
using Setpoint.Kernel;
using Setpoint.Kernel.Policies;

namespace Setpoint.Unit.Goals;

public sealed class GovernanceRulesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly Guid _owner = Guid.NewGuid();
    private readonly Guid _proposer = Guid.NewGuid();
    private readonly Guid _unit = Guid.NewGuid();
    private readonly Guid _other = Guid.NewGuid();
    private readonly Cycle _cycle = Cycle.Plan(CycleId.New(), "Q1 2026", new(2026, 1, 1), new(2026, 3, 31));

    [Theory]
    [InlineData(3, 5, "")]
    [InlineData(4, 5, "TooManyObjectives 4 of 3")]
    [InlineData(3, 6, "TooManyKeyResults 6 of 5")]
    [InlineData(4, 6, "TooManyObjectives 4 of 3, TooManyKeyResults 6 of 5")]
    [InlineData(null, 0, "")]
    public void A_limit_is_gone_over_from_the_next_one_on(int? objectives, int keyResults, string expected)
    {
        var over = new GoalLimits(1, 3, 2, 5).Exceeded(objectives, keyResults);
        Assert.Equal(expected, string.Join(", ", over.Select(o => $"{o.Rule} {o.Count} of {o.Limit}")));
    }

    [Fact]
    public void A_proposal_is_its_owners_and_its_proposers_own()
    {
        var objective = Draft();
        objective.Propose(_proposer, s_now);

        Assert.True(objective.IsOwnOf(_owner) && objective.IsOwnOf(_proposer));
        Assert.False(objective.IsOwnOf(_other));
    }

    [Fact]
    public void A_proposal_that_changes_hands_is_a_draft_again_and_one_that_is_reworded_is_not()
    {
        var objective = Draft();
        objective.Propose(_proposer, s_now);
        objective.Edit(_cycle, Content(_owner) with { Title = "Reworded" }, new Change(_proposer, s_now, null));
        Assert.Equal((Lifecycle.Proposed, _proposer), (objective.Lifecycle, objective.ProposedBy));

        objective.Edit(_cycle, Content(_other), new Change(_proposer, s_now, null));
        Assert.Equal((Lifecycle.Draft, null), (objective.Lifecycle, objective.ProposedBy));
    }

    [Fact]
    public void A_joint_objective_is_agreed_when_every_unit_has_approved_what_it_says()
    {
        var objective = Draft();
        objective.ShareWith([_other]);
        Assert.Equal("co-owners-have-not-approved", Refused(() => objective.Publish(_proposer, s_now, null)));

        var again = Draft();
        again.ShareWith([_other]);
        again.Approve(_other, _proposer, s_now);
        again.Edit(_cycle, Content(_owner) with { Title = "Something else" }, new Change(_owner, s_now, null));
        Assert.Null(again.CoOwners[0].ApprovedAt);
        again.Approve(_other, _proposer, s_now);
        again.Publish(_owner, s_now, " ");
        Assert.Equal((Lifecycle.Published, null), (again.Lifecycle, again.LimitReason));
        Assert.Equal("objective-lifecycle", Refused(() => again.ShareWith([])));
    }

    [Fact]
    public void The_accountable_unit_does_not_co_own()
    {
        var objective = Draft();
        Assert.Equal("co-owner-accountable", Refused(() => objective.ShareWith([_unit])));
        objective.ShareWith([_other]);
        objective.MoveTo(_other);
        Assert.Empty(objective.CoOwners);
    }

    [Theory]
    [InlineData("none", true)]
    [InlineData("01a2164a-e6de-7f31-abd2-9b016ccc95fc", true)]
    [InlineData("01A2164A-E6DE-7F31-ABD2-9B016CCC95FC", false)]
    [InlineData("somebody", false)]
    [InlineData("", false)]
    public void A_policy_that_is_a_person_takes_an_id_or_nobody(string value, bool fits) =>
        Assert.Equal(fits, PolicyCatalogue.All["companyApprover"].Fault(value) is null);

    private static string Refused(Action act) => Assert.Throws<DomainException>(act).Code;

    private Objective Draft() => Objective.Draft(ObjectiveId.New(), _cycle, Content(_owner), null);

    private ObjectiveContent Content(Guid owner) =>
        new(_unit, owner, "Every parcel arrives on the promised day", null, ObjectiveKind.Committed, Visibility.Public, [], [], []);
}
