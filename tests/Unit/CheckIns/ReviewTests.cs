using Setpoint.CheckIns.Domain;
using Setpoint.Kernel;

namespace Setpoint.Unit.CheckIns;

public sealed class ReviewTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Time_belongs_to_the_item_that_is_spoken_of_and_the_share_is_that_of_objectives()
    {
        var review = Open();
        review.MoveTo(1, s_start);
        review.MoveTo(1, s_start.AddMinutes(5)); // again: nothing changes
        review.MoveTo(2, s_start.AddMinutes(30));
        Assert.Equal(1m, review.ShareOnOkrs(s_start.AddMinutes(30)));
        review.MoveTo(null, s_start.AddMinutes(40)); // a break belongs to nothing
        review.MoveTo(1, s_start.AddMinutes(60));
        review.End(s_start.AddMinutes(60));

        Assert.Equal([1800, 600], review.Items.Select(i => i.Seconds));
        Assert.Equal(0.75m, review.ShareOnOkrs(s_start.AddHours(5)));
        Assert.Throws<DomainException>(() => review.MoveTo(1, s_start.AddMinutes(61)));
    }

    /// <summary>Ten minutes on a KPI that turned, thirty on what moved, twenty on KPIs that are due: 30 ÷ 60.</summary>
    [Fact]
    public void A_kpi_is_another_topic_than_an_objective()
    {
        var review = Review.Open(
            Guid.CreateVersion7(), ReviewPlan.Usual(Guid.Empty, ReviewKind.QuarterlyClose), s_start, Given.Owner, s_start.AddDays(-7),
            [.. new[] { ReviewSection.Turned, ReviewSection.Moved, ReviewSection.KpisDue }.Select(s => new ReviewFact(s, ReviewSubject.None, null, "One"))], s_start);
        review.MoveTo(1, s_start);
        review.MoveTo(2, s_start.AddMinutes(10));
        review.MoveTo(3, s_start.AddMinutes(40));
        review.End(s_start.AddMinutes(60));
        Assert.Equal(0.5m, review.ShareOnOkrs(s_start.AddMinutes(60)));
    }

    [Fact]
    public void An_item_that_is_not_there_is_not_spoken_of()
    {
        var review = Open();
        Assert.Equal("item", Assert.Throws<DomainException>(() => review.MoveTo(3, s_start)).Field);
        Assert.Null(review.ShareOnOkrs(s_start));
    }

    [Theory]
    [InlineData(ReviewKind.WeeklyKpi, "2026-11-23T09:00:00Z", "2026-11-30T09:00:00Z")] // 10:00 in Amsterdam is now, so the next
    [InlineData(ReviewKind.WeeklyKpi, "2026-11-23T08:59:59Z", "2026-11-23T09:00:00Z")]
    [InlineData(ReviewKind.BiweeklyLeadership, "2026-11-20T09:00:00Z", "2026-11-23T09:00:00Z")] // the pair that began on 16 November has its Monday on 23
    [InlineData(ReviewKind.WeeklyKpi, "2027-03-26T09:00:00Z", "2027-03-29T08:00:00Z")] // summer time begins on Sunday 28
    public void The_next_review_is_on_the_units_clock(ReviewKind kind, string now, string next) => Assert.Equal(
        DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture),
        ReviewPlan.Usual(Guid.Empty, kind).NextAfter(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), Given.Amsterdam));

    [Theory]
    [InlineData("every parcel arrives", 1)] // three of four
    [InlineData("promised parcels", 0)] // one of four
    [InlineData("Every parcel, on time", 1)] // two of four
    [InlineData("", 0)]
    public void An_objective_is_named_by_half_of_its_long_words(string answer, int named) =>
        Assert.Equal(named, Recall.Named(["Every parcel arrives on the promised day", "Shifts people like"], [answer]));

    [Fact]
    public void An_action_has_an_owner_and_a_day_and_is_done_once()
    {
        var review = Open();
        Assert.Equal("ownerId", Assert.Throws<DomainException>(() => Record(null, new(2026, 12, 4))).Field);
        Assert.Equal("due", Assert.Throws<DomainException>(() => Record(Given.Owner, null)).Field);
        var action = Record(Given.Owner, new(2026, 12, 4));
        action.Finish(Given.Owner, "Ordered", s_start);
        action.Finish(Given.Contributor, "Again", s_start.AddDays(1));
        Assert.Equal((Given.Owner, "Ordered", s_start), (action.DoneBy!.Value, action.DoneNote, action.DoneAt!.Value));

        ReviewOutcome Record(Guid? owner, DateOnly? due) => ReviewOutcome.Record(review, 1, OutcomeKind.Action, "Order machines", owner, due, Given.Owner, s_start);
    }

    private static Review Open() => Review.Open(
        Guid.CreateVersion7(), ReviewPlan.Usual(Guid.Empty, ReviewKind.WeeklyKpi), s_start, Given.Owner, s_start.AddDays(-7),
        [new(ReviewSection.Moved, ReviewSubject.None, null, "Moved"), new(ReviewSection.Other, ReviewSubject.None, null, "Other")], s_start);

    [Fact]
    public void The_last_review_is_found_on_the_units_clock_also_over_a_change_of_clocks()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var plan = ReviewPlan.Usual(Guid.CreateVersion7(), ReviewKind.WeeklyKpi);
        var monday = new DateTimeOffset(2026, 10, 26, 9, 0, 0, TimeSpan.Zero);

        Assert.Equal(monday, plan.LastBy(monday, berlin));
        Assert.Equal(monday.AddDays(-7).AddHours(-1), plan.LastBy(monday.AddMinutes(-1), berlin));
        Assert.Equal(monday, plan.NextAfter(monday.AddMinutes(-1), berlin));
    }
}
