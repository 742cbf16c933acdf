using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

/// <summary>The worked examples of every measure.</summary>
public sealed class MeasureTests
{
    private static readonly ProgressPolicy s_policy = ProgressPolicy.Default;

    /// <summary>Thirteen weeks end inside: those of 29 June to 21 September.</summary>
    private static readonly Window s_quarter = new(new(2026, 7, 1), new(2026, 9, 30));

    private static readonly DateOnly s_firstWeek = new(2026, 6, 29);

    [Theory]
    [InlineData(92, "0.30")] // 1 − 7/10
    [InlineData(80, "1")]
    [InlineData(75, "1")]
    [InlineData(85, "1")]
    [InlineData(65, "0")]
    [InlineData(60, "-0.5")]
    public void A_range_target_is_measured_by_the_distance_that_is_left(int now, string raw) =>
        Assert.Equal(Number(raw), new Aim(65, null, 75, 85).Raw(now));

    [Fact]
    public void An_absurd_value_stops_at_the_furthest_from_a_range_too()
    {
        Assert.Equal(-Ratio.Furthest, Ratio.RawIntoRange(65, 75, 85, decimal.MaxValue));
        Assert.Equal(-Ratio.Furthest, Ratio.RawIntoRange(65, 75, 85, decimal.MinValue));
        Assert.Throws<ArgumentException>(() => Ratio.RawIntoRange(80, 75, 85, 90));
    }

    [Theory]
    [InlineData(MetricReading.Latest, "0.250")]
    [InlineData(MetricReading.Total, "0.417")]
    [InlineData(MetricReading.Average, "0.139")]
    public void Deals_2_0_3_toward_12_are_read_as_the_latest_the_total_or_the_average(MetricReading reading, string progress)
    {
        var terms = Terms(Measure.Metric, new Aim(0, 12)) with { Reading = reading };

        var worth = Worth.Of(terms, 3, Series(2, 0, 3), [], default, s_policy);

        Assert.Equal(Number(progress), decimal.Round(worth.Raw!.Value, 3));
    }

    [Fact]
    public void A_sum_of_absurd_values_does_not_overflow() =>
        Assert.Equal(1_000_000m, Worth.Of(
            Terms(Measure.Metric, new Aim(0, 1)) with { Reading = MetricReading.Total }, null, Series(decimal.MaxValue, decimal.MaxValue), [], default, s_policy).Raw);

    [Fact]
    public void A_kept_limit_is_the_share_of_periods_inside()
    {
        // 13 planned, 6 due, the third missing, 4 of the 5 reported ones inside.
        var values = Series(99, 99, 99, 97, 99, 99);
        values.RemoveAt(2);
        var counted = Maintained.Count(s_quarter, Rhythm.Weekly, s_firstWeek.AddDays(42), values, new Aim(null, null, 98), s_policy);

        Assert.Equal(new Maintained(13, 6, 1, 5, 4), counted);
        Assert.Equal((0.333m, 0.417m), (decimal.Round(counted.Raw!.Value, 3), decimal.Round(counted.Share, 3)));
        var reading = Pacing.OfKeyResult(
            new(counted.Raw, Rhythm.Weekly, null, counted.Share, counted.IsUnreported), s_policy.CommittedLine, Moment(new(2026, 8, 12)), s_policy);
        Assert.Equal((0.083m, Pace.OnTrack), (decimal.Round(reading.Gap!.Value, 3), reading.Pace));
    }

    [Fact]
    public void Of_an_aspirational_one_seven_tenths_are_expected()
    {
        var reading = Pacing.OfKeyResult(new(0.3m, Rhythm.Weekly, null, 0.5m), s_policy.AspirationalLine, Moment(new(2026, 8, 12)), s_policy);

        Assert.Equal((0.35m, 0.05m), (reading.Expected, reading.Gap));
    }

    [Theory]
    [InlineData(6, 3, false)]
    [InlineData(6, 2, true)]
    [InlineData(5, 2, true)]
    [InlineData(0, 0, false)]
    public void Under_half_of_the_due_periods_there_is_no_verdict(int due, int reported, bool unreported)
    {
        var counted = Maintained.Count(
            s_quarter, Rhythm.Weekly, s_firstWeek.AddDays(7 * due), Series([.. Enumerable.Repeat(99m, reported)]), new Aim(null, null, 98), s_policy);

        Assert.Equal(unreported, counted.IsUnreported);
        Assert.Equal(reported == 0, counted.Raw is null);
        if (unreported)
        {
            var standing = new KeyResultStanding(counted.Raw, Rhythm.Weekly, null, counted.Share, IsUnreported: true);
            Assert.Equal(Pace.NoData, Pacing.OfKeyResult(standing, 1, Moment(new(2026, 8, 12)), s_policy).Pace);
        }
    }

    [Fact]
    public void A_value_that_is_there_before_it_is_due_counts_at_once()
    {
        var counted = Maintained.Count(s_quarter, Rhythm.Weekly, s_firstWeek, Series(99, 97), new Aim(null, null, null, 98), s_policy);

        Assert.Equal(new Maintained(13, 0, 0, 2, 1), counted);
    }

    [Fact]
    public void What_is_said_twice_in_one_week_of_check_ins_counts_once_and_as_the_last()
    {
        DatedValue[] said = [new(new(2026, 7, 6), 1), new(new(2026, 7, 12), 9), new(new(2026, 7, 13), 9)];

        var counted = Maintained.Count(s_quarter, Rhythm.CheckIn, new(2026, 7, 20), said, new Aim(null, null, null, 5), s_policy);

        Assert.Equal(new Maintained(13, 3, 1, 2, 0), counted);
    }

    [Fact]
    public void Every_two_weeks_there_are_half_as_many_periods()
    {
        var everyTwo = s_policy with { CheckInEveryWeeks = 2 };

        // Pairs begin on 29 June, 13 July, …, 7 September: that of 21 September ends after the window.
        Assert.Equal(6, Maintained.Count(s_quarter, Rhythm.CheckIn, s_firstWeek, [], default, everyTwo).Planned);
    }

    [Fact]
    public void A_fiscal_month_is_the_month_its_middle_lies_in()
    {
        // 4-4-5: 28 June, 26 July, 23 August.
        DatedValue[] values = [new(new(2026, 6, 28), 1), new(new(2026, 7, 26), 1), new(new(2026, 8, 23), 1)];

        Assert.Equal(3, Maintained.Count(s_quarter, Rhythm.Monthly, new(2026, 10, 1), values, new Aim(null, null, 1), s_policy).Inside);
    }

    [Fact]
    public void Consecutive_windows_own_every_period_once()
    {
        var next = new Window(new(2026, 10, 1), new(2026, 12, 31));

        Assert.Equal((s_firstWeek, new DateOnly(2026, 9, 21)), (Weeks(s_quarter)[0], Weeks(s_quarter)[^1]));
        Assert.Equal(new DateOnly(2026, 9, 28), Weeks(next)[0]);

        static List<DateOnly> Weeks(Window window) => [.. new Periods(Rhythm.Weekly, []).In(window, ProgressPolicy.Default)];
    }

    [Fact]
    public void A_milestone_is_the_weight_that_is_done()
    {
        var worth = Worth.Of(Terms(Measure.Milestone, default), null, [], [new(3, true), new(1, false), new(1, true)], default, s_policy);

        Assert.Equal((4m, 0.8m), (worth.Value, worth.Raw));
        Assert.Equal(0m, Worth.Of(Terms(Measure.Milestone, default), null, [], [new(3, false)], default, s_policy).Raw);
    }

    [Theory]
    [InlineData("2026-01-01", "100.322580645")] // one of 31 days
    [InlineData("2026-01-31", "110")]
    [InlineData("2026-02-14", "125")]
    [InlineData("2026-02-28", "140")]
    [InlineData("2026-03-31", "200")]
    [InlineData("2026-05-01", "200")]
    [InlineData("2025-12-31", "100")]
    public void A_phased_target_is_linear_between_its_points(string day, string expected)
    {
        PhasePoint[] points = [new(new(2026, 1, 31), 110), new(new(2026, 2, 28), 140)];
        var window = new Window(new(2026, 1, 1), new(2026, 3, 31));

        Assert.Equal(Number(expected), decimal.Round(Schedule.ValueBy(DateOnly.Parse(day, null), window, 100, 200, points), 9));
    }

    [Fact]
    public void On_14_February_a_quarter_of_the_phased_way_is_expected()
    {
        var terms = Terms(Measure.Metric, new Aim(100, 200)) with
        {
            Rhythm = Rhythm.Daily,
            Window = new Window(new(2026, 1, 1), new(2026, 3, 31)),
            Phases = [new(new(2026, 1, 31), 110), new(new(2026, 2, 28), 140)],
        };

        // The latest due period is 14 February itself.
        var worth = Worth.Of(terms, 120, [], [], new(2026, 2, 15), s_policy);

        Assert.Equal((0.2m, 0.25m), (worth.Raw, worth.Share));
    }

    [Fact]
    public void With_dates_of_its_own_a_key_result_is_expected_by_those()
    {
        var terms = Terms(Measure.Number, new Aim(0, 10)) with { HasOwnDates = true, Window = new Window(new(2026, 8, 1), new(2026, 8, 20)) };

        Assert.Equal(0.5m, Worth.Of(terms, 1, [], [], new(2026, 8, 11), s_policy).Share);
        Assert.Null(Worth.Of(terms with { HasOwnDates = false }, 1, [], [], new(2026, 8, 11), s_policy).Share);
    }

    [Fact]
    public void Shares_of_their_own_roll_up_with_the_same_weights()
    {
        KeyResultInput[] items =
        [
            new(KeyResultId.New(), 1, Measured.Of(0.3m, Rhythm.Weekly, 0.5m)),
            new(KeyResultId.New(), 1, Measured.Of(0.3m, Rhythm.Daily)),
            new(KeyResultId.New(), 2, Measured.Of(0.3m, Rhythm.Weekly, 0.25m)),
        ];
        var mix = RollUp.Of(s_quarter, items, [], s_policy).Value!.Value.Mix;

        Assert.Equal((0.25m, 0.75m, 0.25m), (mix.Daily, mix.Own, mix.OwnShare));

        // A quarter of it by the elapsed share of days, the rest as it is: (0.5 + 2 × 0.25) / 4.
        var moment = Moment(new(2026, 8, 16));
        Assert.Equal((0.25m * moment.DueShare(Rhythm.Daily)) + 0.25m, moment.DueShare(mix));
    }

    [Fact]
    public void A_key_result_of_children_is_their_mean_and_the_slot_is_for_the_others()
    {
        var key = KeyResultId.New();
        KeyResultInput[] keyResults = [RollUpTests.KeyResult(0.9m), new(key, 3, null, OfChildren: s_quarter)];
        ChildInput[] children =
        [
            RollUpTests.Child(0.2m, s_quarter) with { KeyResult = key }, RollUpTests.Child(0.6m, s_quarter) with { KeyResult = key },
            RollUpTests.Child(null, s_quarter, 2) with { KeyResult = key }, RollUpTests.Child(1m, s_quarter),
        ];

        var rolled = RollUp.Of(s_quarter, keyResults, children, s_policy);

        // (0.9 + 3 × 0.4 + 1) / 5; of weight 5, half of the key result's 3 has a value.
        Assert.Equal((0.4m, 0.62m, 0.7m), (rolled.KeyResults[1].Measured!.Value.Progress, rolled.Value!.Value.Progress, rolled.Coverage));
    }

    [Fact]
    public void What_contributes_to_a_retired_key_result_leaves_with_it()
    {
        var key = KeyResultId.New();
        KeyResultInput[] keyResults = [RollUpTests.KeyResult(0.8m), new(key, 1, null, Retired: true, OfChildren: s_quarter)];
        ChildInput[] children = [RollUpTests.Child(0.2m, s_quarter) with { KeyResult = key }];

        Assert.Equal(0.8m, RollUp.Of(s_quarter, keyResults, children, s_policy).Value!.Value.Progress);
        Assert.Equal(0.5m, RollUp.WithRetired(s_quarter, keyResults, children, s_policy));
    }

    [Fact]
    public void The_next_period_falls_due_after_the_latest_one()
    {
        // The week that began on 10 August ends on the 17th and is due a fifth of a week later.
        Assert.Equal(new DateTime(2026, 8, 18, 9, 36, 0), Rhythm.Weekly.NextDue(new(2026, 8, 10), s_policy));
        Assert.Equal(new DateTime(2026, 8, 17), Rhythm.CheckIn.NextDue(new(2026, 8, 10), s_policy));
        Assert.Equal(new DateOnly(2026, 8, 17), Rhythm.Weekly.LatestDueEnd(new(2026, 8, 18, 9, 36, 0), s_policy));
    }

    [Fact]
    public void Nothing_but_what_its_measure_needs_belongs_to_a_key_result()
    {
        Assert.Equal([], Broken(new(null, "x", default, 1, Measure.Maintain, null, null, null, null, 0, Low: 5)));
        Assert.Equal(["limit-missing"], Broken(new(null, "x", default, 1, Measure.Maintain, null, null, null, null, 0)));
        Assert.Equal(["baseline-unexpected", "target-unexpected"], Broken(new(null, "x", default, 1, Measure.Children, null, 1, 2, null, 0)));
        Assert.Equal(["steps-of-milestone"], Broken(new(null, "x", default, 1, Measure.Milestone, null, null, null, null, 0)));
        Assert.Equal(["limit-upside-down"], Broken(new(null, "x", default, 1, Measure.Metric, Guid.NewGuid(), 1, null, null, 0, Low: 5, High: 5)));
        Assert.Equal(["target-equals-baseline"], Broken(new(null, "x", default, 1, Measure.Metric, Guid.NewGuid(), 5, null, null, 0, Low: 5, High: 6)));
        Assert.Equal(["target-missing", "limit-unexpected"], Broken(new(null, "x", default, 1, Measure.Number, null, 5, null, null, 0, Low: 5, High: 6)));
        Assert.Equal(["metric-unexpected", "reading-unexpected"], Broken(new(null, "x", default, 1, Measure.Number, Guid.NewGuid(), 5, 6, null, 0, MetricReading.Total)));

        static string[] Broken(KeyResultContent content) => [.. content.BrokenRules("k").Select(b => b.Code)];
    }

    [Fact]
    public void Phases_rise_inside_the_window_and_before_its_last_day()
    {
        var content = new KeyResultContent(null, "x", default, 1, Measure.Number, null, 0, 10, null, 0)
        {
            Phases = [new(new(2026, 8, 1), 1), new(new(2026, 8, 1), 2), new(new(2026, 9, 30), 3), new(new(2026, 6, 30), 1)],
        };

        Assert.Equal(
            ["phases-out-of-order", "phase-outside-window", "phase-outside-window"], content.BrokenDates(s_quarter, "k").Select(b => b.Code));
        Assert.Equal(["key-result-outside-window"], (content with { Phases = [], Start = new(2026, 6, 30) }).BrokenDates(s_quarter, "k").Select(b => b.Code));
    }

    private static Terms Terms(Measure measure, Aim aim) => new(measure, MetricReading.Latest, Rhythm.Weekly, s_quarter, false, aim, []);

    private static List<DatedValue> Series(params decimal[] values) => [.. values.Select((v, i) => new DatedValue(s_firstWeek.AddDays(7 * i), v))];

    private static WindowMoment Moment(DateOnly day) => WindowMoment.At(s_quarter, day.ToDateTime(new TimeOnly(9, 0)), s_policy);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
