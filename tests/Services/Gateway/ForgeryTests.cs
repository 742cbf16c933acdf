using System.Net;

namespace Setpoint.Services.Tests.Gateway;

public sealed class ForgeryTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task A_change_with_the_cookie_alone_is_refused()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);
        browser.SendsHeader = false;

        using var refused = await browser.SendAsync(HttpMethod.Post, "/api/checkins", new { });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("forged-request", await Problem.CodeOfAsync(refused));
        Assert.Equal(HttpStatusCode.Forbidden, await browser.StatusOfAsync(HttpMethod.Delete, "/session"));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusOfAsync(HttpMethod.Get, "/api/checkins"));
    }

    [Fact]
    public async Task A_change_from_another_site_is_refused_even_with_the_header()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);

        browser.Origin = "https://evil.example";
        Assert.Equal(HttpStatusCode.Forbidden, await browser.StatusOfAsync(HttpMethod.Post, "/api/checkins"));
        browser.Origin = gateway.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusOfAsync(HttpMethod.Post, "/api/checkins"));
    }

    [Fact]
    public async Task Another_site_cannot_sign_somebody_in()
    {
        var browser = new Browser(gateway.Address) { Origin = "http://localhost:1" };

        using var refused = await browser.SendAsync(HttpMethod.Post, "/session/development", new { personId = gateway.Org.Seller });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Null(browser.Cookie);
    }

    [Fact]
    public async Task A_script_with_a_token_needs_no_header()
    {
        using var script = await gateway.WithTokenAsync(new TestApiToken(gateway.Org.Seller, gateway.Clock.GetUtcNow(), "checkins:write"));

        using var response = await script.PostAsync("/api/checkins", content: null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
