using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>Where a cycle stands.</summary>
public enum CyclePhase
{
    /// <summary>Objectives are being written.</summary>
    Planning,

    /// <summary>It runs.</summary>
    Active,

    /// <summary>It is over; last values arrive, grades are given.</summary>
    Grading,

    /// <summary>Nothing changes any more.</summary>
    Closed,
}

/// <summary>The stretch of days in which a set of objectives runs, a quarter by default.</summary>
internal sealed partial class Cycle : AggregateRoot
{
    private const int LongestDays = 3 * 366;
    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    private Cycle()
    {
    }

    public CycleId Id { get; private set; }

    public string Name { get; private set; } = "";

    public DateOnly Start { get; private set; }

    public DateOnly End { get; private set; }

    public CyclePhase Phase { get; private set; }

    public Window Window => new(Start, End);

    public bool IsClosed => Phase == CyclePhase.Closed;

    public static Cycle Plan(CycleId id, string name, DateOnly start, DateOnly end)
    {
        if (end <= start)
        {
            throw new DomainException("cycle-ends-before-it-starts", "must be after the start", "end");
        }

        if (new Window(start, end).Days > LongestDays)
        {
            throw new DomainException("cycle-too-long", "must be within three years of the start", "end");
        }

        // Periods are counted beyond both ends, which the calendar must have.
        if (start.Year < FirstYear || end.Year > LastYear)
        {
            throw new DomainException("cycle-out-of-time", $"must lie between {FirstYear} and {LastYear}", start.Year < FirstYear ? "start" : "end");
        }

        var cycle = new Cycle { Id = id, Name = name.Trim(), Start = start, End = end };
        cycle.Changed();
        return cycle;
    }

    /// <summary>
    /// Planning, active, grading, closed: one step at a time and never back. A cycle closes when each of its objectives
    /// is graded or retired, so that nothing rolls over silently.
    /// </summary>
    /// <param name="next">The phase asked for.</param>
    /// <param name="open">Objectives of this cycle that are neither graded nor retired.</param>
    public void MoveTo(CyclePhase next, int open)
    {
        if (next != Phase + 1)
        {
            throw new DomainException("cycle-phase-order", IsClosed ? "a closed cycle stays closed" : $"the next phase is {Word(Phase + 1)}", "phase");
        }

        if (next == CyclePhase.Closed && open > 0)
        {
            throw new DomainException("cycle-has-open-objectives", $"{open} objectives are neither graded nor retired", "phase");
        }

        Phase = next;
        Changed();
    }

    private static string Word(CyclePhase phase) => phase.ToString().ToLowerInvariant();
}
