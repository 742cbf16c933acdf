using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Setpoint.Services.Tests.Gateway;

public sealed class ScimRouteTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task An_identity_provider_reaches_the_directory_with_its_scope_and_learns_its_address()
    {
        using var provider = await gateway.WithTokenAsync(New("directory:provision"));

        var call = await provider.GetFromJsonAsync<JsonElement>("/scim/v2/Users?filter=userName%20eq%20%22a%22");

        Assert.Equal(("directory", "directory:provision"), (call.GetProperty("audience").GetString(), call.GetProperty("scope").GetString()));
        Assert.Equal("/scim/v2/Users?filter=userName%20eq%20%22a%22", call.GetProperty("path").GetString());
        Assert.Equal(gateway.Address.Authority, call.GetProperty("headers").GetProperty("X-Forwarded-Host").GetString());
    }

    [Fact]
    public async Task A_browser_comes_without_the_scope()
    {
        var browser = await gateway.SignInAsync(gateway.Org.Admin);
        Assert.Equal("directory:read directory:write", (await browser.GetAsync("/scim/v2/Users")).GetProperty("scope").GetString());
    }

    [Fact]
    public async Task The_gateway_refuses_in_the_words_of_scim()
    {
        using var other = await gateway.WithTokenAsync(New("metrics:read"));
        await RefusedAsync(gateway.Anonymous(), "/scim/v2/Users", HttpStatusCode.Unauthorized);
        await RefusedAsync(other, "/scim/v2/Users", HttpStatusCode.Forbidden);
        await RefusedAsync(other, "/scim/v1/Users", HttpStatusCode.NotFound);
    }

    private static async Task RefusedAsync(HttpClient client, string path, HttpStatusCode status)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/scim+json", response.Content.Headers.ContentType!.MediaType);
        var error = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:ietf:params:scim:api:messages:2.0:Error", error.GetProperty("schemas")[0].GetString());
        Assert.Equal(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), error.GetProperty("status").GetString());
    }

    private TestApiToken New(params string[] scopes) => new(gateway.Org.Seller, gateway.Clock.GetUtcNow(), scopes);
}
