using Setpoint.CheckIns.Domain;
using Setpoint.Contracts.CheckIns;
using Setpoint.Messaging;

namespace Setpoint.CheckIns;

/// <summary>Everything this service tells the world. Notes stay here: they may speak of objectives that are not public.</summary>
internal static class IntegrationEvents
{
    public static void Declare(EventMap map) => map.Internal<DaysOff>().Internal<Blocker>().Internal<ReviewPlan>().Internal<Review>().Internal<ReviewOutcome>().Internal<Comment>().State<CheckIn, CheckInSubmitted>(checkIn => new CheckInSubmitted(
        checkIn.Id.Value,
        checkIn.Current.Number,
        checkIn.ObjectiveId,
        checkIn.AuthorId,
        checkIn.At,
        checkIn.Current.Confidence,
        [.. checkIn.Current.KeyResults.Select(k => new KeyResultCheckIn(k.KeyResultId, k.Value, k.Confidence))],
        checkIn.Current.Steps.Count == 0 ? null : [.. checkIn.Current.Steps.Select(s => new StepCheckIn(s.StepId, s.Done))]));
}
