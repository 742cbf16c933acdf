namespace Setpoint.Notifications.Domain;

/// <summary>What an item tells of.</summary>
public enum InboxKind
{
    AlertOpened,
    AlertClosed,
    ObjectiveProposed,
    GainJudged,
    DependencyAsked,
    DependencyAccepted,
    DependencyDeclined,
    GuardrailBroken,
    CheckInReminded,
    BlockerMoved,
    Mentioned,
    ActionAssigned,
}

/// <summary>Something one person was told.</summary>
internal sealed class InboxItem
{
    public required Guid Id { get; init; }

    /// <summary>Its place in the person's stream: rises in the order in which items became visible.</summary>
    public required long Seq { get; init; }

    public required Guid PersonId { get; init; }

    public required InboxKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }

    /// <summary>What the metric turned to: <c>green</c>, <c>amber</c>, <c>red</c> or <c>not-set</c>; none in items of old.</summary>
    public string? Health { get; init; }

    /// <summary>Path in the portal of what it is about.</summary>
    public required string Link { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; init; }
}
