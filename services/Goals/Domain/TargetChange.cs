namespace Setpoint.Goals.Domain;

/// <summary>The baseline and target that were agreed before a change, and why they changed.</summary>
internal sealed class TargetChange
{
    public TargetChange(KeyResultId keyResultId, int number, Aim old, Change change)
    {
        (KeyResultId, Number) = (keyResultId, number);
        (OldBaseline, OldTarget, OldLow, OldHigh) = old;
        (ChangedBy, ChangedAt, Reason) = (change.By, change.At, change.Reason!.Trim());
    }

    private TargetChange()
    {
    }

    public KeyResultId KeyResultId { get; private set; }

    public int Number { get; private set; }

    public decimal? OldBaseline { get; private set; }

    public decimal? OldTarget { get; private set; }

    public decimal? OldLow { get; private set; }

    public decimal? OldHigh { get; private set; }

    public Guid ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public string Reason { get; private set; } = "";
}
