using Setpoint.Contracts.CheckIns;
using Setpoint.Messaging;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Domain;

namespace Setpoint.Notifications.Consumers;

/// <summary>"Check in on 3 objectives by Friday 20 November, 16:00", with one click to it.</summary>
internal sealed class RemindPersonOnCheckInReminded(DirectNotices notices) : IConsume<CheckInReminded>
{
    public async Task ConsumeAsync(CheckInReminded message, CancellationToken ct)
    {
        var zone = await notices.ClockOfAsync(message.PersonId, ct);
        var wording = ReminderWording.Of([.. message.Objectives.Select(o => o.Title)], message.Due, zone);
        var link = message.Objectives.Count == 1 ? Links.CheckIn(message.Objectives[0].Id) : Links.CheckIns;
        await notices.TellAsync([message.PersonId], message.Id, InboxKind.CheckInReminded, wording, link, message.At, ct);
    }
}
