namespace Setpoint.Contracts.Metrics;

/// <summary>Somebody answered for an alert: it need not be escalated any more. A moment.</summary>
/// <param name="Kind">Of the alert.</param>
/// <param name="Outcome"><c>investigating</c>, <c>fixed</c>, <c>accepted</c>, <c>false-alarm</c> or <c>okr-started</c>.</param>
/// <param name="Note">In their own words.</param>
public sealed record AlertAcknowledged(
    Guid AcknowledgementId,
    Guid AlertId,
    Guid MetricId,
    string MetricName,
    Guid UnitId,
    Guid? OwnerId,
    string Kind,
    string Outcome,
    string Note,
    Guid PersonId,
    DateTimeOffset AcknowledgedAt);

/// <summary>
/// A KPI whose red alert is open is red for a second period: an OKR is proposed. A moment, told only where the alert did not
/// say so itself when it opened.
/// </summary>
/// <param name="Period">The second red period.</param>
public sealed record ObjectiveProposed(
    Guid AlertId,
    Guid MetricId,
    string MetricName,
    string UnitOfMeasure,
    int Decimals,
    Guid UnitId,
    Guid? OwnerId,
    DateOnly Period,
    decimal Value,
    DateTimeOffset ProposedAt);
