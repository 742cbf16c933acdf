using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.DirectoryService;

/// <summary>An identity provider: speaks as the administrator, or another account, with a token for provisioning.</summary>
internal sealed class IdentityProvider(DirectoryFixture directory, Guid? account = null)
{
    private readonly HttpClient _client = Patient(directory.As(account ?? directory.Administrator, "directory:provision"));

    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    public async Task<Answer> SendAsync(HttpMethod method, string path, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"/scim/v2/{path}");
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/scim+json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/scim+json";
        return new Answer(response.StatusCode, isJson ? JsonNode.Parse(text)!.AsObject() : [], response.Headers.ETag?.ToString(), response.Headers.Location, text);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public async Task<JsonObject> FindAsync(string filter, string resource = "Users") => (await GetAsync($"{resource}?filter={Uri.EscapeDataString(filter)}")).Expect(HttpStatusCode.OK);

    public async Task<string[]> UserNamesAsync(string filter) =>
        [.. (await FindAsync(filter))["Resources"]!.AsArray().Select(u => (string)u!["userName"]!).Order(StringComparer.Ordinal)];

    public Task<Answer> PatchAsync(string path, params string[] operations) => SendAsync(HttpMethod.Patch, path, Patch(operations));

    public static JsonNode Patch(params string[] operations) => JsonNode.Parse(
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{string.Join(',', operations)}}]}""")!;

    public async Task<JsonObject> CreateUserAsync(string userName, JsonObject? more = null)
    {
        var body = User(userName);
        foreach (var (name, value) in more ?? [])
        {
            body[name] = value?.DeepClone();
        }

        return (await SendAsync(HttpMethod.Post, "Users", body)).Expect(HttpStatusCode.Created);
    }

    public async Task<JsonObject> CreateGroupAsync(string name, params IEnumerable<string> members) => (await SendAsync(HttpMethod.Post, "Groups", new JsonObject
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:Group"),
        ["displayName"] = name,
        ["members"] = new JsonArray([.. members.Select(m => new JsonObject { ["value"] = m })]),
    })).Expect(HttpStatusCode.Created);

    private static HttpClient Patient(HttpClient client)
    {
        client.Timeout = TimeSpan.FromMinutes(5); // as the gateway
        return client;
    }

    /// <summary>As Okta writes a new user.</summary>
    public static JsonObject User(string userName) => new()
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:User"),
        ["userName"] = userName,
        ["name"] = new JsonObject { ["givenName"] = "Grace", ["familyName"] = "Hopper" },
        ["emails"] = new JsonArray(new JsonObject { ["primary"] = true, ["value"] = userName, ["type"] = "work" }),
        ["displayName"] = "Grace Hopper",
        ["locale"] = "en-US",
        ["externalId"] = $"ext-{userName}",
        ["groups"] = new JsonArray(),
        ["password"] = "1mz050nq",
        ["active"] = true,
    };
}

/// <summary>What the service answered.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonObject Body, string? Tag, Uri? Location, string Text)
{
    public JsonObject Expect(HttpStatusCode status)
    {
        Assert.True(status == Status, $"{Status}: {Text}");
        return Body;
    }

    public void ExpectError(HttpStatusCode status, string? type)
    {
        Expect(status);
        Assert.Equal("urn:ietf:params:scim:api:messages:2.0:Error", (string?)Body["schemas"]![0]);
        Assert.Equal(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), (string?)Body["status"]);
        Assert.Equal(type, (string?)Body["scimType"]);
        Assert.NotNull((string?)Body["detail"]);
    }
}
