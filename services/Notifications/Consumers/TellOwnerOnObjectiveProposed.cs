using Setpoint.Contracts.Metrics;
using Setpoint.Messaging;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Domain;

namespace Setpoint.Notifications.Consumers;

/// <summary>"Time for an objective: Damage claims", to the one accountable person.</summary>
internal sealed class TellOwnerOnObjectiveProposed(Notices notices) : IConsume<ObjectiveProposed>
{
    private const string Red = "red";

    public async Task ConsumeAsync(ObjectiveProposed message, CancellationToken ct)
    {
        if (message.OwnerId is not { } owner)
        {
            return;
        }

        var alert = new AlertFacts(
            message.MetricName, message.UnitOfMeasure, message.Decimals, Red, message.Period, message.Value, await notices.CadenceOfAsync(message.MetricId, ct));
        var (title, body) = AlertWording.OfProposal(alert);
        await notices.TellAsync(
            new Notice(owner, message.AlertId, InboxKind.ObjectiveProposed, message.MetricId, title, body, Red, Links.Metric(message.MetricId), message.ProposedAt),
            ct);
    }
}
