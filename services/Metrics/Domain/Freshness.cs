using Setpoint.Metrics.Domain.Analysis;

namespace Setpoint.Metrics.Domain;

/// <summary>
/// Whether a due value is missing. A period's value is due when the period is over and its grace has passed:
/// a fifth of the cadence, at least a day. A weekly value is due 1.4 days after Sunday's end.
/// </summary>
/// <param name="Due">When the next value must be there, or had to be when it is late.</param>
/// <param name="Stale">True once that moment has passed.</param>
/// <param name="Awaited">The period whose value is due.</param>
internal sealed record Freshness(DateTimeOffset Due, bool Stale, Period Awaited)
{
    /// <param name="calendar">The metric's calendar.</param>
    /// <param name="latest">The latest period with a value, the running one included; none when there is no value yet.</param>
    /// <param name="watchedSince">When the metric became active: nothing was due before.</param>
    /// <param name="now">The moment of judgement.</param>
    /// <param name="policy">The grace; the defaults when none is given.</param>
    public static Freshness Of(
        PeriodCalendar calendar, Period? latest, DateTimeOffset watchedSince, DateTimeOffset now, MetricPolicy? policy = null)
    {
        var awaited = latest?.Next ?? calendar.PeriodAt(watchedSince);
        var due = calendar.CompleteAt(awaited) + Grace(awaited, policy);
        return new Freshness(due, now >= due, awaited);
    }

    /// <summary>How long after its end a period's value may still come: June's six days, a day's one day.</summary>
    public static TimeSpan Grace(Period period, MetricPolicy? policy = null)
    {
        policy ??= MetricPolicy.Default;
        var grace = TimeSpan.FromTicks((long)(TimeSpan.FromDays(period.Days).Ticks * policy.GraceShare));
        var least = TimeSpan.FromDays(policy.GraceLeastDays);
        return grace < least ? least : grace;
    }
}
