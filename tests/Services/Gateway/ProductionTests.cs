using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Setpoint.Services.Tests.Gateway;

/// <summary>A gateway outside Development, behind a proxy on this machine that it trusts.</summary>
public sealed class ProductionGatewayFixture : GatewayFixture
{
    public override Task InitializeAsync()
    {
        Set("environment", "Production");
        Set("Proxies", "127.0.0.1, 10.0.0.0/8");
        return base.InitializeAsync();
    }
}

public sealed class ProductionTests(ProductionGatewayFixture gateway) : IClassFixture<ProductionGatewayFixture>
{
    [Fact]
    public async Task Choosing_a_person_does_not_exist()
    {
        var browser = new Browser(gateway.Address) { Host = "localhost" };

        using var people = await browser.SendAsync(HttpMethod.Get, "/session/people");
        using var signIn = await browser.SendAsync(HttpMethod.Post, "/session/development", new { personId = gateway.Org.Admin });
        var session = await browser.GetAsync("/session");

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [people.StatusCode, signIn.StatusCode]);
        Assert.False(session.GetProperty("development").GetBoolean());
    }

    [Fact]
    public async Task A_trusted_proxy_says_who_asked_and_that_it_was_over_tls()
    {
        using var script = await gateway.WithTokenAsync(new TestApiToken(gateway.Org.Seller, gateway.Clock.GetUtcNow(), "goals:read"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/goals/tree");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "okr.example");

        using var response = await script.SendAsync(request);
        var headers = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("headers");

        Assert.Equal("203.0.113.7", headers.GetProperty("X-Forwarded-For").GetString());
        Assert.Equal("https", headers.GetProperty("X-Forwarded-Proto").GetString());
        Assert.Equal("okr.example", headers.GetProperty("X-Forwarded-Host").GetString());
        Assert.Contains("max-age=31536000", response.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
    }
}
