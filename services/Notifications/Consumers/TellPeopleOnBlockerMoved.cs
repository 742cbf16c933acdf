using Setpoint.Contracts.CheckIns;
using Setpoint.Messaging;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Domain;

namespace Setpoint.Notifications.Consumers;

/// <summary>"Lea Lead escalated a critical blocker to you", to those whom it concerns.</summary>
internal sealed class TellPeopleOnBlockerMoved(DirectNotices notices) : IConsume<BlockerMoved>
{
    public Task ConsumeAsync(BlockerMoved message, CancellationToken ct) => notices.TellAsync(
        message.ToldIds,
        message.Id,
        InboxKind.BlockerMoved,
        BlockerWording.Of(message.Kind, message.ByName, message.Severity, message.Text, message.Due),
        Links.Blocker(message.BlockerId),
        message.At,
        ct);
}
