using System.Diagnostics;
using System.Net;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway;

/// <summary>A gateway that lets little through.</summary>
public sealed class NarrowGatewayFixture : GatewayFixture
{
    public override Task InitializeAsync()
    {
        Set("Limits:SignedIn:PerSecond", "1");
        Set("Limits:SignedIn:Burst", "5");
        Set("Limits:Anonymous:PerSecond", "1");
        Set("Limits:Anonymous:Burst", "1000"); // the fixture itself asks for health while it starts
        Set("Limits:Bulk:AtOnce", "2");
        Set("Limits:Bulk:AtOncePerCaller", "1");
        Set("Limits:Bulk:Waiting", "0");
        return base.InitializeAsync();
    }
}

public sealed class LimitTests(NarrowGatewayFixture gateway) : IClassFixture<NarrowGatewayFixture>
{
    [Fact]
    public async Task Too_many_calls_are_429_with_the_time_to_wait_and_others_are_not_concerned()
    {
        using var greedy = await gateway.WithTokenAsync(New(gateway.Org.Seller));
        using var modest = await gateway.WithTokenAsync(New(gateway.Org.Seller));

        var responses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => greedy.GetAsync("/api/goals/tree")));
        using var other = await modest.GetAsync("/api/goals/tree");
        var refused = responses.Where(response => response.StatusCode == HttpStatusCode.TooManyRequests).ToList();

        Assert.True(responses.Count(response => response.StatusCode == HttpStatusCode.OK) >= 5);
        Assert.NotEmpty(refused);
        Assert.Equal("too-many-requests", await Problem.CodeOfAsync(refused[0]));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        await Task.Delay(refused[^1].Headers.RetryAfter!.Delta!.Value + TimeSpan.FromMilliseconds(200));
        using var later = await greedy.GetAsync("/api/goals/tree");
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Two_browsers_of_a_person_share_their_measure()
    {
        var desk = await gateway.SignInAsync(gateway.Org.Viewer);
        var phone = await gateway.SignInAsync(gateway.Org.Viewer);

        var watch = Stopwatch.StartNew();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? desk : phone).StatusOfAsync(HttpMethod.Get, "/api/goals/tree")));
        var served = statuses.Count(status => status == HttpStatusCode.OK);

        Assert.InRange(served, 5, 5 + (int)Math.Ceiling(watch.Elapsed.TotalSeconds)); // two measures would serve ten at once
    }

    [Fact]
    public async Task Bulk_uploads_have_a_limit_of_their_own()
    {
        using var first = await gateway.WithTokenAsync(New(gateway.Org.Seller));
        using var second = await gateway.WithTokenAsync(New(gateway.Org.Admin));

        var running = first.PostAsync("/api/metrics/observations?hold", new ByteArrayContent([1]));
        await Eventually.TrueAsync(() => Task.FromResult(gateway.Services.Uploaded == 1));
        using var refused = await first.PostAsync("/api/metrics/observations", new ByteArrayContent([1]));
        using var ordinary = await first.GetAsync("/api/metrics");
        using var ofOther = await second.PostAsync("/api/metrics/observations", new ByteArrayContent([1]));
        gateway.Services.Next.Release();
        using var finished = await running;

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, ofOther.StatusCode);
        Assert.Equal(HttpStatusCode.OK, finished.StatusCode);
        Assert.Equal(HttpStatusCode.OK, ordinary.StatusCode);
    }

    private TestApiToken New(Guid person) => new(person, gateway.Clock.GetUtcNow(), "goals:read", "metrics:read", "metrics:write");
}
