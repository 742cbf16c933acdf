using Setpoint.Metrics.Domain;

namespace Setpoint.Metrics.Data;

/// <summary>Where a proposal of thresholds stands.</summary>
public enum ThresholdProposalState
{
    /// <summary>Waits for somebody to decide.</summary>
    Proposed,

    /// <summary>They are the metric's thresholds from the decision on.</summary>
    Accepted,

    /// <summary>Somebody said no.</summary>
    Declined,

    /// <summary>The level moved on before anybody decided.</summary>
    Withdrawn,
}

/// <summary>Thresholds that a held gain proposes. Proposed by the evaluation, decided by a person.</summary>
internal sealed class ThresholdProposal
{
    public Guid Id { get; init; }

    public MetricId MetricId { get; init; }

    public Guid KeyResultId { get; init; }

    /// <summary>What they were, as JSON.</summary>
    public string Was { get; init; } = "";

    /// <summary>What they would be, as JSON.</summary>
    public string Proposed { get; init; } = "";

    /// <summary>By how much they move.</summary>
    public decimal Shift { get; init; }

    public ThresholdProposalState State { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public Guid? DecidedBy { get; init; }
}
