using FsCheck;
using FsCheck.Fluent;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Formulas;

namespace Setpoint.Unit.Metrics.Formulas;

public sealed class RollUpTests
{
    private static readonly Guid[] s_units = [.. Enumerable.Range(0, 8).Select(_ => Guid.NewGuid())];

    [Fact]
    public void Two_of_three_hospitals_with_170_of_200_beds_are_85_percent_and_provisional()
    {
        var rollUp = new RollUp(
            [
                Member("beds", 0, 120), Member("occupancy", 0, 80),
                Member("beds", 1, 50), Member("occupancy", 1, 97),
                Member("beds", 2, 30), Member("occupancy", 2, null),
            ],
            [("occupancy", "beds")]);

        Assert.Equal(85, rollUp.Average("occupancy", "beds")); // (120 × 80 + 50 × 97) / 170
        Assert.Equal(0.85m, rollUp.Coverage("beds"));
        Assert.True(new Computed(85, 0.85m).IsProvisional(0.9m));
        Assert.False(new Computed(85, 0.85m).IsProvisional(0.8m));
        Assert.False(new Computed(85, 0.9m).IsProvisional(0.9m));
        Assert.False(new Computed(85, null).IsProvisional(0.9m));
    }

    [Fact]
    public void Numerators_and_denominators_are_summed_and_the_ratio_is_never_averaged()
    {
        var rollUp = new RollUp([Member("b", 0, 1), Member("a", 0, 1_000), Member("b", 1, 5), Member("a", 1, 10)], []);

        Assert.Equal(6m / 1_010m, rollUp.Sum("b") / rollUp.Sum("a")); // 0.6 %, where the mean of the two would say 25 %.
    }

    [Fact]
    public void A_unit_without_its_numerator_is_left_out_of_the_denominator_too_and_missed()
    {
        var rollUp = new RollUp([Member("b", 0, 10), Member("a", 0, 100), Member("b", 1, null), Member("a", 1, 300)], []);

        Assert.Equal((10m, 100m), (rollUp.Sum("b"), rollUp.Sum("a")));
        Assert.Equal(0.25m, rollUp.Coverage("a"));
    }

    [Fact]
    public void A_unit_that_never_had_one_of_the_tags_counts_with_the_others()
    {
        var rollUp = new RollUp([Member("sales", 0, 70), Member("sales", 1, 30), Member("heads", 2, 5)], []);

        Assert.Equal((100m, 5m, 1m), (rollUp.Sum("sales"), rollUp.Sum("heads"), rollUp.Coverage("heads")));
    }

    [Fact]
    public void What_is_missing_weighs_what_it_had_last_and_what_is_archived_is_not_missed()
    {
        var present = Member("a", 0, 60);
        var missing = Member("a", 1, null) with { LastKnown = 40 };

        Assert.Equal(0.6m, new RollUp([present, missing], []).Coverage("a"));
        Assert.Equal(1m, new RollUp([present, missing with { Archived = true }], []).Coverage("a"));
        Assert.Equal(60m, new RollUp([present, missing], []).Sum("a"));
        Assert.Null(new RollUp([missing], []).Sum("a"));
        Assert.Null(new RollUp([], []).Sum("a"));
    }

    [Fact]
    public void Where_nothing_has_a_weight_units_are_counted() =>
        Assert.Equal(0.75m, new RollUp([Member("a", 0, 0), Member("a", 1, 0), Member("a", 2, 0), Member("a", 3, null)], []).Coverage("a"));

    [Fact]
    public void A_roll_up_of_roll_ups_stands_on_what_those_stand_on() =>
        Assert.Equal(0.9m, new RollUp([Member("a", 0, 50) with { Share = 0.8m }, Member("a", 1, 50)], []).Coverage("a"));

    [Fact]
    public void The_order_makes_no_difference()
    {
        var members = Gen.Choose(0, 7).SelectMany(unit => Gen.Elements("a", "b").SelectMany(tag => Gen.Choose(-50, 1_000).Select(value =>
            new Member(tag, s_units[unit], 0, value % 7 == 0, value < 0 ? null : value / 3m, value < 0 ? -value / 7m : null))));
        Prop.ForAll(members.ListOf().ToArbitrary(), Arb.From(Gen.Choose(0, int.MaxValue)), (list, seed) =>
        {
            var numbered = list.Select((m, i) => m with { Series = i }).ToArray();
            var shuffled = numbered.ToArray();
            new Random(seed).Shuffle(shuffled);
            var (one, other) = (new RollUp(numbered, [("a", "b")]), new RollUp(shuffled, [("a", "b")]));
            return one.Sum("a") == other.Sum("a") && one.Average("a", "b") == other.Average("a", "b") && one.Coverage("b") == other.Coverage("b");
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_team_that_leaves_on_10_November_still_counts_in_October()
    {
        var (company, sales, operations, team) = (s_units[0], s_units[1], s_units[2], s_units[3]);
        var left = Given.Instant("2026-11-10T00:00:00Z");
        var tree = new UnitTree(
            [
                (sales, DateTimeOffset.MinValue, company), (operations, DateTimeOffset.MinValue, company), (company, DateTimeOffset.MinValue, null),
                (team, DateTimeOffset.MinValue, sales), (team, left, operations),
            ]);

        Assert.True(tree.IsWithin(team, sales, Given.Instant("2026-11-01T00:00:00Z")));
        Assert.True(tree.IsWithin(team, sales, left)); // A period that ends as it leaves.
        Assert.False(tree.IsWithin(team, sales, Given.Instant("2026-12-01T00:00:00Z")));
        Assert.True(tree.IsWithin(team, operations, Given.Instant("2026-12-01T00:00:00Z")));
        Assert.True(tree.IsWithin(team, company, left));
        Assert.True(tree.IsWithin(company, company, left));
        Assert.Equal(4, tree.EverAbove(team).Count());
    }

    [Fact]
    public void A_roll_up_over_time_zones_is_complete_after_the_last_zone()
    {
        var tokyo = new PeriodCalendar(Cadence.Monthly, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"))
        {
            Others = [TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), Given.Amsterdam],
        };
        var october = Given.Period("2026-10-01", Cadence.Monthly);
        var over = Given.Instant("2026-11-01T04:00:00Z"); // Midnight in New York, still in summer time.

        Assert.Equal(over, tokyo.CompleteAt(october));
        Assert.False(tokyo.IsComplete(october, over.AddSeconds(-1)));
        Assert.Equal(october, tokyo.RunningAt(over.AddSeconds(-1)));
        Assert.Equal(october.Next, tokyo.RunningAt(over));
    }

    private static Member Member(string tag, int unit, decimal? value) => new(tag, s_units[unit], 0, false, value, null);
}
