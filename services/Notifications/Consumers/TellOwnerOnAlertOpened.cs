using Setpoint.Contracts.Metrics;
using Setpoint.Messaging;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Domain;

namespace Setpoint.Notifications.Consumers;

/// <summary>"Damage claims turned red", "… is unusually high", "… has no new value", to the one accountable person.</summary>
internal sealed class TellOwnerOnAlertOpened(Notices notices) : IConsume<AlertOpened>
{
    public async Task ConsumeAsync(AlertOpened message, CancellationToken ct)
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
        var (title, body) = AlertWording.OfOpening(alert, message.PreviousHealth, new AlertReason(
            message.Kind, message.ProposesObjective ?? false, message.Usual, message.Score, message.Due,
            message.ExpectedHealth, message.ExpectedPeriod, message.ExpectedValue));
        await notices.TellAsync(
            new Notice(
                owner, message.AlertId, InboxKind.AlertOpened, message.MetricId, title, body, message.Health, Links.Metric(message.MetricId), message.OpenedAt),
            ct);
    }
}
