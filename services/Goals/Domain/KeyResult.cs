using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>Where a key result's current value comes from.</summary>
public enum Measure
{
    /// <summary>A metric: its value is the key result's value, the same number everywhere.</summary>
    Metric,

    /// <summary>Entered by hand in check-ins.</summary>
    Number,
}

/// <summary>Who changes something agreed, when, and why.</summary>
internal sealed record Change(Guid By, DateTimeOffset At, string? Reason);

/// <summary>One measured part of an objective: from a baseline to a target.</summary>
internal sealed class KeyResult
{
    private readonly List<TargetChange> _targetChanges = [];

    public KeyResult(KeyResultId id, ObjectiveId objectiveId) => (Id, ObjectiveId) = (id, objectiveId);

    public KeyResultId Id { get; private set; }

    public ObjectiveId ObjectiveId { get; private set; }

    public int Position { get; private set; }

    public string Title { get; private set; } = "";

    public Guid OwnerId { get; private set; }

    public decimal Weight { get; private set; }

    public Measure Measure { get; private set; }

    public Guid? MetricId { get; private set; }

    public decimal Baseline { get; private set; }

    public decimal Target { get; private set; }

    public string? UnitOfMeasure { get; private set; }

    public int Decimals { get; private set; }

    /// <summary>Dropped after publication: out of the roll-up, still in view.</summary>
    public bool Retired { get; private set; }

    public string? RetiredReason { get; private set; }

    /// <summary>What was promised before, oldest first.</summary>
    public IReadOnlyList<TargetChange> TargetChanges => _targetChanges;

    /// <summary>Takes new content; with <paramref name="afterPublication"/> what was agreed needs a reason to change.</summary>
    public void Take(KeyResultContent content, int position, Change? afterPublication, string field)
    {
        if (afterPublication is not null)
        {
            KeepAgreement(content, afterPublication, field);
        }

        Position = position;
        Title = content.Title.Trim();
        OwnerId = content.OwnerId;
        Weight = content.Weight;
        Measure = content.Measure;
        MetricId = content.MetricId;
        Baseline = content.Baseline;
        Target = content.Target;
        UnitOfMeasure = content.UnitOfMeasure;
        Decimals = content.Decimals;
    }

    public void HandOverTo(Guid owner) => OwnerId = owner;

    public void Retire(Change change)
    {
        if (string.IsNullOrWhiteSpace(change.Reason))
        {
            throw new DomainException("key-result-needs-reason", "dropping a key result after publication needs a reason", "reason");
        }

        Retired = true;
        RetiredReason = change.Reason.Trim();
    }

    private void KeepAgreement(KeyResultContent content, Change change, string field)
    {
        if (content.Measure != Measure || content.MetricId != MetricId)
        {
            throw new DomainException("key-result-published", "what it measures is fixed by publication; drop it and add another", $"{field}.measure");
        }

        if (content.Target == Target && content.Baseline == Baseline)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(change.Reason))
        {
            throw new DomainException("target-needs-reason", "after publication a target changes only with a reason", $"{field}.target");
        }

        _targetChanges.Add(new TargetChange(Id, _targetChanges.Count + 1, Baseline, Target, change));
    }
}

/// <summary>The baseline and target that were agreed before a change, and why they changed.</summary>
internal sealed class TargetChange
{
    public TargetChange(KeyResultId keyResultId, int number, decimal baseline, decimal target, Change change)
    {
        (KeyResultId, Number, OldBaseline, OldTarget) = (keyResultId, number, baseline, target);
        (ChangedBy, ChangedAt, Reason) = (change.By, change.At, change.Reason!.Trim());
    }

    private TargetChange()
    {
    }

    public KeyResultId KeyResultId { get; private set; }

    public int Number { get; private set; }

    public decimal OldBaseline { get; private set; }

    public decimal OldTarget { get; private set; }

    public Guid ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public string Reason { get; private set; } = "";
}
