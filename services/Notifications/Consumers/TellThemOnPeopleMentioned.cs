using Setpoint.Contracts.CheckIns;
using Setpoint.Messaging;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Domain;

namespace Setpoint.Notifications.Consumers;

/// <summary>"Lea Lead mentioned you in a comment on an objective", to those whom it speaks to.</summary>
internal sealed class TellThemOnPeopleMentioned(DirectNotices notices) : IConsume<PeopleMentioned>
{
    public Task ConsumeAsync(PeopleMentioned message, CancellationToken ct) => notices.TellAsync(
        message.ToldIds,
        message.Id,
        InboxKind.Mentioned,
        CommentWording.OfMention(message.ByName, message.Subject),
        message switch
        {
            { ObjectiveId: { } objective } => Links.Objective(objective),
            { MetricId: { } metric } => Links.Metric(metric),
            _ => Links.Review(message.SubjectId),
        },
        message.At,
        ct);
}
