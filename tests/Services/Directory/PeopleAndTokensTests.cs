using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;

namespace Setpoint.Services.Tests.DirectoryService;

public sealed class PeopleAndTokensTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    [Fact]
    public async Task A_person_is_made_found_changed_and_deactivated()
    {
        await directory.Broker.HearAsync<PersonChanged>();
        var made = await CreateAsync("Pia Trial", "Pia@Example.com");
        var id = (Guid)made["id"]!;
        Assert.Equal("pia@example.com", (string?)made["email"]);

        var found = await directory.Admin.GetFromJsonAsync<JsonObject>("/api/directory/people?q=pia");
        Assert.Equal(id, (Guid)found!["items"]!.AsArray().Single()!["id"]!);

        var body = Person("Pia Trial", "pia@example.com");
        body["active"] = false;
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/directory/people/{id}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        Assert.Equal(HttpStatusCode.OK, (await directory.Admin.SendAsync(request)).StatusCode);

        Assert.False((await directory.Broker.ExpectAsync<PersonChanged>(p => p.Id == id && p.Version == 2)).Active);
        using var gone = directory.As(id);
        Assert.Equal(HttpStatusCode.Forbidden, (await gone.GetAsync("/api/directory/me")).StatusCode);
    }

    [Theory]
    [InlineData("", "a1@example.com", "name")]
    [InlineData("A", "nobody", "email")]
    [InlineData("A", "ada@example.com", "email")]
    public async Task A_wrong_description_names_the_field(string name, string email, string field)
    {
        var response = await directory.Admin.PostAsJsonAsync("/api/directory/people", Person(name, email));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonObject>())!["errors"]![field]);
    }

    [Fact]
    public async Task A_token_is_shown_once_kept_as_a_hash_and_revoked()
    {
        await directory.Broker.HearAsync<TokenChanged>();
        var response = await directory.Admin.PostAsJsonAsync("/api/directory/tokens", Token("loader", ["metrics:write"], 30));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        var id = (Guid)made["id"]!;
        var token = (string)made["token"]!;
        Assert.Matches("^sp_[0-9a-f]{32}_[0-9a-f]{64}$", token);

        var secret = token[(token.LastIndexOf('_') + 1)..];
        Assert.Equal(0, await directory.QueryAsync<long>("select count(*) from api_token where api_token::text like '%' || $1 || '%'", secret));
        Assert.Equal(0, await directory.QueryAsync<long>("select count(*) from audit_entry where changes::text like '%' || $1 || '%'", secret));
        Assert.DoesNotContain(secret, await directory.Admin.GetStringAsync("/api/directory/tokens"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await directory.Admin.DeleteAsync($"/api/directory/tokens/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await directory.Admin.DeleteAsync($"/api/directory/tokens/{id}")).StatusCode);
        var revoked = await directory.Broker.ExpectAsync<TokenChanged>(t => t.Id == id && t.Revoked);
        Assert.Equal(2, revoked.Version);
    }

    [Fact]
    public async Task A_wrong_token_names_the_field()
    {
        foreach (var (scopes, days, field) in new[] { (new[] { "everything" }, 30, "scopes"), ([], 30, "scopes"), (["goals:read"], 900, "expiresAt"), (["goals:read"], -1, "expiresAt") })
        {
            var response = await directory.Admin.PostAsJsonAsync("/api/directory/tokens", Token("t", scopes, days));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonObject>())!["errors"]![field]);
        }
    }

    [Fact]
    public async Task Somebody_elses_token_is_as_absent_as_none()
    {
        var made = await directory.Admin.PostAsJsonAsync("/api/directory/tokens", Token("mine", ["goals:read"], 1));
        var id = (Guid)(await made.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        var other = (Guid)(await CreateAsync("Other", "other@example.com"))["id"]!;

        using var client = directory.As(other);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync($"/api/directory/tokens/{id}")).StatusCode);
        Assert.Empty((await client.GetFromJsonAsync<JsonObject>("/api/directory/tokens"))!["items"]!.AsArray());
        var forAdmin = new JsonObject { ["name"] = "x", ["scopes"] = new JsonArray("goals:read"), ["expiresAt"] = DateTimeOffset.UtcNow.AddDays(1), ["personId"] = directory.Administrator };
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsJsonAsync("/api/directory/tokens", forAdmin)).StatusCode);
    }

    [Fact]
    public async Task People_are_paged_without_gaps_or_repetitions()
    {
        for (var i = 0; i < 7; i++)
        {
            await CreateAsync("Same Name", $"same{i}@example.com");
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await directory.Admin.GetFromJsonAsync<JsonObject>("/api/directory/people?q=same&limit=3" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"));
            seen.AddRange(page!["items"]!.AsArray().Select(p => (string)p!["email"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"same{i}@example.com"), seen);
    }

    private JsonObject Person(string name, string email) => new()
    {
        ["name"] = name,
        ["email"] = email,
        ["unitIds"] = new JsonArray(directory.Company),
        ["primaryUnitId"] = directory.Company,
        ["roles"] = new JsonArray(new JsonObject { ["unitId"] = directory.Company, ["role"] = "member" }),
    };

    private static JsonObject Token(string name, string[] scopes, int days) => new()
    {
        ["name"] = name,
        ["scopes"] = new JsonArray([.. scopes.Select(s => (JsonNode)s)]),
        ["expiresAt"] = DateTimeOffset.UtcNow.AddDays(days),
    };

    private async Task<JsonObject> CreateAsync(string name, string email)
    {
        var response = await directory.Admin.PostAsJsonAsync("/api/directory/people", Person(name, email));
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
