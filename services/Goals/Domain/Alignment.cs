namespace Setpoint.Goals.Domain;

/// <summary>How one objective serves another.</summary>
public enum Relation
{
    /// <summary>Counts in the parent's progress.</summary>
    Contributes,

    /// <summary>Shown, never counted.</summary>
    Supports,
}

/// <summary>What an objective serves above: another objective, in whichever unit.</summary>
internal sealed class Alignment
{
    public Alignment(ObjectiveId childId, AlignmentContent content) =>
        (ChildId, ParentId, Relation, Weight) = (childId, content.ParentId, content.Relation, content.Weight);

    private Alignment()
    {
    }

    public ObjectiveId ChildId { get; private set; }

    public ObjectiveId ParentId { get; private set; }

    public Relation Relation { get; private set; }

    public decimal Weight { get; private set; }
}
