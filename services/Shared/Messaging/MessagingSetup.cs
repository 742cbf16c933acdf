using System.Reflection;
using MassTransit;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Setpoint.Contracts.Operations;
using Setpoint.Messaging.Inbox;
using Setpoint.Messaging.Outbox;
using Setpoint.Messaging.Reconciliation;

namespace Setpoint.Messaging;

/// <summary>Connects a service to the broker: its outbox, its inbox and one quorum queue per publisher it listens to.</summary>
public sealed class MessagingSetup
{
    private const int Prefetch = 32;
    private const int Concurrency = 8;

    private readonly IHostApplicationBuilder _builder;
    private readonly Dictionary<Type, Type> _deliveries = [];
    private readonly List<ReadModel> _readModels = [];

    /// <param name="builder">The service.</param>
    /// <param name="service">Its name, which begins the names of its queues.</param>
    /// <param name="assembly">Where its aggregates and domain events live.</param>
    /// <param name="declare">The service's <c>IntegrationEvents.Declare</c>.</param>
    public MessagingSetup(IHostApplicationBuilder builder, string service, Assembly assembly, Action<EventMap> declare)
    {
        _builder = builder;
        var map = new EventMap();
        declare(map);
        map.Verify(assembly);

        var services = builder.Services;
        services.AddSingleton(map);
        services.AddSingleton<OutboxBell>();
        services.AddScoped<AfterCommit>();
        services.AddSingleton<IInterceptor, OutboxInterceptor>();
        services.AddSingleton<DeliveryRunner>();
        services.AddSingleton<BrokerHealth>();
        services.AddSingleton(p => new DeadLetters(p.GetRequiredService<NpgsqlDataSource>(), p));
        services.AddSingleton(p => new Republisher(
            service,
            map,
            p.GetRequiredService<NpgsqlDataSource>(),
            p.GetRequiredService<IServiceScopeFactory>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(_ => new ReadModels(service, _readModels));
        services.AddSingleton<OutboxGauges>();
        services.AddHostedService(p => p.GetRequiredService<OutboxGauges>());
        services.AddHostedService<OutboxDispatcher>();
        services.AddHostedService<AskForDigests>();
        services.AddHostedService<Purge>();

        Consume<StateDigest, CompareOnStateDigest>();
        Consume<DigestRequested, SendOnDigestRequested>();
        Consume<BucketRequested, SendOnBucketRequested>();
        Consume<RepublishRequested, SendOnRepublishRequested>();
        Consume<BucketSnapshot, DropOnBucketSnapshot>();
        services.AddMassTransit(bus => bus.UsingRabbitMq((context, rabbit) => Configure(context, rabbit, service)));
        services.Configure<MassTransitHostOptions>(o =>
        {
            // The API must come up and keep accepting without a broker; the outbox holds what it owes.
            o.WaitUntilStarted = false;
            o.StopTimeout = TimeSpan.FromSeconds(20);
        });
    }

    /// <summary>Reacts to an event. One consumer per event and service.</summary>
    public MessagingSetup Consume<TEvent, TConsumer>()
        where TEvent : class
        where TConsumer : class, IConsume<TEvent>
    {
        var isOfMany = typeof(TConsumer).IsAssignableTo(typeof(IConsumeMany<TEvent>));
        if (!_deliveries.TryAdd(typeof(TEvent), isOfMany ? typeof(DeliveryTogether<TEvent>) : typeof(Delivery<TEvent>)))
        {
            throw new InvalidOperationException($"{typeof(TEvent).Name} already has a consumer.");
        }

        _builder.Services.AddSingleton<Together<TEvent>>();
        _builder.Services.AddScoped<IConsume<TEvent>, TConsumer>();
        return this;
    }

    /// <summary>Declares that a table mirrors a state event, so that it can be compared and mended.</summary>
    public MessagingSetup Mirror<TEvent>(string table)
        where TEvent : class
    {
        _readModels.Add(new ReadModel(typeof(TEvent), table));
        return this;
    }

    private void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit, string service)
    {
        var broker = _builder.Configuration.GetConnectionString("rabbitmq")
            ?? throw new InvalidOperationException("ConnectionStrings:rabbitmq is not set.");
        rabbit.Host(new Uri(broker));
        rabbit.ConfigureJsonSerializerOptions(json =>
        {
            // Indented by default, which makes a bulk message more than twice as large.
            json.WriteIndented = false;
            return json;
        });
        rabbit.MessageTopology.SetEntityNameFormatter(new ContractNames());
        foreach (var publisher in _deliveries.GroupBy(d => Wire.PublisherOf(d.Key)))
        {
            rabbit.ReceiveEndpoint($"{service}-{publisher.Key}", endpoint =>
            {
                endpoint.SetQuorumQueue();
                endpoint.PrefetchCount = Prefetch;
                endpoint.ConcurrentMessageLimit = Concurrency;
                endpoint.PublishFaults = false;
                endpoint.DiscardSkippedMessages();
                endpoint.ConfigureError(pipe => pipe.UseFilter(new DeadLetterFilter(context.GetRequiredService<DeadLetters>())));
                foreach (var (_, delivery) in publisher)
                {
                    // Not ConfigureConsumer: that knows only what was registered before AddMassTransit returned.
                    endpoint.Consumer(delivery, type => ActivatorUtilities.CreateInstance(context, type));
                }
            });
        }
    }
}
