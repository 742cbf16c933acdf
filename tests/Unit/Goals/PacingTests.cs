using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

public sealed class PacingTests
{
    private static readonly ProgressPolicy s_policy = ProgressPolicy.Default;

    /// <summary>100 days, so that shares are easy to read: on day 51 the value of day 49 was due and half has passed.</summary>
    private static readonly Window s_window = new(new(2026, 1, 5), new(2026, 4, 14));

    [Fact]
    public void Aspirational_at_half_time_with_035_is_exactly_where_it_should_be()
    {
        var reading = KeyResult(0.35m, day: 51, line: s_policy.AspirationalLine, until: 50);

        Assert.Equal(0.35m, reading.Expected);
        Assert.Equal(0m, reading.Gap);
        Assert.Equal(Pace.OnTrack, reading.Pace);
    }

    [Fact]
    public void Falling_below_the_baseline_shows()
    {
        // 21 → 12, now 25, at 10 % of a committed window: 0.100 + 0.444 = 0.544.
        var raw = Ratio.Raw(21, 12, 25);
        var reading = Pacing.OfKeyResult(
            new(raw, Rhythm.Daily, null), s_policy.CommittedLine, Moment(11), s_policy);

        Assert.Equal(0.100m, reading.Expected);
        Assert.Equal(0.544m, decimal.Round(reading.Gap!.Value, 3));
        Assert.Equal(Pace.AtRisk, reading.Pace);
    }

    [Theory]
    [InlineData("0.10", "OnTrack")]
    [InlineData("0.100000000001", "Behind")]
    [InlineData("0.25", "Behind")]
    [InlineData("0.250000000001", "AtRisk")]
    [InlineData("-0.3", "OnTrack")]
    public void Gaps_are_judged_unrounded(string gap, string expected) =>
        Assert.Equal(expected, Pacing.Of(decimal.Parse(gap, System.Globalization.CultureInfo.InvariantCulture), s_policy).ToString());

    [Fact]
    public void An_objective_is_at_best_behind_while_an_item_is_at_risk()
    {
        // Gaps 0, 0 and 0.30 have a mean of 0.10, which alone would be on track.
        Assert.Equal(0m, KeyResult(0.5m, day: 51).Gap);
        Assert.Equal(0.30m, KeyResult(0.2m, day: 51).Gap);

        var reading = Objective([0.5m, 0.5m, 0.2m], day: 51);

        Assert.Equal(0.10m, reading.Gap);
        Assert.Equal(Pace.Behind, reading.Pace);
    }

    [Fact]
    public void A_monthly_metric_is_never_behind_merely_because_its_month_is_not_over()
    {
        // 25 February: January was due on 7 February at the latest (31 days and their fifth), February is not.
        var reading = KeyResult(0.27m, day: 51, rhythm: Rhythm.Monthly, until: 27);

        Assert.Equal(0.27m, reading.Expected);
        Assert.Equal(Pace.OnTrack, reading.Pace);
    }

    [Theory]
    [InlineData("2026-02-07T04:47:59", "2026-01-01")]
    [InlineData("2026-02-07T04:48:00", "2026-02-01")]
    public void A_month_is_due_after_a_fifth_of_it(string local, string end) =>
        Assert.Equal(DateOnly.Parse(end, null), Rhythm.Monthly.LatestDueEnd(DateTime.Parse(local, null), s_policy));

    [Theory]
    [InlineData("2026-03-09T23:59:59", "2026-03-09")]
    [InlineData("2026-03-10T00:00:00", "2026-03-10")]
    public void A_day_is_due_a_day_later(string local, string endPlusOne) =>
        Assert.Equal(DateOnly.Parse(endPlusOne, null).AddDays(-1), Rhythm.Daily.LatestDueEnd(DateTime.Parse(local, null), s_policy));

    [Theory]
    [InlineData("2026-03-10T09:35:59", "2026-03-02")]
    [InlineData("2026-03-10T09:36:00", "2026-03-09")]
    public void A_week_is_due_a_fifth_of_it_after_its_Sunday(string local, string end) =>
        Assert.Equal(DateOnly.Parse(end, null), Rhythm.Weekly.LatestDueEnd(DateTime.Parse(local, null), s_policy));

    [Fact]
    public void A_check_in_is_due_when_its_week_ends() =>
        Assert.Equal(new DateOnly(2026, 3, 9), Rhythm.CheckIn.LatestDueEnd(new DateTime(2026, 3, 9, 0, 0, 0), s_policy));

    [Theory]
    [InlineData("2026-11-15T23:59:59", "2026-11-02")] // the second Sunday of the pair that began on 2 November
    [InlineData("2026-11-16T00:00:00", "2026-11-16")]
    [InlineData("2023-12-31T12:00:00", "2023-12-18")] // before the Monday that weeks are counted from
    public void Every_two_weeks_a_check_in_is_due_when_both_have_ended(string local, string end) =>
        Assert.Equal(DateOnly.Parse(end, null), Rhythm.CheckIn.LatestDueEnd(DateTime.Parse(local, null), s_policy with { CheckInEveryWeeks = 2 }));

    [Fact]
    public void A_quarter_starts_in_January_April_July_and_October()
    {
        Assert.Equal(new DateOnly(2026, 10, 1), Rhythm.Quarterly.StartOf(new DateOnly(2026, 12, 31)));
        Assert.Equal(new DateOnly(2027, 1, 1), Rhythm.Quarterly.EndOf(new DateOnly(2026, 10, 1)));
    }

    [Fact]
    public void Nothing_is_judged_in_the_first_tenth_of_the_window()
    {
        Assert.Equal(Pace.TooEarly, KeyResult(0m, day: 9).Pace);
        Assert.NotEqual(Pace.TooEarly, KeyResult(0m, day: 10).Pace);
        Assert.Equal(Pace.NotStarted, KeyResult(0m, day: -1).Pace);
    }

    [Fact]
    public void A_missing_due_value_leaves_no_verdict()
    {
        Assert.Equal(Pace.NoData, KeyResult(0.4m, day: 50, until: 30).Pace);
        Assert.Equal(Pace.NoData, KeyResult(null, day: 50).Pace);
        Assert.Equal(Pace.TooEarly, KeyResult(null, day: 5).Pace);
    }

    [Fact]
    public void Below_half_coverage_there_is_progress_but_no_pace()
    {
        PacedItem[] items = [new(1, KeyResult(0.5m, day: 50)), new(1.1m, KeyResult(null, day: 50))];
        var standing = new ObjectiveStanding(ObjectiveKind.Committed, Lifecycle.Published, null, Measured.Of(0.5m, Rhythm.CheckIn), 0.476m);

        Assert.Equal(Pace.NoData, Pacing.OfObjective(standing, items, Moment(50), s_policy).Pace);
    }

    [Theory]
    [InlineData("0.7", "Met")]
    [InlineData("0.699999", "Near")]
    [InlineData("0.4", "Near")]
    [InlineData("0.399999", "Missed")]
    public void After_the_window_an_aspirational_objective_is_met_near_or_missed(string progress, string expected)
    {
        var reading = KeyResult(decimal.Parse(progress, System.Globalization.CultureInfo.InvariantCulture), line: s_policy.AspirationalLine, day: 100);

        Assert.Equal(expected, reading.Pace.ToString());
    }

    [Fact]
    public void Lifecycle_decides_before_the_numbers_do()
    {
        var standing = new ObjectiveStanding(ObjectiveKind.Committed, Lifecycle.Draft, null, Measured.Of(0.1m, Rhythm.CheckIn), 1);

        Assert.Equal(Pace.NotStarted, Pacing.OfObjective(standing, [], Moment(50), s_policy).Pace);
        Assert.Equal(Pace.NoData, Pacing.OfObjective(standing with { Lifecycle = Lifecycle.Retired }, [], Moment(50), s_policy).Pace);
        Assert.Equal(Pace.Near, Pacing.OfObjective(standing with { Lifecycle = Lifecycle.Graded, Grade = 0.8m }, [], Moment(50), s_policy).Pace);
    }

    [Fact]
    public void A_finished_objective_is_achieved_before_its_window_ends() =>
        Assert.Equal(Pace.Achieved, Objective([1.2m], day: 50).Pace);

    [Theory]
    [InlineData(0.7, "Behind", "ConfidentButBehind")]
    [InlineData(0.7, "AtRisk", "ConfidentButBehind")]
    [InlineData(0.6, "AtRisk", null)]
    [InlineData(0.4, "OnTrack", "DoubtfulButOnTrack")]
    [InlineData(0.5, "OnTrack", null)]
    [InlineData(0.3, "Behind", null)]
    [InlineData(0.9, "TooEarly", null)]
    [InlineData(null, "Behind", null)]
    public void Belief_and_numbers_are_compared_and_never_averaged(double? confidence, string pace, string? expected) =>
        Assert.Equal(expected, Belief.Against((decimal?)confidence, Enum.Parse<Pace>(pace), s_policy)?.ToString());

    [Fact]
    public void What_was_said_of_the_objective_itself_goes_before_its_key_results()
    {
        Assert.Equal(0.3m, Belief.Of(0.3m, [(1m, 0.9m)]));
        Assert.Equal(0.6m, Belief.Of(null, [(1m, 0.3m), (2m, 0.75m), (5m, null)]));
        Assert.Null(Belief.Of(null, [(1m, null)]));
    }

    private static WindowMoment Moment(int day) =>
        WindowMoment.At(s_window, s_window.Start.AddDays(day).ToDateTime(new TimeOnly(9, 0)), s_policy);

    private static PaceReading KeyResult(decimal? raw, int day, decimal line = 1m, Rhythm rhythm = Rhythm.Daily, int? until = null)
    {
        var ends = until is { } days ? s_window.Start.AddDays(days) : (DateOnly?)null;
        return Pacing.OfKeyResult(new(raw, rhythm, ends), line, Moment(day), s_policy);
    }

    private static PaceReading Objective(decimal[] raws, int day)
    {
        KeyResultInput[] inputs = [.. raws.Select(r => new KeyResultInput(KeyResultId.New(), 1, Measured.Of(r, Rhythm.Daily)))];
        PacedItem[] items = [.. raws.Select(r => new PacedItem(1, KeyResult(r, day)))];
        var rolled = RollUp.Of(s_window, inputs, [], s_policy);
        var standing = new ObjectiveStanding(ObjectiveKind.Committed, Lifecycle.Published, null, rolled.Value, rolled.Coverage);
        return Pacing.OfObjective(standing, items, Moment(day), s_policy);
    }
}
