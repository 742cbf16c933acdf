using Setpoint.Contracts.Metrics;
using Setpoint.Messaging;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Domain;

namespace Setpoint.Notifications.Consumers;

/// <summary>"Damage claims recovered", "… is as usual again", to the one accountable person.</summary>
internal sealed class TellOwnerOnAlertClosed(Notices notices) : IConsume<AlertClosed>
{
    public async Task ConsumeAsync(AlertClosed message, CancellationToken ct)
    {
        if (message.OwnerId is not { } owner || message.ToldBy is not null)
        {
            return;
        }

        var alert = new AlertFacts(
            message.MetricName,
            message.UnitOfMeasure,
            message.Decimals,
            message.Health,
            message.Period,
            message.Value,
            await notices.CadenceOfAsync(message.MetricId, ct));
        var (title, body) = AlertWording.OfClosing(alert, message.Kind);
        await notices.TellAsync(
            new Notice(
                owner, message.AlertId, InboxKind.AlertClosed, message.MetricId, title, body, message.Health, Links.Metric(message.MetricId), message.ClosedAt),
            ct);
    }
}
