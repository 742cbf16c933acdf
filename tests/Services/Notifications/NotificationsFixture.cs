using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Setpoint.Contracts.Metrics;
using Setpoint.Notifications.Data;
using Setpoint.Notifications.Features.Inbox;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Notifications;

/// <summary>The service of notifications, and what metrics would tell it.</summary>
public class NotificationsFixture : ServiceFixture
{
    public override string Name => "notifications";

    protected override Type Context => typeof(NotificationsDb);

    /// <summary>A weekly metric of inside sales, known to the service.</summary>
    public async Task<MetricChanged> PublishMetricAsync(Guid? owner, string visibility = "public")
    {
        var metric = Metric(owner, visibility);
        await TellAsync(metric);
        return metric;
    }

    public MetricChanged Metric(Guid? owner, string visibility = "public") => new(
        Guid.CreateVersion7(), 1, "Damage claims", "kpi", "per 1,000 parcels", 1, "lower", "weekly", Org.InsideSales, owner, visibility, "active");

    public async Task TellAsync(MetricChanged metric)
    {
        await Broker.PublishAsync(metric);
        await Eventually.SeeAsync(
            () => QueryAsync<long>("select coalesce(max(version), 0) from metric where id = $1", metric.Id), version => version >= metric.Version);
    }

    public static AlertOpened Opened(MetricChanged metric, Guid? alert = null, decimal value = 3.2m) => new(
        alert ?? Guid.CreateVersion7(), metric.Id, metric.Name, metric.UnitOfMeasure, metric.Decimals, metric.UnitId, metric.OwnerId,
        "health", "red", "green", new DateOnly(2026, 11, 9), value, new DateTimeOffset(2026, 11, 16, 6, 0, 0, TimeSpan.Zero));

    public static AlertClosed Closed(AlertOpened alert) => new(
        alert.AlertId, alert.MetricId, alert.MetricName, alert.UnitOfMeasure, alert.Decimals, alert.UnitId, alert.OwnerId,
        alert.Kind, "green", new DateOnly(2026, 11, 23), 1.4m, alert.OpenedAt.AddDays(14));

    /// <summary>Somebody of inside sales whose inbox is empty.</summary>
    public async Task<Guid> PersonAsync(bool active = true)
    {
        var id = Guid.CreateVersion7();
        await Broker.PublishAsync(TestOrganization.Person(id, "Olga Owner", Org.InsideSales, "member", active: active));
        await Eventually.TrueAsync(async () => await QueryAsync<long>("select count(*) from person where id = $1", id) == 1);
        return id;
    }

    public async Task<InboxSeen> InboxAsync(Guid person, string query = "")
    {
        using var client = As(person);
        return (await client.GetFromJsonAsync<InboxSeen>($"/api/notifications/inbox{query}"))!;
    }

    public Task<InboxSeen> InboxAsync(Guid person, Func<InboxSeen, bool> satisfies) => Eventually.SeeAsync(() => InboxAsync(person), satisfies);

    /// <summary>What metrics said before now has been handled: this comes after it through the same queue.</summary>
    public async Task SettledAsync()
    {
        var person = await PersonAsync();
        var metric = await PublishMetricAsync(person);
        await Broker.PublishAsync(Opened(metric));
        await InboxAsync(person, inbox => inbox.Unread == 1);
        await Task.Delay(300);
    }
}

/// <summary>A second replica over the fixture's database and queues.</summary>
public sealed class Replica : WebApplicationFactory<InboxEntry>
{
    private readonly Dictionary<string, string?> _settings;

    private Replica(Dictionary<string, string?> settings)
    {
        _settings = settings;
        UseKestrel(k => k.Listen(IPAddress.Loopback, 0));
    }

    public static async Task<Replica> StartAsync(ServiceFixture service)
    {
        var tokens = await TestTokens.StartOrReuseAsync();
        var replica = new Replica(new()
        {
            ["ConnectionStrings:notificationsdb"] = service.ConnectionString,
            ["ConnectionStrings:rabbitmq"] = service.RabbitUri,
            ["Identity:JwksUrl"] = tokens.JwksUrl,
        });
        replica.StartServer();
        using var client = replica.As(tokens, Guid.Empty);
        await Eventually.SeeAsync(async () => (await client.GetAsync("/health")).StatusCode, status => status == HttpStatusCode.OK);
        return replica;
    }

    public HttpClient As(TestTokens tokens, Guid person)
    {
        var client = new HttpClient { BaseAddress = ClientOptions.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Mint(person, "notifications"));
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseEnvironment("Development");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(l => l.SetMinimumLevel(LogLevel.Warning));
    }
}

public sealed record InboxSeen(IReadOnlyList<EntrySeen> Items, string? Next, int Unread);

public sealed record EntrySeen(Guid Id, long Seq, string Kind, string Title, string Body, string? Health, string Link, DateTimeOffset At, bool Read);
