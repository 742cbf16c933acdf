using System.Diagnostics;
using System.Globalization;
using System.Net;
using Setpoint.Testing.Services;
using static Setpoint.Services.Tests.Notifications.NotificationsFixture;

namespace Setpoint.Services.Tests.Notifications;

public sealed class StreamTests(NotificationsFixture service) : IClassFixture<NotificationsFixture>
{
    [Fact]
    public async Task An_open_page_hears_of_an_alert_at_once()
    {
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        using var client = service.As(owner);
        await using var stream = await EventStream.OpenAsync(client);
        var watch = Stopwatch.StartNew();

        await service.Broker.PublishAsync(Opened(metric));
        var item = (await stream.NextAsync())!;

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"took {watch.Elapsed}");
        Assert.Equal(item.Seq.ToString(CultureInfo.InvariantCulture), stream.LastEventId);
        Assert.Equal(Assert.Single((await service.InboxAsync(owner)).Items), item);
    }

    [Fact]
    public async Task A_page_that_comes_back_gets_what_it_missed_once_and_in_order()
    {
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        using var client = service.As(owner);
        string? position;
        EntrySeen seen;
        await using (var before = await EventStream.OpenAsync(client))
        {
            await service.Broker.PublishAsync(Opened(metric, value: 1));
            seen = (await before.NextAsync())!;
            position = before.LastEventId;
        }

        await service.Broker.PublishAsync(Opened(metric, value: 2));
        await service.InboxAsync(owner, inbox => inbox.Unread == 2);
        await service.Broker.PublishAsync(Opened(metric, value: 3));
        await service.InboxAsync(owner, inbox => inbox.Unread == 3);
        await using var after = await EventStream.OpenAsync(client, position);
        var missed = await after.TakeAsync(2);
        await service.Broker.PublishAsync(Opened(metric, value: 4));
        var live = await after.NextAsync();

        Assert.Equal(["1.0", "2.0", "3.0", "4.0"], new[] { seen, missed[0], missed[1], live! }.Select(i => i.Body[..3]));
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_first_item_loses_nothing()
    {
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        await service.Broker.PublishAsync(Opened(metric, value: 1));
        await service.InboxAsync(owner, inbox => inbox.Unread == 1);
        using var client = service.As(owner);
        string? position;
        await using (var broken = await EventStream.OpenAsync(client))
        {
            position = broken.LastEventId;
        }

        await service.Broker.PublishAsync(Opened(metric, value: 2));
        await service.InboxAsync(owner, inbox => inbox.Unread == 2);
        await using var after = await EventStream.OpenAsync(client, position);

        Assert.StartsWith("2.0", (await after.NextAsync())!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_on_two_replicas_both_hear_everything()
    {
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        await using var second = await Replica.StartAsync(service);
        using var client = service.As(owner);
        using var other = second.As(service.Tokens, owner);
        await using var here = await EventStream.OpenAsync(client);
        await using var there = await EventStream.OpenAsync(other);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.Broker.PublishAsync(Opened(metric))));
        var heard = await Task.WhenAll(here.TakeAsync(20), there.TakeAsync(20));

        Assert.All(heard, items => Assert.Equal(20, items.Select(i => i.Id).Distinct().Count()));
        Assert.Equal(heard[0].Select(i => i.Seq).Order(), heard[0].Select(i => i.Seq));
        Assert.Equal(heard[0], heard[1]);
    }

    [Fact]
    public async Task Under_many_alerts_and_reconnections_every_item_comes_exactly_once()
    {
        const int alerts = 200;
        var owner = await service.PersonAsync();
        var metric = await service.PublishMetricAsync(owner);
        using var client = service.As(owner);
        var items = new List<EntrySeen>();
        string? position;
        await using (var first = await EventStream.OpenAsync(client))
        {
            position = first.LastEventId;
        }

        var publishing = Task.WhenAll(Enumerable.Range(0, alerts).Select(_ => service.Broker.PublishAsync(Opened(metric))));
        while (items.Count < alerts)
        {
            await using var stream = await EventStream.OpenAsync(client, position);
            items.AddRange(await stream.TakeAsync(Math.Min(7, alerts - items.Count)));
            position = stream.LastEventId;
        }

        await publishing;
        Assert.Equal(alerts, items.Select(i => i.Id).Distinct().Count());
        Assert.Equal(items.Select(i => i.Seq).Order(), items.Select(i => i.Seq));
        Assert.Equal(alerts, (await service.InboxAsync(owner)).Unread);
    }

    [Fact]
    public async Task Nobody_hears_of_another_persons_inbox()
    {
        var (owner, other) = (await service.PersonAsync(), await service.PersonAsync());
        var (mine, others) = (await service.PublishMetricAsync(owner), await service.PublishMetricAsync(other));
        using var client = service.As(owner);
        await using var stream = await EventStream.OpenAsync(client);

        await service.Broker.PublishAsync(Opened(others));
        await service.InboxAsync(other, inbox => inbox.Unread == 1);
        await service.Broker.PublishAsync(Opened(mine));

        Assert.Equal($"/kpis/{mine.Id}", (await stream.NextAsync())!.Link);
    }

    [Fact]
    public async Task A_position_that_is_none_is_refused()
    {
        using var client = service.As(service.Org.Seller);
        client.DefaultRequestHeaders.Add("Last-Event-ID", "yesterday");

        using var answer = await client.GetAsync("/api/notifications/stream");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }
}

/// <summary>The stream's rhythm, in tenths of seconds instead of minutes.</summary>
public sealed class StreamRhythmTests(QuickStreams service) : IClassFixture<QuickStreams>
{
    [Fact]
    public async Task A_silent_stream_shows_that_it_lives_and_ends_by_itself()
    {
        using var client = service.As(service.Org.Seller);
        var watch = Stopwatch.StartNew();
        await using var stream = await EventStream.OpenAsync(client);

        var item = await stream.NextAsync();

        Assert.Null(item);
        Assert.InRange(stream.Comments, 3, 20);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_service_that_stops_lets_its_streams_go()
    {
        using var client = service.As(service.Org.Seller);
        await using var stream = await EventStream.OpenAsync(client);
        var watch = Stopwatch.StartNew();

        await service.StopAsync();

        Assert.Null(await stream.NextAsync());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
        await service.StartAsync();
    }
}

/// <summary>Streams that live two seconds.</summary>
public sealed class QuickStreams : NotificationsFixture
{
    public QuickStreams()
    {
        Set("Stream:Heartbeat", "00:00:00.200");
        Set("Stream:Lifetime", "00:00:02");
    }
}
