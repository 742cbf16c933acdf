using FsCheck;
using FsCheck.Fluent;
using Setpoint.CheckIns.Domain;
using Setpoint.Kernel;
using static Setpoint.Unit.CheckIns.Given;

namespace Setpoint.Unit.CheckIns;

public sealed class CheckInTests
{
    [Fact]
    public void A_check_in_keeps_what_was_said_without_the_blanks()
    {
        var checkIn = CheckIn(Objective(), new CheckInDraft(
            null, 0.7m, [new(ByHand, 52m, null), new(ByMetric, null, null)], " Nine of sixteen signed ", "   ", Next: null));

        Assert.Equal([new KeyResultEntry(ByHand, 52m, null)], checkIn.Current.KeyResults);
        Assert.Equal("Nine of sixteen signed", checkIn.Current.Changed);
        Assert.Null(checkIn.Current.Blocked);
        Assert.Equal((Now, Now, Owner), (checkIn.At, checkIn.SubmittedAt, checkIn.AuthorId));
        Assert.True(checkIn.HasChanged);
    }

    [Fact]
    public void A_refused_draft_names_the_field()
    {
        var refusal = Assert.Throws<DomainException>(() => CheckIn(Objective(Lifecycle.Draft), Draft()));

        Assert.Equal("objectiveId", refusal.Field);
    }

    [Fact]
    public void A_correction_is_a_new_revision_and_the_first_stays_as_it_was()
    {
        var objective = Objective();
        var checkIn = CheckIn(objective, Draft(0.7m, keyResults: new KeyResultEntry(ByHand, 45m, null)));

        Correct(checkIn, objective, Draft(0.6m, keyResults: new KeyResultEntry(ByHand, 54m, null)), by: Contributor);

        Assert.Equal([1L, 2L], checkIn.Revisions.Select(r => r.Number));
        Assert.Equal([45m, 54m], checkIn.Revisions.Select(r => r.KeyResults[0].Value));
        Assert.Equal([Owner, Contributor], checkIn.Revisions.Select(r => r.RecordedBy));
        Assert.Equal(Owner, checkIn.AuthorId);
    }

    [Fact]
    public void A_correction_that_names_no_moment_keeps_the_one_it_had()
    {
        var objective = Objective();
        var checkIn = CheckIn(objective, Draft(at: Now.AddDays(-3)));

        Correct(checkIn, objective, Draft(0.2m));

        Assert.Equal(Now.AddDays(-3), checkIn.At);
    }

    [Fact]
    public void Saying_the_same_again_adds_nothing()
    {
        var objective = Objective();
        var checkIn = CheckIn(objective, Draft(0.7m, keyResults: [new(ByHand, 45m, null), new(ByMetric, null, 0.4m)]));
        checkIn.Settle();

        Correct(checkIn, objective, Draft(0.70m, keyResults: [new(ByMetric, null, 0.4m), new(ByHand, 45.0m, null)]));

        Assert.Single(checkIn.Revisions);
        Assert.False(checkIn.HasChanged);
    }

    [Fact]
    public void What_was_said_of_a_key_result_that_has_gone_may_stand_but_not_change()
    {
        var checkIn = CheckIn(Objective(), Draft(0.7m, keyResults: new KeyResultEntry(ByHand, 45m, null)));
        var without = Objective(Lifecycle.Published, new KeyResult(ByMetric, Measure.Metric, Owner, null));

        Correct(checkIn, without, Draft(0.5m, keyResults: new KeyResultEntry(ByHand, 45m, null)));

        Assert.Equal(2, checkIn.Revisions.Count);
        Assert.Throws<DomainException>(() => Correct(checkIn, without, Draft(keyResults: new KeyResultEntry(ByHand, 46m, null))));
    }

    [Fact]
    public void Whatever_is_corrected_revisions_count_up_and_none_is_lost()
    {
        var tenths = Gen.Choose(0, 10).Select(t => t / 10m);
        Prop.ForAll(Gen.ListOf(tenths).ToArbitrary(), said =>
        {
            var objective = Objective();
            var checkIn = CheckIn(objective, Draft(0.5m));
            foreach (var confidence in said)
            {
                Correct(checkIn, objective, Draft(confidence));
            }

            // Repetitions of the sentence before add nothing, everything else is kept in order.
            var expected = said.Aggregate(new List<decimal> { 0.5m }, (kept, c) => kept[^1] == c ? kept : [.. kept, c]);
            Assert.Equal(expected, checkIn.Revisions.Select(r => r.Confidence!.Value));
            Assert.Equal(Enumerable.Range(1, expected.Count).Select(n => (long)n), checkIn.Revisions.Select(r => r.Number));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Owner_contributors_and_owners_of_key_results_work_on_an_objective()
    {
        var objective = Objective();

        Assert.All(new[] { Owner, Contributor, KeyResultOwner }, p => Assert.True(objective.IsWorkedOnBy(p)));
        Assert.False(objective.IsWorkedOnBy(Guid.CreateVersion7()));
    }

    private static void Correct(CheckIn checkIn, Objective objective, CheckInDraft draft, Guid? by = null) =>
        checkIn.Correct(by ?? Owner, objective, Window.Of(objective, Amsterdam), draft, Now);
}
