using Setpoint.Contracts.Goals;
using Setpoint.Messaging;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Domain;

namespace Setpoint.Notifications.Consumers;

/// <summary>"Damage claims suffers, a guardrail of …", to the owner of the objective, if they may know of the metric.</summary>
internal sealed class TellOwnerOnGuardrailBroken(Notices notices) : IConsume<GuardrailBroken>
{
    public async Task ConsumeAsync(GuardrailBroken message, CancellationToken ct)
    {
        var alert = new AlertFacts(
            message.MetricName, message.UnitOfMeasure, message.Decimals, message.Health, message.Period, message.Value, await notices.CadenceOfAsync(message.MetricId, ct));
        var (title, body) = AlertWording.OfGuardrail(alert, message.Title);
        await notices.TellAsync(
            new Notice(
                message.OwnerId, message.Id, InboxKind.GuardrailBroken, message.MetricId, title, body, message.Health, Links.Objective(message.ObjectiveId), message.At),
            ct);
    }
}
