using Setpoint.Contracts.CheckIns;
using Setpoint.Messaging;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Domain;

namespace Setpoint.Notifications.Consumers;

/// <summary>"Lea Lead gave you something to do by 4 Dec 2026", to whom an action of a review was given.</summary>
internal sealed class TellOwnerOnActionAssigned(DirectNotices notices) : IConsume<ActionAssigned>
{
    public Task ConsumeAsync(ActionAssigned message, CancellationToken ct) => notices.TellAsync(
        [message.OwnerId],
        message.Id,
        InboxKind.ActionAssigned,
        CommentWording.OfAction(message.ByName, message.Unit, message.Text, message.Due),
        Links.Review(message.ReviewId),
        message.At,
        ct);
}
