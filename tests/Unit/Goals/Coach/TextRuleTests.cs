using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;

namespace Setpoint.Unit.Goals.Coach;

/// <summary>What the corpus does not say: fields, reasons and what is left out of a draft. Whether the rules are right is <see cref="CorpusTests"/>' matter.</summary>
public sealed class TextRuleTests
{
    [Fact]
    public void An_empty_draft_is_left_alone()
    {
        Assert.Empty(CoachRules.Look(new Draft(null, null, false, null, new Surroundings()), _ => true));
        Assert.Empty(CoachRules.Look(new Draft("", " ", false, [new DraftKeyResult(null), new DraftKeyResult(" ")], new Surroundings()), _ => true));
    }

    [Fact]
    public void Every_finding_names_its_field()
    {
        var draft = Given.Draft(new("Increase NPS to 45"), new("Launch the portal"), new("Make it seamless", Target: 3, Baseline: 1)) with { };
        Assert.Equal(
            [("activity-not-outcome", "keyResults[1].title"), ("no-number-or-date", "keyResults[1].target"), ("no-baseline", "keyResults[0].baseline"), ("slogan", "keyResults[2].title")],
            Given.Said(draft));
    }

    [Fact]
    public void A_rule_that_is_off_says_nothing()
    {
        var draft = Given.Draft(new("Launch the portal"), new("12 hospitals sign"));
        Assert.Equal([("no-number-or-date", "keyResults[0].target")], Given.Said(draft, "coachActivity"));
    }

    [Fact]
    public void The_reason_of_the_objective_justifies_its_activities()
    {
        var draft = Given.Draft(new("Implement the audit log by 1 June"), new("12 hospitals sign")) with { Why = "Required by law from 2027" };
        Assert.Empty(Given.Said(draft));
        Assert.Equal(("activity-not-outcome", "keyResults[0].title"), Given.Said(draft with { Why = "We always wanted it" })[0]);
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(null, 1, true)]
    [InlineData(0, 40, false)]
    public void A_target_of_one_says_only_that_it_is_done(int? baseline, int target, bool said)
    {
        var draft = Given.Draft(new("Stores in Poland", Measure.Number, baseline, target), new("12 hospitals sign"));
        Assert.Equal(said, Given.Said(draft).Contains(("no-number-or-date", "keyResults[0].target")));
    }

    [Theory]
    [InlineData(Measure.Maintain, true, false)]
    [InlineData(Measure.Maintain, false, true)]
    [InlineData(Measure.Metric, true, false)] // a range to reach
    [InlineData(Measure.Milestone, false, false)]
    [InlineData(Measure.Children, false, false)]
    public void Limits_are_numbers_and_steps_and_children_need_none(Measure measure, bool limits, bool said)
    {
        var draft = Given.Draft(new("Payroll is right", measure, HasLimits: limits), new("12 hospitals sign"));
        Assert.Equal(said, Given.Said(draft).Contains(("no-number-or-date", "keyResults[0].target")));
    }

    [Fact]
    public void A_relative_change_has_no_start_at_zero() => Assert.Equal(
        "It shall change in proportion to where it starts, and that is said to be 0.",
        Given.Text(Given.Draft(new("Double sign-ups", Measure.Number, 0, 2000), new("12 hospitals sign")), "no-baseline"));

    [Fact]
    public void A_KPIs_name_is_no_key_result_and_no_objective()
    {
        var draft = Given.Draft(Given.OnMetric(80, 90, Given.Metric()) with { Title = "Our parcels on-time (%)" }, new("12 hospitals sign"));
        Assert.Equal([("kpi-renamed", "keyResults[0].title")], Given.Said(draft));
        Assert.Equal([("kpi-renamed", "keyResults[0].title"), ("kpi-renamed", "title")], Given.Said(draft with { Title = "Parcels on time" }));
    }
}
