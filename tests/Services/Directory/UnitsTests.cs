using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.DirectoryService;

public sealed class UnitsTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    [Fact]
    public async Task First_start_makes_the_company_and_its_administrator_once()
    {
        await directory.StopAsync();
        await directory.StartAsync();

        var me = await directory.Admin.GetFromJsonAsync<JsonObject>("/api/directory/me");
        Assert.Equal("Ada Admin", (string?)me!["name"]);
        Assert.Equal("administrator", (string?)me["roles"]![0]!["role"]);
        Assert.Equal(1, await directory.QueryAsync<long>("select count(*) from unit where parent_id is null"));
    }

    [Fact]
    public async Task A_unit_is_made_changed_and_told_to_the_world()
    {
        await directory.Broker.HearAsync<UnitChanged>();
        var made = await CreateAsync("Sales", "sales-a");
        var id = (Guid)made["id"]!;

        var response = await PutAsync(id, 1, Unit("Sales and service", "sales-a", directory.Company));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"2\"", response.Headers.ETag!.Tag);

        var told = await directory.Broker.ExpectAsync<UnitChanged>(u => u.Id == id && u.Version == 2);
        Assert.Equal(("Sales and service", "department", directory.Company), (told.Name, told.Kind, told.ParentId!.Value));
        var read = await directory.Admin.GetFromJsonAsync<JsonObject>("/api/directory/units/sales-a");
        Assert.Equal(["acme", "sales-a"], read!["path"]!.AsArray().Select(p => (string)p!["slug"]!));
    }

    [Fact]
    public async Task A_change_needs_the_version_it_was_made_from()
    {
        var id = (Guid)(await CreateAsync("Finance", "finance-a"))["id"]!;
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await PutAsync(id, null, Unit("F", "finance-a", directory.Company))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(id, 1, Unit("F", "finance-a", directory.Company))).StatusCode);

        var stale = await PutAsync(id, 1, Unit("G", "finance-a", directory.Company));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(2, (int)(await stale.Content.ReadFromJsonAsync<JsonObject>())!["currentVersion"]!);
    }

    [Fact]
    public async Task A_place_in_the_tree_does_not_change_with_the_description()
    {
        var upper = (Guid)(await CreateAsync("Upper", "upper"))["id"]!;
        var lower = (Guid)(await CreateAsync("Lower", "lower"))["id"]!;

        var response = await PutAsync(lower, 1, Unit("Lower", "lower", upper));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("move", (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!["parentId"]![0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "ok-1", "UTC", "name")]
    [InlineData("Ok", "Not a slug", "UTC", "slug")]
    [InlineData("Ok", "acme", "UTC", "slug")]
    [InlineData("Ok", "ok-2", "Europe/Atlantis", "timeZone")]
    public async Task A_wrong_description_names_the_field(string name, string slug, string timeZone, string field)
    {
        var body = Unit(name, slug, directory.Company);
        body["timeZone"] = timeZone;
        var response = await directory.Admin.PostAsJsonAsync("/api/directory/units", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonObject>())!["errors"]![field]);
    }

    [Fact]
    public async Task An_unknown_field_is_named()
    {
        var body = Unit("Ok", "ok-3", directory.Company);
        body["colour"] = "blue";
        var response = await directory.Admin.PostAsJsonAsync("/api/directory/units", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!["colour"]);
    }

    [Fact]
    public async Task The_same_idempotency_key_makes_one_unit()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => KeyedAsync("key-1", Unit("Once", "once", directory.Company))));
        Assert.All(answers, a => Assert.True((int)a.StatusCode < 500, a.Content.ReadAsStringAsync().Result));
        var first = answers.First(a => a.StatusCode == HttpStatusCode.Created);
        var again = await KeyedAsync("key-1", Unit("Once", "once", directory.Company));

        Assert.All(answers, a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replay").Single());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(1, await directory.QueryAsync<long>("select count(*) from unit where slug = 'once'"));

        var other = await KeyedAsync("key-1", Unit("Twice", "twice", directory.Company));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    [Fact]
    public async Task Tokens_of_others_are_refused()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await directory.Anonymous().GetAsync("/api/directory/units")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(directory.Tokens.Mint(directory.Administrator, "goals")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(directory.Tokens.Mint(directory.Administrator, "directory", issuer: "somebody")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(directory.Tokens.Mint(directory.Administrator, "directory", keyId: "forged")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWith(directory.Tokens.Mint(directory.Administrator, "directory", lifetime: TimeSpan.FromMinutes(-1))));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusWith(directory.Tokens.Mint(directory.Administrator, "directory", ["goals:read"])));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusWith(directory.Tokens.Mint(Guid.NewGuid(), "directory")));
        Assert.Equal(HttpStatusCode.OK, await StatusWith(directory.Tokens.Mint(directory.Administrator, "directory")));
    }

    [Fact]
    public async Task Changes_are_audited_from_what_to_what()
    {
        var id = (Guid)(await CreateAsync("Before", "audited"))["id"]!;
        await PutAsync(id, 1, Unit("After", "audited", directory.Company));

        var audit = await directory.Admin.GetFromJsonAsync<JsonObject>($"/api/directory/audit?subject={id}");
        var changed = audit!["items"]![0]!;
        Assert.Equal(directory.Administrator, (Guid)changed["actor"]!);
        Assert.Equal(["Before", "After"], changed["changes"]!["name"]!.AsArray().Select(v => (string)v!));
    }

    [Fact]
    public async Task People_of_one_import_are_audited_each_with_their_own_memberships()
    {
        var unit = (Guid)(await CreateAsync("Audited people", "audited-people"))["id"]!;
        using var file = new StringContent("email,name,units\nann@audit.example,Ann,audited-people\nben@audit.example,Ben,\n", Encoding.UTF8, "text/csv");
        using var answer = await directory.Admin.PostAsync(new Uri("/api/directory/imports/people", UriKind.Relative), file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        Assert.Contains(unit.ToString(), await MembershipsAsync("ann@audit.example"), StringComparison.Ordinal);
        Assert.Empty(await MembershipsAsync("ben@audit.example"));

        async Task<string> MembershipsAsync(string email)
        {
            var people = await directory.Admin.GetFromJsonAsync<JsonObject>($"/api/directory/people?q={email}");
            var audit = await directory.Admin.GetFromJsonAsync<JsonObject>($"/api/directory/audit?subject={people!["items"]![0]!["id"]}");
            return string.Concat(audit!["items"]![0]!["changes"]!.AsObject().Where(c => c.Key.StartsWith("UnitMembership[", StringComparison.Ordinal)).Select(c => $"{c.Key} {c.Value}"));
        }
    }

    [Fact]
    public Task The_api_description_is_committed() => Committed.DescriptionIsCurrentAsync(directory, "services/Directory");

    [Theory]
    [InlineData("GET", "audit?actor=nobody", "actor", "must be an id such as")]
    [InlineData("GET", "units?asOf=yesterday", "asOf", "must be a time such as")]
    [InlineData("GET", "people?limit=many", "limit", "must be a whole number")]
    [InlineData("POST", "tokens", "body", "is required")]
    public async Task What_cannot_be_read_of_a_request_is_named_in_words_of_the_api(string method, string path, string field, string message)
    {
        using var request = new HttpRequestMessage(new(method), $"/api/directory/{path}");
        request.Content = method == "GET" ? null : new StringContent("", Encoding.UTF8, "application/json");
        using var refused = await directory.Admin.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var problem = (await refused.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.StartsWith(message, (string)problem["errors"]![field]![0]!, StringComparison.Ordinal);
        Assert.StartsWith($"{field}: {message}", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    private static JsonObject Unit(string name, string slug, Guid parent) => new()
    {
        ["name"] = name,
        ["slug"] = slug,
        ["kind"] = "department",
        ["parentId"] = parent,
        ["timeZone"] = "Europe/Amsterdam",
    };

    private async Task<JsonObject> CreateAsync(string name, string slug, Guid? parent = null)
    {
        var response = await directory.Admin.PostAsJsonAsync("/api/directory/units", Unit(name, slug, parent ?? directory.Company));
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private Task<HttpResponseMessage> PutAsync(Guid id, long? version, JsonObject body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/directory/units/{id}") { Content = JsonContent.Create(body) };
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        return directory.Admin.SendAsync(request);
    }

    private Task<HttpResponseMessage> KeyedAsync(string key, JsonObject body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/directory/units") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        return directory.Admin.SendAsync(request);
    }

    private async Task<HttpStatusCode> StatusWith(string token)
    {
        using var client = directory.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return (await client.GetAsync("/api/directory/units")).StatusCode;
    }
}
