namespace Setpoint.Demo.Company;

/// <summary>
/// One check-in a week and objective, on the owner's own weekday: values on the planned path, confidence as the story has
/// it, and what a person would write.
/// </summary>
internal sealed class CheckInWriter(DemoCalendar calendar, Noise noise)
{
    public IEnumerable<CheckIn> Write(PlannedOkr planned)
    {
        if (planned.Okr.Ending is Ending.Draft or Ending.Proposed)
        {
            return [];
        }

        var days = Days(planned).ToList();
        if (planned.Okr.Ending == Ending.Retired)
        {
            days = days[..Math.Min(5, days.Count)];
        }

        return days.Select((day, index) => Write(planned, day, weeksBeforeLast: days.Count - 1 - index));
    }

    /// <summary>From the second week of the quarter on, as far as days are over.</summary>
    private IEnumerable<DateOnly> Days(PlannedOkr planned)
    {
        var (okr, cycle) = planned;
        var weekday = (int)(noise.Uniform($"weekday:{okr.Owner}") * 3) + 2;
        var until = okr.CheckInToCome && cycle.IsRunning ? DemoCalendar.MondayOf(calendar.Today) : calendar.Today;
        for (var day = DemoCalendar.MondayOf(cycle.Start).AddDays(7 + weekday); day <= cycle.End && day < until; day = day.AddDays(7))
        {
            yield return day;
        }
    }

    private CheckIn Write(PlannedOkr planned, DateOnly day, int weeksBeforeLast)
    {
        var okr = planned.Okr;
        var confidence = okr.Confidence[Math.Max(0, okr.Confidence.Count - 1 - weeksBeforeLast)];
        var share = planned.Cycle.ShareAt(DemoCalendar.MondayOf(day).AddDays(-1));
        var isLastOfClosed = !planned.Cycle.IsRunning && weeksBeforeLast == 0;
        var values = okr.KeyResults.Select((plan, index) => new CheckInValue(
            index,
            plan.Metric is null ? Value(planned, plan, isLastOfClosed ? 1 : share) : null,
            weeksBeforeLast == 0 ? plan.Confidence ?? confidence : confidence));
        var words = weeksBeforeLast < okr.Said.Count ? okr.Said[weeksBeforeLast] : Voices.Of(okr, planned.Key, weeksBeforeLast, noise);
        var time = new TimeOnly(8 + (int)(noise.Uniform($"hour:{planned.Key}", day.DayNumber) * 8), (int)(noise.Uniform($"minute:{planned.Key}", day.DayNumber) * 60));
        return new CheckIn(planned.Key, okr.Owner, day, time, confidence, [.. values], words.Changed, words.Blocked, words.Next);
    }

    private static decimal Value(PlannedOkr planned, KeyResultPlan plan, decimal share) => Math.Round(
        plan.Baseline + ((plan.Target - plan.Baseline) * planned.ProgressAt(plan, share)),
        plan.Decimals,
        MidpointRounding.AwayFromZero);
}
