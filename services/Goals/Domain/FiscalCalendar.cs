using System.Globalization;
using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>Which stretch of the calendar a cycle is.</summary>
public enum CycleKind
{
    /// <summary>Any days, with a name of its own.</summary>
    Custom,

    /// <summary>A quarter of a year, 1 to 4.</summary>
    Quarter,

    /// <summary>Half a year, 1 or 2.</summary>
    HalfYear,

    /// <summary>A whole year.</summary>
    Year,
}

/// <summary>
/// The company's year. One that begins in January is the calendar year; any other is named after the calendar year in which
/// it ends: beginning in April, the year 2027 runs from 1 April 2026 to 31 March 2027, and its first quarter to 30 June 2026.
/// </summary>
/// <param name="StartMonth">1…12.</param>
internal sealed record FiscalCalendar(int StartMonth)
{
    public const int FirstYear = 2000;
    public const int LastYear = 2199;

    /// <summary>The days and the name of a cycle, such as <c>Q1 2027</c>, or <c>Q1 FY2027</c> where the year does not begin in January.</summary>
    /// <exception cref="DomainException">There is no such cycle.</exception>
    public (string Name, DateOnly Start, DateOnly End) Of(CycleKind kind, int year, int number)
    {
        if (year is < FirstYear or > LastYear)
        {
            throw new DomainException("cycle-year", $"must be {FirstYear} to {LastYear}", "year");
        }

        var parts = PartsOf(kind);
        if (number < 1 || number > parts)
        {
            throw new DomainException("cycle-number", parts == 1 ? "must be 1" : $"must be 1 to {parts}", "number");
        }

        var months = 12 / parts;
        var start = new DateOnly(StartMonth == 1 ? year : year - 1, StartMonth, 1).AddMonths(months * (number - 1));
        var named = (StartMonth == 1 ? "" : "FY") + year.ToString(CultureInfo.InvariantCulture);
        var name = kind == CycleKind.Year ? named : $"{(kind == CycleKind.Quarter ? "Q" : "H")}{number} {named}";
        return (name, start, start.AddMonths(months).AddDays(-1));
    }

    private static int PartsOf(CycleKind kind) => kind switch
    {
        CycleKind.Quarter => 4,
        CycleKind.HalfYear => 2,
        CycleKind.Year => 1,
        _ => throw new DomainException("cycle-kind", "a custom cycle has its own days", "kind"),
    };
}

internal sealed partial class Cycle
{
    public CycleKind Kind { get; private set; }

    /// <summary>Of the company's calendar; none for a custom one.</summary>
    public int? Year { get; private set; }

    /// <summary>Which one of its kind in the year.</summary>
    public int? Number { get; private set; }

    /// <summary>Why it began although something was missing.</summary>
    public string? BegunDespite { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>A cycle of the company's calendar: its days and its name follow from it.</summary>
    public static Cycle Plan(CycleId id, CycleKind kind, int year, int number, FiscalCalendar calendar)
    {
        var (name, start, end) = calendar.Of(kind, year, number);
        var cycle = Plan(id, name, start, end);
        (cycle.Kind, cycle.Year, cycle.Number) = (kind, year, number);
        return cycle;
    }

    /// <summary>Begins although something is missing, for a reason that stays with it.</summary>
    public void BeginDespite(string reason)
    {
        MoveTo(CyclePhase.Active, 0);
        BegunDespite = reason.Trim();
    }

    /// <summary>What stands from this moment on stands.</summary>
    public void Close(int open, DateTimeOffset at)
    {
        MoveTo(CyclePhase.Closed, open);
        ClosedAt = at;
    }
}
