using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Setpoint.Services.Tests.Gateway;

/// <summary>A gateway that waits no longer than a test does.</summary>
public sealed class ImpatientGatewayFixture : GatewayFixture
{
    public override Task InitializeAsync()
    {
        Set("Traffic:ordinary:Total", "00:00:03");
        return base.InitializeAsync();
    }
}

public sealed class ForwardingTests(ImpatientGatewayFixture gateway) : IClassFixture<ImpatientGatewayFixture>
{
    [Theory]
    [InlineData("directory")]
    [InlineData("metrics")]
    [InlineData("goals")]
    [InlineData("checkins")]
    [InlineData("notifications")]
    public async Task Every_service_gets_a_token_made_for_it_alone(string service)
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);

        var call = await browser.GetAsync($"/api/{service}/anything/at%20all?q=a%2Fb&q=c");

        Assert.Equal(service, call.GetProperty("audience").GetString());
        Assert.Equal($"{service}:read {service}:write", call.GetProperty("scope").GetString());
        Assert.Equal(5, call.GetProperty("lifetime").GetDouble());
        Assert.Equal($"/api/{service}/anything/at%20all?q=a%2Fb&q=c", call.GetProperty("path").GetString());
    }

    [Fact]
    public async Task Nothing_a_caller_writes_passes_for_what_the_gateway_says()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);

        using var response = await browser.SendAsync(
            HttpMethod.Get,
            "/api/goals/objectives",
            body: null,
            ("X-Forwarded-For", "203.0.113.7"),
            ("X-Forwarded-Host", "evil.example"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-User", "root"),
            ("Forwarded", "for=203.0.113.7"),
            ("X-Real-IP", "203.0.113.7"),
            ("X-Original-For", "203.0.113.7"),
            ("X-Setpoint-Person", "root"),
            ("Idempotency-Key", "kept"),
            ("If-Match", "\"3\""));
        var headers = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("headers");

        Assert.Equal("127.0.0.1", Value("X-Forwarded-For"));
        Assert.Equal(gateway.Address.Authority, Value("X-Forwarded-Host"));
        Assert.Equal("http", Value("X-Forwarded-Proto"));
        Assert.Equal("kept", Value("Idempotency-Key"));
        Assert.Equal("\"3\"", Value("If-Match"));
        Assert.All(["X-Forwarded-User", "Forwarded", "X-Real-IP", "X-Original-For", "X-Setpoint-Person", "X-Setpoint-Request", "Cookie"], name => Assert.Null(Value(name)));

        string? Value(string name) => headers.EnumerateObject()
            .FirstOrDefault(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Value is { ValueKind: JsonValueKind.String } value
            ? value.GetString()
            : null;
    }

    [Fact]
    public async Task The_same_caller_gets_the_same_token_for_a_minute()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);

        var first = await TokenAsync();
        var second = await TokenAsync();
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = await TokenAsync();

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);

        async Task<string?> TokenAsync() =>
            (await browser.GetAsync("/api/goals/objectives")).GetProperty("headers").GetProperty("Authorization").GetString();
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/unknown")]
    [InlineData("/api/goals/../../health")]
    [InlineData("/api/goals/..%2f..%2fhealth")]
    [InlineData("/goals/health")]
    public async Task Nothing_but_the_interfaces_of_the_services_is_reachable(string path)
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);

        using var response = await browser.SendAsync(HttpMethod.Get, path);

        Assert.DoesNotContain("a service's own health", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_interface_is_a_problem_not_a_page()
    {
        using var client = gateway.Anonymous();

        using var response = await client.GetAsync("/api/unknown/things");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("not-found", await Problem.CodeOfAsync(response));
    }

    [Fact]
    public async Task The_own_health_answers()
    {
        using var client = gateway.Anonymous();

        Assert.Equal("Healthy", await client.GetStringAsync("/health"));
        Assert.Equal("Healthy", await client.GetStringAsync("/alive"));
    }

    [Fact]
    public async Task A_broken_connection_is_a_502_that_says_when_to_come_back()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);

        using var response = await browser.SendAsync(HttpMethod.Get, "/api/goals/broken");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("service-failed", await Problem.CodeOfAsync(response));
        Assert.True(response.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("/api/goals/silent")]
    [InlineData("/api/notifications/silent")]
    public async Task A_service_that_does_not_answer_is_a_504(string path)
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);

        using var response = await browser.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        Assert.Equal("service-timed-out", await Problem.CodeOfAsync(response));
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_service_that_is_down_is_a_503_until_it_is_back()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);
        var port = gateway.Services.Address.Port;

        await gateway.Services.StopAsync();
        using var down = await browser.SendAsync(HttpMethod.Get, "/api/goals/objectives");
        await gateway.Services.StartAsync(gateway.Clock, port);
        using var back = await browser.SendAsync(HttpMethod.Get, "/api/goals/objectives");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);
        Assert.Equal("service-unavailable", await Problem.CodeOfAsync(down));
        Assert.True(down.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Theory]
    [InlineData("/api/goals/objectives", true)]
    [InlineData("/api/goals/objectives", false)]
    [InlineData("/api/notifications/inbox/read", true)]
    public async Task A_body_over_a_mebibyte_is_413(string path, bool declared)
    {
        using var script = await gateway.WithTokenAsync(new TestApiToken(gateway.Org.Seller, gateway.Clock.GetUtcNow(), "goals:write", "notifications:write"));
        using var content = new StreamContent(new MemoryStream(new byte[(1 << 20) + 1]));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TransferEncodingChunked = !declared;

        using var response = await script.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("body-too-large", await Problem.CodeOfAsync(response));
    }

    [Fact]
    public async Task Json_of_services_is_compressed_here()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);

        using var response = await browser.SendAsync(HttpMethod.Get, "/api/goals/tree?filler=20000", null, ("Accept-Encoding", "br, gzip"));

        Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.True((await response.Content.ReadAsByteArrayAsync()).Length < 2000);
    }
}
