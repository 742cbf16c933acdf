using System.Collections.Concurrent;
using MassTransit;
using Setpoint.Messaging;

namespace Setpoint.Testing.Services;

/// <summary>The rest of the world, on the service's own virtual host: publishes what other services would, and hears what this one says.</summary>
public sealed class TestBroker : IAsyncDisposable
{
    private readonly IBusControl _bus;
    private readonly ConcurrentDictionary<Type, ConcurrentQueue<Heard>> _heard = new();

    private TestBroker(string uri) => _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
    {
        rabbit.Host(new Uri(uri));
        rabbit.MessageTopology.SetEntityNameFormatter(new ContractNames());
    });

    /// <summary>Connects.</summary>
    public static async Task<TestBroker> ConnectAsync(string uri)
    {
        var broker = new TestBroker(uri);
        await broker._bus.StartAsync(TimeSpan.FromSeconds(30));
        return broker;
    }

    /// <summary>Publishes an event, under a new message id unless one is given.</summary>
    public Task PublishAsync<T>(T message, Guid? messageId = null)
        where T : class =>
        _bus.Publish(message, c => c.MessageId = messageId ?? Guid.CreateVersion7());

    /// <summary>Begins to hear an event. What was published before is not heard.</summary>
    public async Task HearAsync<T>()
        where T : class
    {
        if (_heard.TryAdd(typeof(T), new()))
        {
            var handle = _bus.ConnectReceiveEndpoint(new TemporaryEndpointDefinition(), null, endpoint =>
            {
                endpoint.Handler<T>(context =>
                {
                    _heard[typeof(T)].Enqueue(new Heard(context.MessageId ?? Guid.Empty, context.Message));
                    return Task.CompletedTask;
                });
            });
            await handle.Ready;
        }
    }

    /// <summary>Everything heard of an event so far, in order of arrival.</summary>
    public IReadOnlyList<T> Of<T>()
        where T : class => [.. _heard[typeof(T)].Select(h => (T)h.Message)];

    /// <summary>The message ids heard of an event.</summary>
    public IReadOnlyList<Guid> IdsOf<T>() => [.. _heard[typeof(T)].Select(h => h.Id)];

    /// <summary>Waits until an event like this was heard.</summary>
    public async Task<T> ExpectAsync<T>(Func<T, bool> like)
        where T : class
    {
        var heard = await Eventually.SeeAsync(() => Task.FromResult(Of<T>()), all => all.Any(like));
        return heard.Last(like);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _bus.StopAsync(TimeSpan.FromSeconds(10));

    private sealed record Heard(Guid Id, object Message);
}
