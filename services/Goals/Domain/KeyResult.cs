using Setpoint.Kernel;

namespace Setpoint.Goals.Domain;

/// <summary>Where a key result's current value comes from.</summary>
public enum Measure
{
    /// <summary>A metric: its value is the key result's value, the same number everywhere.</summary>
    Metric,

    /// <summary>Entered by hand in check-ins.</summary>
    Number,

    /// <summary>A limit that is kept by a metric or by values entered by hand: the share of periods inside it.</summary>
    Maintain,

    /// <summary>Weighted steps, done or not.</summary>
    Milestone,

    /// <summary>The mean of the objectives that contribute to it.</summary>
    Children,
}

/// <summary>Who changes something agreed, when, and why.</summary>
internal sealed record Change(Guid By, DateTimeOffset At, string? Reason);

/// <summary>One measured part of an objective.</summary>
internal sealed class KeyResult
{
    private readonly List<TargetChange> _targetChanges = [];
    private readonly List<KeyResultStep> _steps = [];

    public KeyResult(KeyResultId id, ObjectiveId objectiveId) => (Id, ObjectiveId) = (id, objectiveId);

    /// <summary>One that begins where an earlier one ended.</summary>
    public KeyResult(KeyResultId id, ObjectiveId objectiveId, KeyResultId? continues)
        : this(id, objectiveId) => Continues = continues;

    public KeyResultId Id { get; private set; }

    public ObjectiveId ObjectiveId { get; private set; }

    /// <summary>Of an earlier objective, with the target that was agreed then.</summary>
    public KeyResultId? Continues { get; private set; }

    public int Position { get; private set; }

    public string Title { get; private set; } = "";

    public Guid OwnerId { get; private set; }

    public decimal Weight { get; private set; }

    public Measure Measure { get; private set; }

    public Guid? MetricId { get; private set; }

    /// <summary>Which value of the metric it reads.</summary>
    public MetricReading Reading { get; private set; }

    public decimal? Baseline { get; private set; }

    public decimal? Target { get; private set; }

    /// <summary>Lower end of a range target or of a kept limit.</summary>
    public decimal? Low { get; private set; }

    /// <summary>Upper end of the same.</summary>
    public decimal? High { get; private set; }

    /// <summary>Its own first day, inside the objective's window.</summary>
    public DateOnly? Start { get; private set; }

    /// <summary>Its own last day.</summary>
    public DateOnly? End { get; private set; }

    /// <summary>Days of a phased target, with <see cref="PhaseValues"/>.</summary>
    public DateOnly[] PhaseDays { get; private set; } = [];

    public decimal[] PhaseValues { get; private set; } = [];

    public string? UnitOfMeasure { get; private set; }

    public int Decimals { get; private set; }

    /// <summary>Dropped after publication: out of the roll-up, still in view.</summary>
    public bool Retired { get; private set; }

    public string? RetiredReason { get; private set; }

    /// <summary>What was promised before, oldest first.</summary>
    public IReadOnlyList<TargetChange> TargetChanges => _targetChanges;

    /// <summary>Steps of a milestone, in their order.</summary>
    public IReadOnlyList<KeyResultStep> Steps => _steps;

    public Aim Aim => new(Baseline, Target, Low, High);

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
        Reading = content.Reading;
        (Baseline, Target, Low, High) = content.Aim;
        (Start, End) = (content.Start, content.End);
        TakePhases(content.Phases);
        TakeSteps(content.Steps, field);
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
        if (content.Measure != Measure || content.MetricId != MetricId || content.Reading != Reading)
        {
            throw new DomainException("key-result-published", "what it measures is fixed by publication; drop it and add another", $"{field}.measure");
        }

        if (content.Aim == Aim)
        {
            KeepTerms(content, change, field);
            return;
        }

        if (string.IsNullOrWhiteSpace(change.Reason))
        {
            throw new DomainException("target-needs-reason", "after publication a target changes only with a reason", $"{field}.target");
        }

        _targetChanges.Add(new TargetChange(Id, _targetChanges.Count + 1, Aim, change));
    }

    /// <summary>When it is to be reached, and by which steps, is agreed too; the history keeps what it was.</summary>
    private void KeepTerms(KeyResultContent content, Change change, string field)
    {
        var same = (content.Start, content.End) == (Start, End)
            && content.Phases.Select(p => p.Day).SequenceEqual(PhaseDays)
            && content.Phases.Select(p => p.Value).SequenceEqual(PhaseValues)
            && content.Steps.Select(s => (s.Id, s.Weight)).SequenceEqual(_steps.OrderBy(s => s.Position).Select(s => ((StepId?)s.Id, s.Weight)));
        if (!same && string.IsNullOrWhiteSpace(change.Reason))
        {
            throw new DomainException("target-needs-reason", "after publication dates, phases and steps change only with a reason", $"{field}.target");
        }
    }

    private void TakePhases(IReadOnlyList<PhasePoint> phases)
    {
        if (!phases.Select(p => p.Day).SequenceEqual(PhaseDays) || !phases.Select(p => p.Value).SequenceEqual(PhaseValues))
        {
            (PhaseDays, PhaseValues) = ([.. phases.Select(p => p.Day)], [.. phases.Select(p => p.Value)]);
        }
    }

    private void TakeSteps(IReadOnlyList<StepContent> wanted, string field)
    {
        var kept = new HashSet<StepId>();
        foreach (var (i, content) in wanted.Index())
        {
            var step = content.Id is { } id
                ? _steps.Find(s => s.Id == id) ?? throw new DomainException("step-unknown", "this key result has no such step", $"{field}.steps[{i}].id")
                : new KeyResultStep(StepId.New(), Id);
            if (content.Id is null)
            {
                _steps.Add(step);
            }

            step.Take(content, i);
            kept.Add(step.Id);
        }

        _steps.RemoveAll(s => !kept.Contains(s.Id));
    }
}
