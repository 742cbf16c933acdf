using Setpoint.Kernel;

namespace Setpoint.CheckIns.Domain;

/// <summary>Some days off, both inclusive.</summary>
/// <param name="Name">Such as "Christmas"; of a person's absence it is theirs alone.</param>
internal sealed record DayOff(DateOnly First, DateOnly Last, string? Name)
{
    public DayRange ToRange() => new(First, Last);
}

/// <summary>Holidays of a unit and everything below it, or absences of one person: one list each.</summary>
internal sealed class DaysOff : AggregateRoot
{
    /// <summary>Stable name of a refusal.</summary>
    public const string Refused = "days-off-refused";

    /// <summary>Most entries of a list: ten years of holidays and more.</summary>
    public const int Most = 1000;

    public const int LongestName = 200;

    private DaysOff()
    {
    }

    /// <summary>The unit's or the person's.</summary>
    public Guid Id { get; private init; }

    public bool OfPerson { get; private init; }

    /// <summary>By date.</summary>
    public IReadOnlyList<DayOff> Days { get; private set; } = [];

    public static DaysOff Of(Guid id, bool ofPerson) => new() { Id = id, OfPerson = ofPerson };

    /// <summary>Puts these in the place of what is there.</summary>
    public void Replace(IEnumerable<DayOff> days)
    {
        var sorted = days.Distinct().OrderBy(d => d.First).ThenBy(d => d.Last).ThenBy(d => d.Name, StringComparer.Ordinal).ToList();
        Rule.Require(sorted.Count <= Most, Refused, $"must be at most {Most}", "days");
        if (!sorted.SequenceEqual(Days))
        {
            Days = sorted;
            Changed();
        }
    }

    /// <summary>Adds those that are not there yet: reading a file twice adds nothing.</summary>
    public void Add(IEnumerable<DayOff> days) => Replace(Days.Concat(days));
}
