namespace Setpoint.Notifications.Domain;

/// <summary>Something to tell a person about a metric, if they may know of it.</summary>
/// <param name="Health">What the metric turned to.</param>
/// <param name="SourceEvent">With the kind, what a repetition is recognised by.</param>
internal sealed record Notice(
    Guid PersonId,
    Guid SourceEvent,
    InboxKind Kind,
    Guid MetricId,
    string Title,
    string Body,
    string Health,
    string Link,
    DateTimeOffset At);
