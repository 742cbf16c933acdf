using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>One priority: a sentence, done or not.</summary>
internal sealed record Priority(string Text, bool Done);

/// <summary>A plain list for a cycle, of a small unit or of one person in it, where an objective would be ceremony.</summary>
internal sealed class PriorityList : AggregateRoot
{
    private PriorityList()
    {
    }

    public PriorityListId Id { get; private set; }

    public CycleId CycleId { get; private set; }

    public Guid UnitId { get; private set; }

    /// <summary>None for the unit's own.</summary>
    public Guid? PersonId { get; private set; }

    public string[] Texts { get; private set; } = [];

    public bool[] Done { get; private set; } = [];

    public static PriorityList For(Cycle cycle, Guid unit, Guid? person) =>
        new() { Id = PriorityListId.New(), CycleId = cycle.Id, UnitId = unit, PersonId = person };

    /// <param name="least">How many there are at least, unless the list is emptied.</param>
    /// <param name="most">How many there are at most: what everything is, nothing is.</param>
    public void Write(Cycle cycle, IReadOnlyList<Priority> items, int least, int most)
    {
        if (cycle.IsClosed)
        {
            throw new DomainException("cycle-closed", "this cycle is closed", "cycleId");
        }

        if (items.Count > 0 && (items.Count < least || items.Count > most))
        {
            throw new DomainException("priorities-count", $"must be {least} to {most}, or none", "items");
        }

        (Texts, Done) = ([.. items.Select(i => i.Text.Trim())], [.. items.Select(i => i.Done)]);
        Changed();
    }
}

internal readonly record struct PriorityListId(Guid Value) : IId<PriorityListId>
{
    public static PriorityListId From(Guid value) => new(value);

    public static PriorityListId New() => new(Guid.CreateVersion7());
}
