namespace Setpoint.Contracts.CheckIns;

/// <summary>A moment: a comment speaks to somebody. Carries no text: it may be about what is not public.</summary>
/// <param name="Subject"><c>objective</c>, <c>key-result</c>, <c>metric</c>, <c>alert</c>, <c>check-in</c>, <c>blocker</c> or <c>review</c>.</param>
/// <param name="ObjectiveId">The objective that it belongs to, where it is one's.</param>
/// <param name="MetricId">The metric, where it is one's.</param>
/// <param name="ToldIds">Whom it speaks to: each may see it.</param>
public sealed record PeopleMentioned(
    Guid Id, Guid CommentId, string Subject, Guid SubjectId, Guid? ObjectiveId, Guid? MetricId, Guid By, string ByName, IReadOnlyList<Guid> ToldIds, DateTimeOffset At);
