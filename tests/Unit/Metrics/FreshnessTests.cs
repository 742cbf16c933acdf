using Setpoint.Metrics.Domain;
using static Setpoint.Unit.Metrics.Given;

namespace Setpoint.Unit.Metrics;

public sealed class FreshnessTests
{
    private static readonly DateTimeOffset s_longAgo = Instant("2026-01-01T00:00:00Z");

    [Theory]
    [InlineData("2026-11-10", Cadence.Daily, 24)]         // a fifth is 4.8 hours; at least a day
    [InlineData("2026-11-10", Cadence.Weekly, 33.6)]
    [InlineData("2026-11-10", Cadence.Monthly, 144)]      // 30 days: 6
    [InlineData("2026-02-10", Cadence.Monthly, 134.4)]    // 28 days: 5.6
    [InlineData("2026-11-10", Cadence.Quarterly, 441.6)]  // 92 days: 18.4
    public void Grace_is_a_fifth_of_the_cadence_and_at_least_a_day(string day, Cadence cadence, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Freshness.Grace(Period(day, cadence)));

    [Fact]
    public void A_weekly_metric_is_stale_once_the_week_after_its_last_value_is_over_and_its_grace_too()
    {
        var weekly = new PeriodCalendar(Cadence.Weekly, TimeZoneInfo.Utc);
        var latest = Period("2026-11-02", Cadence.Weekly);

        Assert.Equal(Instant("2026-11-17T09:36:00Z"), Freshness.Of(weekly, latest, s_longAgo, Instant("2026-11-10T00:00:00Z")).Due);
        Assert.False(Freshness.Of(weekly, latest, s_longAgo, Instant("2026-11-17T09:35:59Z")).Stale);
        Assert.True(Freshness.Of(weekly, latest, s_longAgo, Instant("2026-11-17T09:36:00Z")).Stale);
    }

    [Fact]
    public void A_monthly_metric_is_not_stale_merely_because_its_month_is_not_over()
    {
        var monthly = new PeriodCalendar(Cadence.Monthly, Amsterdam);

        Assert.False(Freshness.Of(monthly, Period("2026-10-01", Cadence.Monthly), s_longAgo, Instant("2026-11-30T22:00:00Z")).Stale);
    }

    [Fact]
    public void A_value_of_the_running_period_is_fresh()
    {
        var daily = new PeriodCalendar(Cadence.Daily, TimeZoneInfo.Utc);

        Assert.False(Freshness.Of(daily, Period("2026-11-21", Cadence.Daily), s_longAgo, Instant("2026-11-21T20:00:00Z")).Stale);
    }

    [Fact]
    public void Nothing_is_due_for_periods_before_a_metric_without_values_became_active()
    {
        var daily = new PeriodCalendar(Cadence.Daily, TimeZoneInfo.Utc);
        var since = Instant("2026-11-21T09:00:00Z");

        Assert.False(Freshness.Of(daily, null, since, Instant("2026-11-22T23:59:59Z")).Stale);
        Assert.True(Freshness.Of(daily, null, since, Instant("2026-11-23T00:00:00Z")).Stale);
    }
}
