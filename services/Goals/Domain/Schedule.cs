namespace Setpoint.Goals.Domain;

/// <summary>What a phased target is to have reached by the end of a day.</summary>
internal readonly record struct PhasePoint(DateOnly Day, decimal Value);

/// <summary>
/// A phased target: from the baseline when the window begins, through its points, to the target when the window ends,
/// linear between them. 100 → 200 with 110 on 31 January and 140 on 28 February: on 14 February 125 is expected, 0.25.
/// </summary>
internal static class Schedule
{
    /// <summary>The share of the way that is expected by the end of a day, before the success line; outside of 0…1 where a point is.</summary>
    public static decimal ShareBy(DateOnly day, Window window, decimal baseline, decimal target, IReadOnlyList<PhasePoint> points) =>
        Ratio.Raw(baseline, target, ValueBy(day, window, baseline, target, points));

    /// <summary>The value that is expected by the end of a day.</summary>
    public static decimal ValueBy(DateOnly day, Window window, decimal baseline, decimal target, IReadOnlyList<PhasePoint> points)
    {
        // Nothing has passed at the end of the day before the window.
        var before = new PhasePoint(window.Start.AddDays(-1), baseline);
        if (day <= before.Day)
        {
            return baseline;
        }

        foreach (var point in points.Append(new PhasePoint(window.End, target)))
        {
            if (day <= point.Day)
            {
                var part = (decimal)(day.DayNumber - before.Day.DayNumber) / (point.Day.DayNumber - before.Day.DayNumber);
                return before.Value + ((point.Value - before.Value) * part);
            }

            before = point;
        }

        return target;
    }
}
