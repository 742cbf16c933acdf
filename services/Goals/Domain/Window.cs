using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>The days an objective runs: the first and the last day of its cycle, both inclusive.</summary>
internal readonly record struct Window(DateOnly Start, DateOnly End)
{
    public int Days => End.DayNumber - Start.DayNumber + 1;

    /// <summary>The first day after the window.</summary>
    public DateOnly After => End.AddDays(1);

    /// <summary>The share of the window that lies before <paramref name="day"/> begins, 0…1.</summary>
    public decimal ElapsedShare(DateOnly day) => DecimalRules.Clamp01((decimal)(day.DayNumber - Start.DayNumber) / Days);

    public bool Contains(DateOnly day) => day >= Start && day <= End;

    /// <summary>A period belongs to the window that its last day lies in, so that every period belongs to one of consecutive windows.</summary>
    /// <param name="end">The first day after the period.</param>
    public bool Owns(DateOnly end) => end > Start && end <= After;

    /// <summary>The part of this window that <paramref name="other"/> covers too; none where they do not meet.</summary>
    public Window? Overlap(Window other)
    {
        var both = new Window(Start > other.Start ? Start : other.Start, End < other.End ? End : other.End);
        return both.Days > 0 ? both : null;
    }
}
