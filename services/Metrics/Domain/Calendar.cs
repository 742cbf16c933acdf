using Setpoint.Kernel;

namespace Setpoint.Metrics.Domain;

/// <summary>Identifies a named calendar.</summary>
public readonly record struct CalendarId(Guid Value) : IId<CalendarId>
{
    /// <inheritdoc/>
    public static CalendarId From(Guid value) => new(value);
}

/// <summary>
/// A named calendar as somebody entered it. It never changes: values were counted by it. A company that changes its
/// calendar enters another one.
/// </summary>
internal sealed class Calendar : AggregateRoot
{
    private const int LongestName = 120;
    private const int MostPeriods = 2_000;
    private readonly List<CalendarPeriod> _periods = [];

    private Calendar()
    {
    }

    public CalendarId Id { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>In order of time; the last one only says where the one before it ends.</summary>
    public IReadOnlyList<CalendarPeriod> Periods => _periods;

    /// <exception cref="DomainException">The name or the periods are not as they must be.</exception>
    public static Calendar Enter(string? name, IReadOnlyList<NamedPeriod> periods)
    {
        Rule.Require(name?.Trim().Length is > 0 and <= LongestName, "calendar-name", $"must have 1 to {LongestName} characters", "name");
        Rule.Require(periods.Count is >= 2 and <= MostPeriods, "calendar-periods", $"must be 2 to {MostPeriods}, the last one saying where the one before ends", "periods");
        for (var i = 1; i < periods.Count; i++)
        {
            Rule.Require(periods[i - 1].Start < periods[i].Start, "calendar-order", "must come later than the one before", $"periods[{i}].start");
            Rule.Require(
                (periods[i - 1].Year, periods[i - 1].Number).CompareTo((periods[i].Year, periods[i].Number)) < 0,
                "calendar-number", "must be a later year, or a later number of the same year, than the one before", $"periods[{i}].number");
        }

        var calendar = new Calendar { Id = new CalendarId(Guid.CreateVersion7()), Name = name!.Trim() };
        calendar._periods.AddRange(periods.Select(p => new CalendarPeriod { Start = p.Start, Year = p.Year, Number = p.Number }));
        calendar.Changed();
        return calendar;
    }
}

/// <summary>A period of a calendar as it is stored.</summary>
internal sealed class CalendarPeriod
{
    public DateOnly Start { get; init; }

    public int Year { get; init; }

    public int Number { get; init; }
}
