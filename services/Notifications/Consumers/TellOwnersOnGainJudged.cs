using Setpoint.Contracts.Metrics;
using Setpoint.Messaging;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Domain;

namespace Setpoint.Notifications.Consumers;

/// <summary>"Damage claims held its gain", to who answers for the metric and, where it is public, for the objective.</summary>
internal sealed class TellOwnersOnGainJudged(Notices notices) : IConsume<GainJudged>
{
    private const string Held = "held";

    public async Task ConsumeAsync(GainJudged message, CancellationToken ct)
    {
        var metric = new AlertFacts(
            message.MetricName, message.UnitOfMeasure, message.Decimals, message.Health, message.Periods[^1].Start, message.Median,
            await notices.CadenceOfAsync(message.MetricId, ct));
        var (title, body) = GainWording.Of(new GainFacts(
            metric, message.ObjectiveTitle, message.From, message.Achieved, message.Median, message.Periods.Count, message.Outcome == Held, message.ProposesThresholds));

        // In one order, because each person's inbox is locked until the commit.
        foreach (var owner in new[] { message.OwnerId, message.ObjectiveOwnerId }.OfType<Guid>().Distinct().Order())
        {
            await notices.TellAsync(
                new Notice(
                    owner, message.KeyResultId, InboxKind.GainJudged, message.MetricId, title, body, message.Health, Links.Metric(message.MetricId), message.JudgedAt),
                ct);
        }
    }
}
