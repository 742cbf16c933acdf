namespace Setpoint.Metrics.Domain;

/// <summary>Which periods of a metric say what an OKR has achieved on it, and which ones whether that stays.</summary>
/// <param name="First">The first that ended inside the objective's window,</param>
/// <param name="Last">and the last one; what was achieved is the latest of them.</param>
/// <param name="After">The first that began after closing.</param>
internal readonly record struct WatchedPeriods(Period First, Period Last, Period After)
{
    /// <param name="calendar">The metric's.</param>
    /// <param name="starts">First day of the objective's window.</param>
    /// <param name="closedOn">Last day that counts as its doing.</param>
    public static WatchedPeriods Of(PeriodCalendar calendar, DateOnly starts, DateOnly closedOn)
    {
        var closing = calendar.PeriodOf(closedOn);
        return new WatchedPeriods(calendar.PeriodOf(starts), closing.End > closedOn ? closing.Previous : closing, closing.Next);
    }
}
