using System.Globalization;
using Setpoint.Goals.Domain;

namespace Setpoint.Unit.Goals;

/// <summary>Periods of a named calendar: 4-4-5 weeks from Sunday 1 February 2026, and fiscal quarters.</summary>
public sealed class PeriodsTests
{
    private static readonly ProgressPolicy s_policy = ProgressPolicy.Default;

    /// <summary>28, 28, 35, 28 days, and where the last of them ends.</summary>
    private static readonly Periods s_weeks = new(Rhythm.Monthly, [new(2026, 2, 1), new(2026, 3, 1), new(2026, 3, 29), new(2026, 5, 3), new(2026, 5, 31)]);

    private static readonly Periods s_quarters = new(Rhythm.Monthly, [new(2025, 7, 1), new(2025, 10, 1), new(2026, 1, 1), new(2026, 4, 1)]);

    // A fifth of 28 days is 5 days 14:24; of 35 days it is 7.
    [Theory]
    [InlineData("2026-03-06T12:00:00", "2026-02-01")]
    [InlineData("2026-03-06T14:24:00", "2026-03-01")]
    [InlineData("2026-05-09T23:59:59", "2026-03-29")]
    [InlineData("2026-05-10T00:00:00", "2026-05-03")]
    [InlineData("2026-01-20T00:00:00", "2026-01-04")] // before its beginning it has periods of four weeks
    [InlineData("2026-07-04T00:00:00", "2026-06-28")] // and after its end
    public void A_period_is_due_after_its_own_end_and_its_own_grace(string local, string end) =>
        Assert.Equal(Day(end), s_weeks.LatestDueEnd(DateTime.Parse(local, CultureInfo.InvariantCulture), s_policy));

    [Fact]
    public void A_fiscal_quarter_is_not_due_every_month()
    {
        Assert.Equal(new DateOnly(2026, 1, 1), s_quarters.LatestDueEnd(new DateTime(2026, 3, 20), s_policy));
        Assert.Equal(new DateTime(2026, 4, 19), s_quarters.NextDue(new(2026, 1, 1), s_policy)); // 90 days, 18 of grace
        Assert.Equal(new DateTime(2026, 5, 10), s_weeks.NextDue(new(2026, 3, 29), s_policy));
    }

    [Fact]
    public void A_window_owns_the_periods_that_end_in_it()
    {
        Assert.Equal([Day("2026-02-01"), Day("2026-03-01")], s_weeks.In(new Window(new(2026, 2, 1), new(2026, 4, 30)), s_policy));
        Assert.Equal([Day("2026-02-01"), Day("2026-03-01"), Day("2026-03-29")], s_weeks.In(new Window(new(2026, 2, 1), new(2026, 5, 2)), s_policy));
        Assert.Equal([Day("2026-03-29"), Day("2026-05-03")], s_weeks.In(new Window(new(2026, 4, 1), new(2026, 6, 20)), s_policy));
    }

    [Fact]
    public void A_kept_limit_counts_each_period_of_its_calendar_once()
    {
        // In months the values of 1 and 29 March would be one.
        DatedValue[] values = [new(new(2026, 2, 1), 99), new(new(2026, 3, 1), 97), new(new(2026, 3, 29), 99)];
        var counted = Maintained.Count(new Window(new(2026, 2, 1), new(2026, 5, 2)), s_weeks, new(2026, 5, 3), values, new Aim(null, null, 98), s_policy);

        Assert.Equal(new Maintained(3, 3, 0, 3, 2), counted);
    }

    [Fact]
    public void A_key_result_of_a_calendar_is_expected_as_far_as_its_latest_due_period_and_time_alone_moves_that()
    {
        var terms = new Terms(Measure.Metric, MetricReading.Latest, Rhythm.Monthly, new Window(new(2026, 2, 1), new(2026, 5, 2)), false, new Aim(0, 10), [], s_weeks.Starts);

        Assert.True(terms.IsTimed);
        Assert.Equal(Ratio.Rounded(56m / 91), Worth.Of(terms, 5, [], [], new(2026, 3, 29), s_policy).Share); // 28 + 28 of 91 days
        Assert.Null(Worth.Of(terms with { Calendar = null }, 5, [], [], new(2026, 3, 29), s_policy).Share);
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
