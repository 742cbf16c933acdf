using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.DirectoryService;

public sealed class ScimAccessTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    public static TheoryData<string, string> Addresses => new()
    {
        { "GET", "ServiceProviderConfig" }, { "GET", "Schemas" }, { "GET", "ResourceTypes" }, { "GET", "Users" }, { "POST", "Users" },
        { "GET", $"Users/{Guid.Empty}" }, { "PUT", $"Users/{Guid.Empty}" }, { "PATCH", $"Users/{Guid.Empty}" }, { "DELETE", $"Users/{Guid.Empty}" },
        { "GET", "Groups" }, { "POST", "Groups" }, { "PATCH", $"Groups/{Guid.Empty}" }, { "DELETE", $"Groups/{Guid.Empty}" }, { "GET", "Nothing" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Without_the_scope_or_the_rights_nothing_is_said(string method, string path)
    {
        var viewer = await ServiceAccountAsync($"viewer-{Guid.NewGuid():N}@svc.example", []);

        await RefusedAsync(directory.Anonymous(), HttpStatusCode.Unauthorized);
        await RefusedAsync(directory.As(directory.Administrator), HttpStatusCode.Forbidden); // as a browser's session comes
        await RefusedAsync(directory.As(directory.Administrator, "directory:read", "directory:write"), HttpStatusCode.Forbidden);
        await RefusedAsync(directory.As(viewer, "directory:provision"), HttpStatusCode.Forbidden);
        await RefusedAsync(directory.As(Guid.NewGuid(), "directory:provision"), HttpStatusCode.Forbidden);

        async Task RefusedAsync(HttpClient client, HttpStatusCode status)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/scim/v2/{path}");
            using var response = await client.SendAsync(request);
            Assert.Equal(status, response.StatusCode);
            Assert.Equal("application/scim+json", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["status"]);
        }
    }

    [Fact]
    public async Task A_provisioning_token_is_good_for_nothing_else()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await directory.As(directory.Administrator, "directory:provision").GetAsync(new Uri("/api/directory/people", UriKind.Relative))).StatusCode);

        var made = await directory.Admin.PostAsJsonAsync(
            "/api/directory/tokens", new { name = "Identity provider", scopes = new[] { "directory:provision" }, expiresAt = DateTimeOffset.UtcNow.AddDays(30) });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    [Fact]
    public async Task An_account_provisions_while_it_is_an_active_administrator_and_is_no_user_itself()
    {
        var account = await ServiceAccountAsync("idp@svc.example", [("administrator", directory.Company)]);
        var client = directory.As(account, "directory:provision");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("Users"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"Users/{account}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("Users/not-an-id"));
        await directory.QueryAsync<Guid>("update person set active = false where id = $1 returning id", account);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("Users"));

        async Task<HttpStatusCode> StatusAsync(string path) => (await client.GetAsync(new Uri($"/scim/v2/{path}", UriKind.Relative))).StatusCode;
    }

    [Theory]
    [InlineData("text/plain", "{}", HttpStatusCode.UnsupportedMediaType, null)]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest, "invalidSyntax")]
    [InlineData("application/scim+json; charset=utf-8", "[]", HttpStatusCode.BadRequest, "invalidSyntax")]
    [InlineData("application/scim+json", "", HttpStatusCode.BadRequest, "invalidSyntax")]
    [InlineData("application/scim+json", "{\"userName\":\"a\",\"userName\":\"b\"}", HttpStatusCode.BadRequest, "invalidSyntax")]
    [InlineData("application/scim+json", "{\"displayName\":\"x\"}", HttpStatusCode.BadRequest, "invalidValue")]
    [InlineData("application/scim+json", "{\"userName\":\"x\"}", HttpStatusCode.BadRequest, "invalidValue")]
    [InlineData("application/scim+json", "{\"userName\":\"x@y.example\",\"title\":\"nul\\u0000\"}", HttpStatusCode.BadRequest, "invalidValue")]
    [InlineData("application/scim+json", "{\"userName\":\"x@y.example\",\"title\":\"half \\ud800\"}", HttpStatusCode.BadRequest, "invalidSyntax")]
    [InlineData("application/scim+json", "{\"userName\":\"x@y.example\",\"name\":7}", HttpStatusCode.BadRequest, "invalidValue")]
    [InlineData("application/scim+json", "{\"userName\":\"x@y.example\",\"emails\":[{\"value\":{}}]}", HttpStatusCode.BadRequest, "invalidValue")]
    public async Task A_body_that_cannot_be_used_is_refused_in_the_words_of_scim(string type, string body, HttpStatusCode status, string? scimType)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using var response = await directory.As(directory.Administrator, "directory:provision").PostAsync(new Uri("/scim/v2/Users", UriKind.Relative), content);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/scim+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(scimType, (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["scimType"]);
    }

    private async Task<Guid> ServiceAccountAsync(string email, (string Role, Guid Unit)[] roles)
    {
        var response = await directory.Admin.PostAsJsonAsync("/api/directory/people", new
        {
            name = "Identity provider",
            email,
            kind = "service",
            unitIds = Array.Empty<Guid>(),
            roles = roles.Select(r => new { unitId = r.Unit, role = r.Role }),
        });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (Guid)(await response.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }
}
