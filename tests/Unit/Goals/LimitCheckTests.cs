using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class LimitCheckTests
{
    private static readonly Guid s_unit = Guid.NewGuid();
    private static readonly GoalLimits s_limits = new(ObjectivesLeast: 2, ObjectivesMost: 3, KeyResultsLeast: 2, KeyResultsMost: 5);

    [Fact]
    public void Within_the_limits_there_is_nothing_to_say() => Assert.Empty(Check(2, 3, 5));

    [Fact]
    public void Of_too_many_objectives_those_beyond_are_named_the_oldest_first()
    {
        var objectives = Objectives(2, 2, 2, 2, 2);
        var breaches = LimitCheck.Of(objectives.Reverse(), _ => s_limits).ToList();
        Assert.Equal([objectives[3].Id, objectives[4].Id], breaches.Select(b => b.Objective!.Value));
        Assert.All(breaches, b => Assert.Equal((LimitRule.TooManyObjectives, 5, 3), (b.Rule, b.Count, b.Limit)));
    }

    [Fact]
    public void Too_few_are_the_units_and_not_an_objectives() =>
        Assert.Equal([new Breach(LimitRule.TooFewObjectives, s_unit, null, 1, 2)], Check(3));

    [Fact]
    public void Key_results_are_counted_objective_by_objective() => Assert.Equal(
        [(LimitRule.TooManyKeyResults, 6, 5), (LimitRule.TooFewKeyResults, 1, 2)],
        Check(6, 1).Select(b => (b.Rule, b.Count, b.Limit)));

    [Fact]
    public void A_persons_own_objective_is_counted_apart_and_listed_where_it_may_not_be()
    {
        // Three of the unit's, which is the most, and two of its people's own: neither too many nor too few.
        var objectives = Objectives(2, 2, 2, 2, 2);
        CountedObjective[] all = [.. objectives[..3], objectives[3] with { Personal = true, OwnerRole = "lead" }, objectives[4] with { Personal = true, OwnerRole = "member" }];

        Assert.Empty(LimitCheck.Of(all, _ => s_limits with { PersonalFrom = "member" }));
        Assert.Equal([new Breach(LimitRule.PersonalNotAllowed, s_unit, objectives[4].Id, 1, 0)], LimitCheck.Of(all, _ => s_limits with { PersonalFrom = "lead" }));
        Assert.Equal(2, LimitCheck.Of(all, _ => s_limits).Count(b => b.Rule == LimitRule.PersonalNotAllowed));
        Assert.Empty(LimitCheck.Of(all[3..], _ => s_limits with { PersonalFrom = "member" }));
    }

    [Theory]
    [InlineData("off", "administrator", false)]
    [InlineData("member", null, false)]
    [InlineData("member", "viewer", false)]
    [InlineData("member", "member", true)]
    [InlineData("lead", "member", false)]
    [InlineData("lead", "executive", true)]
    public void A_role_may_have_one_from_the_weakest_up(string weakest, string? role, bool allowed) =>
        Assert.Equal(allowed, PersonalObjectives.AreAllowed(weakest, role));

    private static List<Breach> Check(params int[] keyResults) => [.. LimitCheck.Of(Objectives(keyResults), _ => s_limits)];

    private static CountedObjective[] Objectives(params int[] keyResults) =>
        [.. keyResults.Select((k, i) => new CountedObjective(new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(i))), s_unit, k))];
}
