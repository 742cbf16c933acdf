using MassTransit;

namespace Setpoint.Messaging.Inbox;

/// <summary>The bridge from the broker's library to a service's <see cref="IConsume{TEvent}"/>.</summary>
internal sealed class Delivery<TEvent>(DeliveryRunner runner) : IConsumer<TEvent>
    where TEvent : class
{
    public Task Consume(ConsumeContext<TEvent> context) =>
        runner.RunAsync(context.Message, Sent.IdOf(context), Sent.EndpointOf(context), context.CancellationToken);
}

/// <summary>The same for an <see cref="IConsumeMany{TEvent}"/>.</summary>
internal sealed class DeliveryTogether<TEvent>(Together<TEvent> together) : IConsumer<TEvent>
    where TEvent : class
{
    public Task Consume(ConsumeContext<TEvent> context) =>
        together.RunAsync(context.Message, Sent.IdOf(context), Sent.EndpointOf(context), context.CancellationToken);
}

internal static class Sent
{
    public static Guid IdOf(ConsumeContext context) =>
        context.MessageId ?? throw new InvalidOperationException("A message without an id cannot be recognised when it is repeated.");

    public static string EndpointOf(ConsumeContext context) => context.ReceiveContext.InputAddress.Segments[^1];
}
