namespace Setpoint.Goals.Domain;

/// <summary>A value and the first day of the period it belongs to, or the local day it was said on.</summary>
internal readonly record struct DatedValue(DateOnly Day, decimal Value);

/// <summary>
/// A limit that is kept, counted in the periods of its window: those of the metric, or those of check-ins for values
/// entered by hand. 13 planned, 6 due, 1 missing, 4 inside: 4/12 = 0.333 where 5/12 = 0.417 was expected.
/// </summary>
/// <param name="Planned">Periods that belong to the window.</param>
/// <param name="Due">Those that were due by now.</param>
/// <param name="Missing">Those of them that have no value: they are left out, neither kept nor broken.</param>
/// <param name="Reported">Periods with a value, due or early.</param>
/// <param name="Inside">Those of them whose value keeps the limit.</param>
internal readonly record struct Maintained(int Planned, int Due, int Missing, int Reported, int Inside)
{
    private int Counted => Planned - Missing;

    /// <summary>inside / (planned − missing); none before anything is reported, because no value is not a broken limit.</summary>
    public decimal? Raw => Reported == 0 ? null : Ratio.Rounded((decimal)Inside / Counted);

    /// <summary>reported / (planned − missing): what it would be with every reported period inside.</summary>
    public decimal Share => Counted == 0 ? 0 : Ratio.Rounded((decimal)Reported / Counted);

    /// <summary>Under half of the due periods are reported: no verdict.</summary>
    public bool IsUnreported => (Due - Missing) * 2 < Due;

    /// <param name="dueEnd">End (exclusive) of the latest period that was due.</param>
    /// <param name="values">In the order of time; of several in one period the last one counts.</param>
    public static Maintained Count(
        Window window, Periods periods, DateOnly dueEnd, IEnumerable<DatedValue> values, Aim limit, ProgressPolicy policy)
    {
        var byPeriod = new Dictionary<DateOnly, decimal>();
        foreach (var (day, value) in values)
        {
            byPeriod[periods.Holding(day, policy)] = value;
        }

        var counted = default(Maintained);
        foreach (var start in periods.In(window, policy))
        {
            var (isDue, isReported) = (periods.After(start, policy) <= dueEnd, byPeriod.TryGetValue(start, out var value));
            counted = new(
                counted.Planned + 1,
                counted.Due + (isDue ? 1 : 0),
                counted.Missing + (isDue && !isReported ? 1 : 0),
                counted.Reported + (isReported ? 1 : 0),
                counted.Inside + (isReported && limit.Holds(value) ? 1 : 0));
        }

        return counted;
    }
}
