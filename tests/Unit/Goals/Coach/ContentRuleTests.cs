using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;

namespace Setpoint.Unit.Goals.Coach;

public sealed class ContentRuleTests
{
    private static readonly DraftKeyResult s_fine = new("12 hospitals sign the new contract", Measure.Number, 0, 12);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Key_results_outside_the_limits_ask_for_a_reason(int count, bool said)
    {
        var findings = CoachRules.Look(Given.Draft([.. Enumerable.Repeat(s_fine, count)]), _ => true);
        Assert.Equal(said, findings.Any(f => f is { Rule: { Code: "key-result-count", Severity: RuleSeverity.AsksForReason }, Remark.Field: "keyResults" }));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void The_objective_beyond_the_units_limit_asks_for_a_reason(int others, bool said)
    {
        var draft = Given.Draft(s_fine, s_fine) with { Around = Given.Around with { ObjectivesOfUnit = others } };
        Assert.Equal(said, Given.Said(draft).Contains(("objective-count", "unitId")));
        Assert.DoesNotContain(("objective-count", "unitId"), Given.Said(draft with { Personal = true }));
    }

    [Theory]
    [InlineData(7, 4, false)]
    [InlineData(8, 4, true)]
    [InlineData(8, 0, false)]
    [InlineData(8, null, false)]
    public void A_unit_has_at_most_twice_the_companys_objectives(int others, int? company, bool said)
    {
        var draft = Given.Draft(s_fine, s_fine) with { Around = Given.Around with { ObjectivesOfUnit = others, ObjectivesOfCompany = company } };
        Assert.Equal(said, Given.Said(draft).Contains(("out-of-proportion", "unitId")));
    }

    [Fact]
    public void A_personal_objective_is_spoken_of_where_policy_has_none()
    {
        var draft = Given.Draft(s_fine, s_fine) with { Personal = true };
        Assert.Equal([("personal-off", "personal")], Given.Said(draft));
        Assert.Empty(Given.Said(draft with { Around = Given.Around with { Limits = Given.Limits with { PersonalFrom = "member" } } }));
    }

    [Theory]
    [InlineData(78, 92, true)]
    [InlineData(78, 93, false)]
    [InlineData(95, 93, true)]
    [InlineData(95, 91, false)]
    public void A_target_that_the_trend_meets_anyway_is_sandbagging(int baseline, int target, bool said)
    {
        // Its trend ends at 92, see MetricHistoryTests.
        var metric = Given.Metric() with { History = Given.Weekly(60, 62, 64, 66, 68, 70, 72, 74, 76, 78) };
        var draft = Given.Draft(Given.OnMetric(baseline, target, metric), s_fine);
        Assert.Equal(said, Given.Said(draft, "coachYoungKpi").Contains(("sandbagging", "keyResults[0].target")));
    }

    [Fact]
    public void Sandbagging_says_where_the_trend_leads()
    {
        var metric = Given.Metric() with { History = Given.Weekly(60, 62, 64, 66, 68, 70, 72, 74, 76, 78) };
        Assert.Equal(
            "Going on as before, “Parcels on time” will be at 92 when the cycle ends; the target is 85.5.",
            Given.Text(Given.Draft(Given.OnMetric(78, 85.5m, metric), s_fine), "sandbagging"));
    }

    [Theory]
    [InlineData(20, 27, true)]
    [InlineData(20, 28, true)]
    [InlineData(20, 29, false)]
    [InlineData(40, 27, false)]
    public void What_the_last_cycle_reached_is_no_target(int baseline, int target, bool said)
    {
        // From 20 to 30 graded 0.8: 28.
        var metric = Given.Metric() with { Reached = new("More of it", 20, 30, 0.8m) };
        Assert.Equal(28m, metric.Reached.Value);
        Assert.Equal(said, Given.Said(Given.Draft(Given.OnMetric(baseline, target, metric), s_fine)).Contains(("below-last-cycle", "keyResults[0].target")));
    }

    [Fact]
    public void Another_units_key_result_on_the_metric_is_the_same_effort_or_the_opposite()
    {
        var up = Given.OnMetric(80, 90, Given.Metric(Given.Other(70, 85)));
        Assert.Equal([("duplicate-effort", "keyResults[0].metricId")], Given.Said(Given.Draft(up, s_fine)));
        var down = Given.OnMetric(80, 90, Given.Metric(Given.Other(85, 70)));
        Assert.Equal([("opposite-targets", "keyResults[0].target")], Given.Said(Given.Draft(down, s_fine)));
        Assert.Equal("“Fewer late parcels” (Operations) wants “Parcels on time” at 70, the other way.", Given.Text(Given.Draft(down, s_fine), "opposite-targets"));
    }

    [Fact]
    public void What_serves_the_same_is_no_duplicate_and_may_still_be_opposite()
    {
        Assert.Empty(Given.Said(Given.Draft(Given.OnMetric(80, 90, Given.Metric(Given.Other(70, 85, elsewhere: false))), s_fine)));
        Assert.NotEmpty(Given.Said(Given.Draft(Given.OnMetric(80, 90, Given.Metric(Given.Other(85, 70, elsewhere: false))), s_fine)));
    }

    [Fact]
    public void Two_key_results_of_one_objective_do_not_pull_apart()
    {
        var draft = Given.Draft(Given.OnMetric(80, 90, Given.Metric()), Given.OnMetric(80, 70, Given.Metric()));
        Assert.Equal([("opposite-targets", "keyResults[0].target"), ("opposite-targets", "keyResults[1].target")], Given.Said(draft));
    }

    [Fact]
    public void Alike_words_count_only_elsewhere()
    {
        var other = new OtherObjective(new(Guid.NewGuid()), "Parcels arrive on the promised day", Guid.NewGuid(), "Operations");
        var around = Given.Around with { Neighbours = new Neighbours([other]) };
        Assert.Equal([("duplicate-effort", "title")], Given.Said(Given.Draft(s_fine, s_fine) with { Around = around }));
        Assert.Empty(Given.Said(Given.Draft(s_fine, s_fine) with { Around = around with { IsElsewhere = _ => false } }));
    }

    [Theory]
    [InlineData("Small customers stay with us", "Keep small customers with us", true)]
    [InlineData("Cut the cost of packaging", "Cut the cost of returns", false)]
    [InlineData("Reduce homelessness", "Homelessness falls", false)] // one word is not enough
    public void Two_titles_are_alike_when_seven_tenths_of_their_words_are(string one, string other, bool alike)
    {
        var all = new Neighbours([new(new(Guid.NewGuid()), other, Guid.NewGuid(), "")]);
        Assert.Equal(alike, all.Like(Sentence.Of(one)).Any());
    }

    [Fact]
    public void The_short_ways_to_those_that_are_alike_miss_none()
    {
        var titles = CorpusEntry.All.SelectMany(e => (string?[])[e.Other, e.Text]).OfType<string>().Reverse().Distinct().Take(150).ToList();
        List<OtherObjective> all = [.. titles.Select(t => new OtherObjective(new(Guid.CreateVersion7()), t, Guid.NewGuid(), ""))];
        var (indexed, alone) = (new Neighbours(all), all.ConvertAll(o => new Neighbours([o])));
        foreach (var one in all)
        {
            var title = Sentence.Of(one.Title);
            var alike = alone.SelectMany(n => n.Like(title)).ToList();
            Assert.Equal(alike.Select(o => o.Id.Value).Order(), indexed.Like(title).Select(o => o.Id.Value).Order());
            var probes = Neighbours.Probes(title);
            Assert.All(alike, o => Assert.True(probes?.All(g => g.Any(p => o.Title.Contains(p, StringComparison.OrdinalIgnoreCase))) ?? true, $"{one.Title} / {o.Title}"));
        }
    }

    [Fact]
    public void A_metric_elsewhere_needs_its_owners_agreement() => Assert.Equal(
        "“Parcels on time” belongs to Operations, and nothing is asked of them. Agree what they will do for it, and by when.",
        Given.Text(Given.Draft(Given.OnMetric(80, 90, Given.Metric() with { Elsewhere = true, Owner = "Operations" }), s_fine), "metric-elsewhere"));

    [Fact]
    public void A_young_KPI_is_no_ground_for_a_target()
    {
        var young = Given.Metric() with { History = Given.Weekly([.. Enumerable.Repeat(80m, 9)]) };
        Assert.Equal([("kpi-too-young", "keyResults[0].metricId")], Given.Said(Given.Draft(Given.OnMetric(80, 90, young), s_fine)));
        Assert.Empty(Given.Said(Given.Draft(Given.OnMetric(80, 90, Given.Metric()), s_fine)));
    }
}
