namespace Setpoint.Metrics.Domain;

/// <summary>A period of a named calendar.</summary>
/// <param name="Start">First local day; the period ends where the next one begins.</param>
/// <param name="Year">The fiscal year it belongs to, by the calendar year in which that ends.</param>
/// <param name="Number">Its place in that year, from 1.</param>
internal readonly record struct NamedPeriod(DateOnly Start, int Year, int Number);

/// <summary>
/// A company's own calendar as data: periods one after another without a gap, such as the 4-4-5 weeks of a quarter. Beyond
/// its ends it goes on with periods of four weeks, so that no day is without a period.
/// </summary>
internal sealed class NamedCalendar
{
    private const int DaysBeyond = 28;

    /// <summary>Months of the same name may differ so much, weeks by more.</summary>
    private const int LeapDays = 3;
    private readonly NamedPeriod[] _periods;
    private readonly DateOnly[] _starts;

    /// <param name="id">Identifies it.</param>
    /// <param name="periods">In order of time, and one more that only says where the last one ends.</param>
    public NamedCalendar(Guid id, IEnumerable<NamedPeriod> periods)
    {
        Id = id;
        _periods = [.. periods];
        _starts = [.. _periods.Select(p => p.Start)];
    }

    public Guid Id { get; }

    /// <summary>All periods, and the one after the last.</summary>
    public IReadOnlyList<NamedPeriod> Periods => _periods;

    private int Last => _starts.Length - 1;

    /// <summary>First day of the period a day falls into.</summary>
    public DateOnly StartOf(DateOnly day)
    {
        if (day < _starts[0])
        {
            return _starts[0].AddDays(-DaysBeyond * ((_starts[0].DayNumber - day.DayNumber + DaysBeyond - 1) / DaysBeyond));
        }

        return day >= _starts[Last]
            ? _starts[Last].AddDays((day.DayNumber - _starts[Last].DayNumber) / DaysBeyond * DaysBeyond)
            : _starts[IndexOf(day)];
    }

    /// <summary>First day of the period so many periods later, or earlier when negative.</summary>
    public DateOnly Step(DateOnly start, int periods)
    {
        var place = PlaceOf(start) + periods;
        return place < 0 ? _starts[0].AddDays(DaysBeyond * place)
            : place > Last ? _starts[Last].AddDays(DaysBeyond * (place - Last))
            : _starts[place];
    }

    /// <summary>First day of the period with the same number a year before; none where there is none, or where one of the two has a week more.</summary>
    public DateOnly? YearBefore(DateOnly start)
    {
        var place = PlaceOf(start);
        if (place < 0 || place >= Last)
        {
            return null;
        }

        var (_, year, number) = _periods[place];
        var before = Array.FindIndex(_periods, p => p.Year == year - 1 && p.Number == number);
        return before < 0 || Math.Abs(DaysOf(before) - DaysOf(place)) > LeapDays ? null : _starts[before];
    }

    private int DaysOf(int place) => _starts[place + 1].DayNumber - _starts[place].DayNumber;

    private int IndexOf(DateOnly day)
    {
        var found = Array.BinarySearch(_starts, day);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Counted from the first period; negative before it, and going on after the last.</summary>
    private int PlaceOf(DateOnly start) =>
        start < _starts[0] ? -((_starts[0].DayNumber - start.DayNumber) / DaysBeyond)
        : start > _starts[Last] ? Last + ((start.DayNumber - _starts[Last].DayNumber) / DaysBeyond)
        : IndexOf(start);
}
