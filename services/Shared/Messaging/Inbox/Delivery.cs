using MassTransit;

namespace Setpoint.Messaging.Inbox;

/// <summary>The bridge from the broker's library to a service's <see cref="IConsume{TEvent}"/>.</summary>
internal sealed class Delivery<TEvent>(DeliveryRunner runner) : IConsumer<TEvent>
    where TEvent : class
{
    public Task Consume(ConsumeContext<TEvent> context) => runner.RunAsync(
        context.Message,
        context.MessageId ?? throw new InvalidOperationException("A message without an id cannot be recognised when it is repeated."),
        context.ReceiveContext.InputAddress.Segments[^1],
        context.CancellationToken);
}
