using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;

namespace Setpoint.Unit.Goals.Coach;

public sealed class MetricHistoryTests
{
    private static readonly TrendPolicy s_policy = new();

    [Fact]
    public void A_trend_is_drawn_on_to_the_windows_last_period()
    {
        // 60, 62, … 78 up to the week of 3 August; the last week that ends by 30 September begins on 21 September, seven weeks on: 92.
        Assert.Equal(92m, Given.Weekly(60, 62, 64, 66, 68, 70, 72, 74, 76, 78).Projected(Given.Quarter, s_policy));
    }

    [Fact]
    public void A_wild_value_does_not_bend_it() =>
        Assert.Equal(92m, Given.Weekly(60, 62, 64, 120, 68, 70, 72, 74, 76, 78).Projected(Given.Quarter, s_policy));

    [Fact]
    public void A_gap_is_a_period_without_a_value_and_not_a_step()
    {
        var history = Given.Weekly(60, 62, 64, 66, 68, 70, 72, 74, 76, 78);
        Assert.Equal(92m, (history with { Points = [.. history.Points.Where((_, i) => i != 4)] }).Projected(Given.Quarter, s_policy));
    }

    [Fact]
    public void Without_a_trend_it_stays_where_the_later_half_is()
    {
        // The later five of ten: 74, 70, 72, 73, 71; their median is 72.
        Assert.Equal(72m, Given.Weekly(71, 73, 70, 72, 71, 74, 70, 72, 73, 71).Projected(Given.Quarter, s_policy));
    }

    [Fact]
    public void A_step_is_no_trend() => Assert.Equal(75m, Given.Weekly(60, 60, 61, 60, 61, 75, 75, 76, 75, 76).Projected(Given.Quarter, s_policy));

    [Fact]
    public void Seven_periods_are_too_few()
    {
        Assert.Null(Given.Weekly(60, 62, 64, 66, 68, 70, 72).Projected(Given.Quarter, s_policy));
        Assert.NotNull(Given.Weekly(60, 62, 64, 66, 68, 70, 72).Projected(Given.Quarter, s_policy with { LeastPeriods = 7 }));
    }

    [Fact]
    public void Days_are_taken_as_weekly_medians()
    {
        // Ten whole weeks up to Sunday 9 August, a point more each, with a Sunday of 0 in every one; Monday the 10th is not a week yet.
        var days = Enumerable.Range(0, 71).Select(i => new PeriodPoint(new DateOnly(2026, 6, 1).AddDays(i), i % 7 == 6 ? 0 : 50 + (i / 7)));
        Assert.Equal(66m, new MetricHistory("daily", [.. days]).Projected(Given.Quarter, s_policy));
    }

    [Fact]
    public void From_two_years_on_a_month_is_compared_with_its_like()
    {
        // Every September is at 180, every other month at 100: 180 is expected of the next September, and there is no trend.
        var months = Enumerable.Range(0, 25).Select(i => new DateOnly(2024, 7, 1).AddMonths(i)).Select(m => new PeriodPoint(m, m.Month == 9 ? 180 : 100));
        Assert.Equal(180m, new MetricHistory("monthly", [.. months]).Projected(Given.Quarter, s_policy));
    }

    [Fact]
    public void What_is_over_is_not_drawn_on() =>
        Assert.Null(Given.Weekly(Given.Steady).Projected(new(new(2026, 4, 1), new(2026, 6, 30)), s_policy));

    [Theory]
    [InlineData(13, true)]
    [InlineData(12, true)]
    [InlineData(11, false)]
    public void Of_thirteen_weeks_twelve_must_be_there(int weeks, bool steady)
    {
        // The thirteen weeks before Wednesday 1 July end with the one of 22 June; its grace ends on Tuesday.
        var points = Enumerable.Range(0, weeks).Select(i => new PeriodPoint(new DateOnly(2026, 6, 22).AddDays(-7 * i), 80)).Reverse();
        Assert.Equal(steady, new MetricHistory("weekly", [.. points]).IsSteady(Given.Quarter.Start, ProgressPolicy.Default));
    }

    [Theory]
    [InlineData("monthly", 3, true)]
    [InlineData("monthly", 2, false)]
    [InlineData("quarterly", 1, true)]
    [InlineData("quarterly", 0, false)]
    [InlineData("calendar", 0, true)]
    public void Of_three_months_all_and_of_quarters_one(string cadence, int periods, bool steady)
    {
        // On 1 August the month or quarter that is due is the one before June's end: July's grace is not over.
        var last = cadence == "quarterly" ? new DateOnly(2026, 1, 1) : new DateOnly(2026, 6, 1);
        var points = Enumerable.Range(0, periods).Select(i => new PeriodPoint(last.AddMonths(-i), 80)).Reverse();
        Assert.Equal(steady, new MetricHistory(cadence, [.. points]).IsSteady(cadence == "quarterly" ? new(2026, 7, 1) : new(2026, 8, 1), ProgressPolicy.Default));
    }
}
