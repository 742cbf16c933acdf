using Setpoint.Goals.Domain;
using Setpoint.Kernel;

namespace Setpoint.Unit.Goals;

public sealed class LifecycleTests
{
    private static readonly LearningNote s_note = new("On time", "Early handover", "Drivers were late", "On-time share", "Manual lists");
    private readonly Cycle _cycle = Cycle.Plan(CycleId.New(), "Q1 2026", new(2026, 1, 1), new(2026, 3, 31));

    [Fact]
    public void A_cycle_moves_one_step_at_a_time_and_never_back()
    {
        Assert.Equal("cycle-phase-order", Refused(() => _cycle.MoveTo(CyclePhase.Grading, 0)));
        _cycle.MoveTo(CyclePhase.Active, 0);
        Assert.Equal("cycle-phase-order", Refused(() => _cycle.MoveTo(CyclePhase.Planning, 0)));
        _cycle.MoveTo(CyclePhase.Grading, 3);
        Assert.Equal("cycle-has-open-objectives", Refused(() => _cycle.MoveTo(CyclePhase.Closed, 1)));
        _cycle.MoveTo(CyclePhase.Closed, 0);
        Assert.Equal("cycle-phase-order", Refused(() => _cycle.MoveTo(CyclePhase.Closed, 0)));
    }

    [Fact]
    public void A_cycle_ends_after_it_starts()
    {
        Assert.Equal("cycle-ends-before-it-starts", Refused(() => Cycle.Plan(CycleId.New(), "x", new(2026, 1, 1), new(2026, 1, 1))));
        Assert.Equal("cycle-out-of-time", Refused(() => Cycle.Plan(CycleId.New(), "x", new(1, 1, 1), new(1, 3, 31))));
        Assert.Equal("cycle-out-of-time", Refused(() => Cycle.Plan(CycleId.New(), "x", new(9999, 10, 1), new(9999, 12, 31))));
        Assert.Equal("cycle-too-long", Refused(() => Cycle.Plan(CycleId.New(), "x", new(2026, 1, 1), new(2030, 1, 1))));
    }

    [Fact]
    public void An_objective_goes_from_draft_to_graded()
    {
        var objective = Draft();
        objective.Propose();
        Assert.Equal("objective-lifecycle", Refused(objective.Propose));
        objective.Publish();
        Assert.Equal("objective-lifecycle", Refused(objective.Publish));
        objective.GiveGrade(0.8m, 0.81m, null, s_note, ProgressPolicy.Default);

        Assert.Equal(Lifecycle.Graded, objective.Lifecycle);
        Assert.Equal("objective-lifecycle", Refused(() => objective.Retire("too late")));
        Assert.Equal("objective-finished", Refused(() => objective.Edit(_cycle, Content(), Because(null))));
    }

    [Fact]
    public void A_grade_away_from_the_suggestion_needs_a_reason()
    {
        var objective = Draft();
        objective.Publish();

        Assert.Equal("grade-needs-reason", Refused(() => objective.GiveGrade(0.70m, 0.81m, " ", s_note, ProgressPolicy.Default)));
        objective.GiveGrade(0.70m, 0.81m, "the last week was lucky", s_note, ProgressPolicy.Default);

        Assert.Equal((0.70m, 0.81m), (objective.Grade, objective.SuggestedGrade));
    }

    [Fact]
    public void The_suggested_grade_is_the_roll_up_at_the_cut_off()
    {
        // 0.9, 0.6 and 12/13: 0.8077.
        KeyResultInput[] items = [RollUpTests.KeyResult(0.9m), RollUpTests.KeyResult(0.6m), RollUpTests.KeyResult(Ratio.Raw(0, 13, 12))];
        var rolled = RollUp.Of(_cycle.Window, items, [], ProgressPolicy.Default);

        Assert.Equal(0.81m, Grading.Suggestion(rolled.Value!.Value.Progress));
        Assert.True(Grading.NeedsReason(0.70m, 0.81m, ProgressPolicy.Default));
        Assert.False(Grading.NeedsReason(0.71m, 0.81m, ProgressPolicy.Default));
        Assert.False(Grading.NeedsReason(0.5m, null, ProgressPolicy.Default));
    }

    [Fact]
    public void A_draft_changes_freely()
    {
        var objective = Draft();
        var key = objective.KeyResults[0].Id;
        objective.Edit(_cycle, Content() with { Kind = ObjectiveKind.Committed, KeyResults = [Number(20, key), Number(7)] }, Because(null));

        Assert.Equal([20m, 7m], objective.KeyResults.Select(k => k.Target));
        Assert.Equal(key, objective.KeyResults[0].Id);
        Assert.Empty(objective.KeyResults[0].TargetChanges);

        objective.Edit(_cycle, Content() with { KeyResults = [] }, Because(null));
        Assert.Empty(objective.KeyResults);
    }

    [Fact]
    public void After_publication_a_target_changes_only_with_a_reason_and_the_old_one_is_kept()
    {
        var objective = Draft();
        objective.Publish();
        var key = objective.KeyResults[0].Id;
        var lower = Content() with { KeyResults = [Number(8, key)] };

        var refusal = Assert.Throws<DomainException>(() => objective.Edit(_cycle, lower, Because(null)));
        Assert.Equal(("target-needs-reason", "keyResults[0].target"), (refusal.Code, refusal.Field));

        objective.Edit(_cycle, lower, Because("the depot closed"));

        var change = Assert.Single(objective.KeyResults[0].TargetChanges);
        Assert.Equal((0m, 12m, "the depot closed"), (change.OldBaseline, change.OldTarget, change.Reason));
        Assert.Equal(8m, objective.KeyResults[0].Target);
    }

    [Fact]
    public void After_publication_a_dropped_key_result_is_retired_with_a_reason()
    {
        var objective = Draft();
        objective.Publish();

        Assert.Equal("key-result-needs-reason", Refused(() => objective.Edit(_cycle, Content() with { KeyResults = [] }, Because(null))));
        objective.Edit(_cycle, Content() with { KeyResults = [] }, Because("no longer measured"));

        Assert.True(Assert.Single(objective.KeyResults).Retired);
    }

    [Fact]
    public void Publication_fixes_kind_cycle_and_what_is_measured()
    {
        var objective = Draft();
        objective.Publish();
        var key = objective.KeyResults[0].Id;
        var other = Cycle.Plan(CycleId.New(), "Q2 2026", new(2026, 4, 1), new(2026, 6, 30));

        Assert.Equal("objective-published", Refused(() => objective.Edit(_cycle, Content() with { Kind = ObjectiveKind.Committed }, Because("x"))));
        Assert.Equal("objective-published", Refused(() => objective.Edit(other, Content(), Because("x"))));
        var measured = Number(12, key) with { Measure = Measure.Metric, MetricId = Guid.NewGuid() };
        Assert.Equal("key-result-published", Refused(() => objective.Edit(_cycle, Content() with { KeyResults = [measured] }, Because("x"))));
    }

    [Fact]
    public void A_closed_cycle_takes_nothing_new()
    {
        _cycle.MoveTo(CyclePhase.Active, 0);
        _cycle.MoveTo(CyclePhase.Grading, 0);
        _cycle.MoveTo(CyclePhase.Closed, 0);

        Assert.Equal("cycle-closed", Refused(() => Draft()));
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_by_its_field()
    {
        var parent = ObjectiveId.New();
        var content = Content() with
        {
            Title = " ",
            Visibility = Visibility.Private,
            KeyResults =
            [
                Number(0),
                Number(1) with { Weight = 0, MetricId = Guid.NewGuid() },
                Number(2) with { Measure = Measure.Metric },
                Number(decimal.MaxValue),
            ],
            Alignments = [new(parent, Relation.Contributes, 1), new(parent, Relation.Supports, -1)],
        };

        Assert.Equal(
            [
                "title", "keyResults[0].target", "keyResults[1].weight", "keyResults[1].metricId", "keyResults[2].metricId",
                "keyResults[3].target", "alignments[0].relation", "alignments[1].parentId", "alignments[1].weight",
            ],
            content.BrokenRules().Select(r => r.Field));
        Assert.Equal("objective-without-title", Refused(() => Objective.Draft(ObjectiveId.New(), _cycle, content, null)));
    }

    [Fact]
    public void A_key_result_of_another_objective_is_refused() =>
        Assert.Equal("key-result-unknown", Refused(() => Objective.Draft(
            ObjectiveId.New(), _cycle, Content() with { KeyResults = [Number(5, KeyResultId.New())] }, null)));

    private static string Refused(Action action) => Assert.Throws<DomainException>(action).Code;

    private static Change Because(string? reason) => new(Guid.NewGuid(), DateTimeOffset.UnixEpoch, reason);

    private static KeyResultContent Number(decimal target, KeyResultId? id = null) =>
        new(id, "Late parcels", Guid.NewGuid(), 1, Measure.Number, null, 0, target, null, 0);

    [Fact]
    public void After_publication_dates_phases_and_steps_change_only_with_a_reason_and_titles_of_steps_without()
    {
        var milestone = new KeyResultContent(null, "Opened", Guid.NewGuid(), 1, Measure.Milestone, null, null, null, null, 0) { Steps = [new(null, "Lease", 2, null, null)] };
        var objective = Objective.Draft(ObjectiveId.New(), _cycle, Content() with { KeyResults = [milestone] }, null);
        objective.Publish();
        var key = objective.KeyResults[0];
        var kept = milestone with { Id = key.Id, Steps = [new(key.Steps[0].Id, "Lease signed", 2, new(2026, 2, 1), "OPS-1")] };

        objective.Edit(_cycle, Content() with { KeyResults = [kept] }, Because(null));
        Assert.Equal(("Lease signed", "OPS-1"), (key.Steps[0].Title, key.Steps[0].ExternalKey));
        Assert.Equal("target-needs-reason", Refused(() => objective.Edit(
            _cycle, Content() with { KeyResults = [kept with { Steps = [.. kept.Steps, new(null, "Staff", 1, null, null)] }] }, Because(null))));
        Assert.Equal("target-needs-reason", Refused(() => objective.Edit(_cycle, Content() with { KeyResults = [kept with { End = new(2026, 3, 1) }] }, Because(null))));
        objective.Edit(_cycle, Content() with { KeyResults = [kept with { End = new(2026, 3, 1) }] }, Because("The lease ends then"));
        Assert.Equal(new DateOnly(2026, 3, 1), key.End);
    }

    [Fact]
    public void A_changed_limit_keeps_the_old_one()
    {
        var limit = new KeyResultContent(null, "On time", Guid.NewGuid(), 1, Measure.Maintain, null, null, null, null, 0, Low: 98);
        var objective = Objective.Draft(ObjectiveId.New(), _cycle, Content() with { KeyResults = [limit] }, null);
        objective.Publish();
        var lower = Content() with { KeyResults = [limit with { Id = objective.KeyResults[0].Id, Low = 95 }] };

        Assert.Equal("target-needs-reason", Refused(() => objective.Edit(_cycle, lower, Because(null))));
        objective.Edit(_cycle, lower, Because("Winter"));

        Assert.Equal((98m, 95m), (objective.KeyResults[0].TargetChanges[0].OldLow, objective.KeyResults[0].Low));
    }

    private static ObjectiveContent Content() => new(
        Guid.NewGuid(), Guid.NewGuid(), "Every parcel on the promised day", null, ObjectiveKind.Aspirational, Visibility.Public, [], [Number(12)], []);

    private Objective Draft() => Objective.Draft(ObjectiveId.New(), _cycle, Content(), null);
}
