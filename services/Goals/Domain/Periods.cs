namespace Setpoint.Goals.Domain;

/// <summary>
/// The periods that values of a key result belong to: those of a rhythm, or those of a named calendar such as 4-4-5, which is
/// laid out around the key result's window. Beyond its ends a calendar goes on in periods of four weeks.
/// </summary>
/// <param name="Rhythm">Months where a calendar is not known yet.</param>
/// <param name="Starts">First days of a calendar's periods in order; empty where the rhythm says it.</param>
internal readonly record struct Periods(Rhythm Rhythm, IReadOnlyList<DateOnly> Starts)
{
    private const int DaysBeyond = 28;

    public static implicit operator Periods(Rhythm rhythm) => new(rhythm, []);

    /// <summary>End (exclusive) of the latest period whose value was due at a local moment: after its end and grace.</summary>
    public DateOnly LatestDueEnd(DateTime local, ProgressPolicy policy)
    {
        if (Starts.Count == 0)
        {
            return Rhythm.LatestDueEnd(local, policy);
        }

        var end = StartOf(DateOnly.FromDateTime(local));
        while (DueAt(end, policy) > local)
        {
            end = StartOf(end.AddDays(-1));
        }

        return end;
    }

    /// <summary>The local moment at which the next period falls due, whose predecessor ended on <paramref name="dueEnd"/>.</summary>
    public DateTime NextDue(DateOnly dueEnd, ProgressPolicy policy) =>
        Starts.Count == 0 ? Rhythm.NextDue(dueEnd, policy) : DueAt(EndOf(dueEnd), policy);

    /// <summary>The first day of the period that a day belongs to.</summary>
    public DateOnly StartOf(DateOnly day, ProgressPolicy policy) => Starts.Count == 0 ? Rhythm.StartOf(day, policy) : StartOf(day);

    /// <summary>The first day after the period that starts on a day.</summary>
    public DateOnly After(DateOnly start, ProgressPolicy policy) => Starts.Count == 0 ? Rhythm.After(start, policy) : EndOf(start);

    /// <summary>The same where no check-in is meant.</summary>
    public DateOnly EndOf(DateOnly start)
    {
        if (Starts.Count == 0)
        {
            return Rhythm.EndOf(start);
        }

        var next = PlaceOf(start) + 1;
        return next > 0 && next < Starts.Count ? Starts[next] : start.AddDays(DaysBeyond);
    }

    /// <summary>The period of a value, by the day that names it: of a calendar not known yet it is the month that its middle lies in.</summary>
    public DateOnly Holding(DateOnly day, ProgressPolicy policy) =>
        StartOf(Starts.Count == 0 && Rhythm == Rhythm.Monthly ? day.AddDays(14) : day, policy);

    /// <summary>The periods that belong to a window, by their first days.</summary>
    public IEnumerable<DateOnly> In(Window window, ProgressPolicy policy)
    {
        for (var start = StartOf(window.Start, policy); After(start, policy) <= window.After; start = After(start, policy))
        {
            yield return start;
        }
    }

    private DateOnly StartOf(DateOnly day)
    {
        var place = PlaceOf(day);
        return place < 0 ? Starts[0].AddDays(-DaysBeyond * ((Starts[0].DayNumber - day.DayNumber + DaysBeyond - 1) / DaysBeyond))
            : place == Starts.Count - 1 ? Starts[place].AddDays((day.DayNumber - Starts[place].DayNumber) / DaysBeyond * DaysBeyond)
            : Starts[place];
    }

    private DateTime DueAt(DateOnly end, ProgressPolicy policy)
    {
        var days = end.DayNumber - StartOf(end.AddDays(-1)).DayNumber;
        return end.ToDateTime(TimeOnly.MinValue) + Rhythms.Grace(days, policy);
    }

    /// <summary>Of the last period that begins by a day; -1 before the first.</summary>
    private int PlaceOf(DateOnly day)
    {
        var (low, high) = (0, Starts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Starts[middle] <= day ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
