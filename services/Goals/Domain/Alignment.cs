namespace Setpoint.Goals.Domain;

/// <summary>How one objective serves another.</summary>
public enum Relation
{
    /// <summary>Counts in the parent's progress.</summary>
    Contributes,

    /// <summary>Shown, never counted.</summary>
    Supports,
}

/// <summary>What an objective serves above: another objective, in whichever unit, or one key result of it.</summary>
internal sealed class Alignment
{
    public Alignment(ObjectiveId childId, AlignmentContent content) =>
        (ChildId, ParentId, Relation, Weight, ParentKeyResultId) = (childId, content.ParentId, content.Relation, content.Weight, content.KeyResultId);

    private Alignment()
    {
    }

    public ObjectiveId ChildId { get; private set; }

    public ObjectiveId ParentId { get; private set; }

    public Relation Relation { get; private set; }

    public decimal Weight { get; private set; }

    /// <summary>It may contribute to one that is measured by children; any other it only supports.</summary>
    public KeyResultId? ParentKeyResultId { get; private set; }
}
