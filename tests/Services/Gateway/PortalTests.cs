using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Setpoint.Contracts.Directory;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Gateway;

public sealed class PortalTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/d/sales")]
    [InlineData("/people/ada.sample")]
    [InlineData("/objectives/019a6f3b-7c1d-7e2f-8a9b-0c1d2e3f4a5b?tab=history")]
    public async Task Every_page_is_the_portal_and_asked_for_again(string path)
    {
        using var client = gateway.Anonymous();

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<title>portal</title>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_browser_with_a_session_is_told_with_the_page_what_it_will_ask_first()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);
        using var anonymous = gateway.Anonymous();

        using var page = await browser.SendAsync(HttpMethod.Get, "/d/sales");
        using var screen = await browser.SendAsync(HttpMethod.Get, "/tv/sales");
        using var signIn = await anonymous.GetAsync("/");

        Assert.Contains("</api/directory/me>; rel=preload; as=fetch; crossorigin", Header(page, "Link"), StringComparison.Ordinal);
        Assert.Null(Header(screen, "Link"));
        Assert.Null(Header(signIn, "Link"));
    }

    [Fact]
    public async Task Pages_allow_nothing_inline_and_nothing_from_elsewhere()
    {
        using var client = gateway.Anonymous();

        using var response = await client.GetAsync("/");

        var policy = Header(response, "Content-Security-Policy")!;
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Null(Header(response, "Server"));
        Assert.Null(Header(response, "Strict-Transport-Security")); // Development
    }

    [Fact]
    public async Task Pictures_from_elsewhere_are_let_in_by_https_once_some_unit_has_allowed_them()
    {
        using var client = gateway.Anonymous();
        await gateway.Broker.PublishAsync(new PolicyChanged(gateway.Org.Sales, 1, new Dictionary<string, string> { ["commentImages"] = "on" }));
        await Eventually.SeeAsync(ImagesAsync, images => images == "img-src 'self' data: https:");

        await gateway.Broker.PublishAsync(new PolicyChanged(gateway.Org.Sales, 2, new Dictionary<string, string>()));
        await Eventually.SeeAsync(ImagesAsync, images => images == "img-src 'self' data:");

        async Task<string> ImagesAsync()
        {
            using var response = await client.GetAsync("/");
            return Header(response, "Content-Security-Policy")!.Split("; ").Single(d => d.StartsWith("img-src", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Data_is_not_a_page_whoever_answers()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Seller);

        using var proxied = await browser.SendAsync(HttpMethod.Get, "/api/goals/tree");
        using var missing = await browser.SendAsync(HttpMethod.Get, "/api/nothing");

        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(proxied, "Content-Security-Policy"));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(missing, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(proxied, "X-Content-Type-Options"));
    }

    [Fact]
    public async Task Hashed_files_are_kept_for_good_and_compressed()
    {
        using var client = gateway.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/index-8f3c.js");
        request.Headers.AcceptEncoding.ParseAdd("br");

        using var response = await client.SendAsync(request);

        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
        Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("gzip, br", "its compressed copy", "br")]
    [InlineData("br;q=0", "as it was built", null)]
    [InlineData("identity", "as it was built", null)]
    public async Task The_copy_that_the_build_compressed_goes_to_whoever_takes_it(string accepted, string body, string? encoding)
    {
        using var client = gateway.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/page-77aa.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var response = await client.SendAsync(request);

        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Theory]
    [InlineData("/assets/gone-1234.js")]
    [InlineData("/session/anything")]
    [InlineData("/.well-known/anything")]
    [InlineData("/openapi/unknown.json")]
    public async Task A_missing_file_is_missing_and_not_the_portal(string path)
    {
        using var client = gateway.Anonymous();

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("not-found", await Problem.CodeOfAsync(response));
    }

    [Fact]
    public async Task Nothing_is_posted_to_a_page()
    {
        using var client = gateway.Anonymous();

        using var response = await client.PostAsync("/d/sales", content: null);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task One_page_shows_the_descriptions_of_all_services()
    {
        using var client = gateway.Anonymous();

        using var page = await client.GetAsync("/openapi");
        var services = (await client.GetFromJsonAsync<JsonElement>("/openapi/services.json")).EnumerateArray().ToList();

        Assert.Contains("<title>descriptions</title>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("style-src 'self' 'unsafe-inline'", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(["directory", "metrics", "goals", "checkins", "notifications"], services.Select(service => service.GetProperty("name").GetString()!));
        foreach (var service in services)
        {
            var description = await client.GetFromJsonAsync<JsonElement>(service.GetProperty("url").GetString());
            Assert.Equal(service.GetProperty("name").GetString(), description.GetProperty("info").GetProperty("title").GetString());
        }
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
