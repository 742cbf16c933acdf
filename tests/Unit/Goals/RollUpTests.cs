using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class RollUpTests
{
    private static readonly Window s_year = new(new(2026, 1, 1), new(2026, 12, 31));
    private static readonly Window s_firstQuarter = new(new(2026, 1, 1), new(2026, 3, 31));

    [Fact]
    public void Children_share_one_slot()
    {
        // Three key results at 0.6 and ten children at 0: (3 × 0.6 + 0) / 4, not (1.8 + 0) / 13.
        var rolled = Roll(s_year, [KeyResult(0.6m), KeyResult(0.6m), KeyResult(0.6m)], [.. Enumerable.Repeat(0m, 10).Select(p => Child(p, s_year))]);

        Assert.Equal(0.45m, rolled.Value!.Value.Progress);
        Assert.Equal(4m, rolled.SumOfWeights);
        Assert.Equal(1.8m, rolled.SumOfProducts);
        Assert.Equal(1m, rolled.Coverage);
    }

    [Fact]
    public void Children_are_weighted_among_themselves()
    {
        // (3 × 0.8 + 1 × 0.4) / 4 = 0.7, beside a key result of weight 3 at 0.1: (3 × 0.1 + 0.7) / 4.
        var rolled = Roll(s_year, [KeyResult(0.1m, 3)], [Child(0.8m, s_year, 3), Child(0.4m, s_year)]);

        Assert.Equal(0.7m, rolled.Children!.Value!.Value.Progress);
        Assert.Equal(0.25m, rolled.Value!.Value.Progress);
    }

    [Fact]
    public void A_child_in_a_shorter_cycle_counts_for_its_cycles_share()
    {
        var rolled = Roll(s_year, [], [Child(0.9m, s_firstQuarter)]);

        Assert.Equal(0.222m, decimal.Round(rolled.Value!.Value.Progress, 3));
        Assert.Equal(decimal.Round(0.9m * 90 / 365, 12), rolled.Value!.Value.Progress);
        Assert.Equal(0.246575342466m, ChildrenSlot.SharesOf(s_year, [Child(0.9m, s_firstQuarter)], null)[0].CycleShare);
    }

    [Fact]
    public void Four_quarters_done_one_after_the_other_make_a_year_done()
    {
        Window[] quarters = [s_firstQuarter, new(new(2026, 4, 1), new(2026, 6, 30)), new(new(2026, 7, 1), new(2026, 9, 30)), new(new(2026, 10, 1), new(2026, 12, 31))];

        ChildInput[] children = [.. quarters.Select(q => Child(1m, q))];

        Assert.Equal(1m, Roll(s_year, [], children).Value!.Value.Progress);
        Assert.Equal(1m, decimal.Round(ChildrenSlot.SharesOf(s_year, children, null).Sum(s => s.Counts), 9));
    }

    [Fact]
    public void A_short_child_shares_its_own_days_with_the_children_that_run_all_year()
    {
        // 90 days with both: (0.9 + 0.5) / 2 = 0.7; 275 days with one: 0.5. (90 × 0.7 + 275 × 0.5) / 365.
        var rolled = Roll(s_year, [], [Child(0.9m, s_firstQuarter), Child(0.5m, s_year)]);

        Assert.Equal(decimal.Round(((90 * 0.7m) + (275 * 0.5m)) / 365, 12), rolled.Value!.Value.Progress);
    }

    [Fact]
    public void A_child_in_a_longer_cycle_covers_the_whole_window() =>
        Assert.Equal(0.4m, Roll(s_firstQuarter, [], [Child(0.4m, s_year)]).Value!.Value.Progress);

    [Fact]
    public void Items_without_a_value_are_left_out_and_lower_the_coverage()
    {
        var rolled = Roll(s_year, [KeyResult(0.8m), KeyResult(null, 3)], [Child(0.2m, s_year), Child(null, s_year)]);

        // (0.8 + 0.2) / 2; of weight 1 + 3 + 1, key result 1 and half of the slot have a value.
        Assert.Equal(0.5m, rolled.Value!.Value.Progress);
        Assert.Equal(0.3m, rolled.Coverage);
    }

    [Fact]
    public void No_measurable_item_means_no_progress_and_not_zero()
    {
        Assert.Null(Roll(s_year, [KeyResult(null)], [Child(null, s_year)]).Value);
        Assert.Null(Roll(s_year, [], []).Value);
    }

    [Fact]
    public void A_retired_item_leaves_and_the_progress_with_it_is_shown_beside()
    {
        KeyResultInput[] keyResults = [KeyResult(0.2m) with { Retired = true }, KeyResult(0.8m)];

        Assert.Equal(0.8m, Roll(s_year, keyResults, []).Value!.Value.Progress);
        Assert.Equal(0.5m, RollUp.WithRetired(s_year, keyResults, [], ProgressPolicy.Default));
    }

    [Fact]
    public void A_retired_child_leaves_and_the_progress_with_it_is_shown_beside()
    {
        ChildInput[] children = [Child(0.2m, s_year) with { Standing = Standing.Retired }, Child(0.8m, s_year)];

        Assert.Equal(0.8m, Roll(s_year, [], children).Value!.Value.Progress);
        Assert.Equal(0.5m, RollUp.WithRetired(s_year, [], children, ProgressPolicy.Default));
        Assert.Null(RollUp.WithRetired(s_year, [], [Child(0.8m, s_year)], ProgressPolicy.Default));
    }

    [Fact]
    public void Clamping_happens_item_by_item_and_the_raw_value_is_kept()
    {
        var rolled = Roll(s_year, [KeyResult(1.5m), KeyResult(-0.5m)], []).Value!.Value;

        Assert.Equal(0.5m, rolled.Progress);
        Assert.Equal(0.5m, rolled.Raw);
        Assert.Equal(0.25m, rolled.Capped);
    }

    [Fact]
    public void The_rhythms_roll_up_with_the_same_weights()
    {
        var monthly = new KeyResultInput(KeyResultId.New(), 3, Measured.Of(0.5m, Rhythm.Monthly));
        var byHand = new KeyResultInput(KeyResultId.New(), 1, Measured.Of(0.5m, Rhythm.CheckIn));

        Assert.Equal(new RhythmMix(0.25m, 0, 0, 0.75m, 0), Roll(s_year, [monthly, byHand], []).Value!.Value.Mix);
    }

    [Fact]
    public void A_stated_progress_counts_above_and_the_computed_one_stays_beside_it()
    {
        var child = new CascadeNode(ObjectiveId.New(), s_year, Lifecycle.Published, [KeyResult(0.2m)], [], Stated: 0.7m);
        var parent = new CascadeNode(
            ObjectiveId.New(), s_year, Lifecycle.Published, [KeyResult(0.1m)], [new(child.Id, 1, s_year, Lifecycle.Published, null)]);

        var rolled = Cascade.Compute([parent, child], ProgressPolicy.Default);

        Assert.Equal((0.7m, 0.2m), (rolled[child.Id].Value!.Value.Progress, rolled[child.Id].Computed!.Value.Progress));
        Assert.Equal(0.4m, rolled[parent.Id].Value!.Value.Progress);
        Assert.Null(rolled[parent.Id].Computed);
    }

    [Theory]
    [InlineData("draft", "draft", "Counts")]
    [InlineData("proposed", "draft", "Counts")]
    [InlineData("draft", "published", "NotPublished")]
    [InlineData("proposed", "published", "NotPublished")]
    [InlineData("published", "published", "Counts")]
    [InlineData("graded", "published", "Counts")]
    [InlineData("retired", "published", "Retired")]
    [InlineData("retired", "draft", "Retired")]
    public void A_draft_cannot_move_a_published_number(string child, string parent, string standing) =>
        Assert.Equal(standing, Standings.Of(Enum.Parse<Lifecycle>(child, true), Enum.Parse<Lifecycle>(parent, true)).ToString());

    internal static KeyResultInput KeyResult(decimal? raw, decimal weight = 1) =>
        new(KeyResultId.New(), weight, raw is { } r ? Measured.Of(r, Rhythm.CheckIn) : null);

    internal static ChildInput Child(decimal? raw, Window window, decimal weight = 1) =>
        new(ObjectiveId.New(), weight, window, Standing.Counts, raw is { } r ? Measured.Of(r, Rhythm.CheckIn) : null);

    private static RolledUp Roll(Window window, KeyResultInput[] keyResults, ChildInput[] children) =>
        RollUp.Of(window, keyResults, children, ProgressPolicy.Default);
}
