namespace Setpoint.Messaging;

/// <summary>
/// A service's reaction to an event. Runs inside one transaction together with the row that remembers the message:
/// what it changed through the scope's DbContext is saved and committed after it returns, and a repetition never gets here.
/// </summary>
/// <remarks>
/// Messages come late and out of order: a state event is applied only when its version is not older than the row's.
/// Throwing rolls everything back; transient errors are tried again without end, others five times and then set aside.
/// </remarks>
public interface IConsume<in TEvent>
    where TEvent : class
{
    /// <summary>Applies the event.</summary>
    Task ConsumeAsync(TEvent message, CancellationToken ct);
}

/// <summary>
/// A reaction that several messages can have in one transaction: those that come while others are being handled. What it
/// does must be the same as handling each alone, in any order; where it throws, each is handled alone.
/// </summary>
public interface IConsumeMany<in TEvent> : IConsume<TEvent>
    where TEvent : class
{
    /// <summary>Applies the events.</summary>
    Task ConsumeAsync(IReadOnlyCollection<TEvent> messages, CancellationToken ct);
}
