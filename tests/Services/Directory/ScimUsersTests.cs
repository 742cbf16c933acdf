using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;

namespace Setpoint.Services.Tests.DirectoryService;

public sealed class ScimUsersTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    private readonly IdentityProvider _provider = new(directory);

    [Fact]
    public async Task A_user_reads_back_as_written_and_is_a_person()
    {
        var boss = await _provider.CreateUserAsync("boss@read.example");
        await directory.Broker.HearAsync<PersonChanged>();
        var body = JsonNode.Parse($$"""
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "{{IdentityProvider.Enterprise}}"],
              "userName": "Ada.L@Read.example", "externalId": "0ABC", "active": true, "displayName": "Ada Lovelace", "title": "Countess",
              "name": { "formatted": "Ms. Ada Lovelace", "familyName": "Lovelace", "givenName": "Ada" },
              "emails": [ { "type": "work", "value": "Ada@Read.example", "primary": true }, { "type": "home", "value": "ada@home.example" } ],
              "phoneNumbers": [ { "type": "mobile", "value": "+31 6 1234" } ],
              "addresses": [ { "type": "work", "locality": "London", "country": "GB" } ],
              "locale": "en-GB", "timezone": "Europe/London", "userType": "Employee", "preferredLanguage": "en-GB", "x509Certificates": [],
              "{{IdentityProvider.Enterprise}}": { "employeeNumber": "42", "department": "Engines", "manager": { "value": "{{boss["id"]}}" } }
            }
            """)!.AsObject();

        var made = await _provider.SendAsync(HttpMethod.Post, "Users", body);

        var user = made.Expect(HttpStatusCode.Created);
        var id = (string)user["id"]!;
        Assert.Equal($"/scim/v2/Users/{id}", made.Location!.AbsolutePath);
        Assert.Equal((string?)user["meta"]!["version"], made.Tag);
        foreach (var (name, value) in body.Where(p => p.Key is not ("x509Certificates" or IdentityProvider.Enterprise)))
        {
            Assert.True(JsonNode.DeepEquals(value, user[name]), $"{name}: {user[name]}");
        }

        Assert.Equal(("42", "Engines", (string?)boss["id"]), (
            (string?)user[IdentityProvider.Enterprise]!["employeeNumber"],
            (string?)user[IdentityProvider.Enterprise]!["department"],
            (string?)user[IdentityProvider.Enterprise]!["manager"]!["value"]));
        Assert.Null(user["x509Certificates"]);
        var told = await directory.Broker.ExpectAsync<PersonChanged>(p => p.Id == Guid.Parse(id));
        Assert.Equal(("Ada Lovelace", "ada@read.example", "en-GB", "Europe/London", true), (told.Name, told.Email, told.Locale, told.TimeZone, told.Active));
        Assert.Equal(Guid.Parse((string)boss["id"]!), told.ManagerId);
        Assert.True(JsonNode.DeepEquals(user, (await _provider.GetAsync($"Users/{id}")).Body));
    }

    [Fact]
    public async Task Okta_looks_creates_replaces_and_deactivates()
    {
        const string name = "grace@okta.example";
        var look = await _provider.GetAsync($"Users?filter=userName%20eq%20%22{name}%22&startIndex=1&count=100");
        Assert.Equal((0, 1, 0), ((int)look.Body["totalResults"]!, (int)look.Body["startIndex"]!, (int)look.Body["itemsPerPage"]!));
        var made = await _provider.CreateUserAsync(name);
        var id = (string)made["id"]!;

        var change = IdentityProvider.User(name);
        change["id"] = id;
        change["name"]!["familyName"] = "Murray Hopper";
        change["displayName"] = "Grace Murray Hopper";
        change["active"] = false;
        change["meta"] = made["meta"]!.DeepClone();
        var replaced = (await _provider.SendAsync(HttpMethod.Put, $"Users/{id}", change)).Expect(HttpStatusCode.OK);
        Assert.Equal((false, "Murray Hopper"), ((bool)replaced["active"]!, (string)replaced["name"]!["familyName"]!));

        var patched = (await _provider.PatchAsync($"Users/{id}", """{"op":"replace","value":{"active":true}}""")).Expect(HttpStatusCode.OK);
        Assert.True((bool)patched["active"]!);
        var person = await PersonAsync(id);
        Assert.Equal(("Grace Murray Hopper", true), ((string)person["name"]!, (bool)person["active"]!));
    }

    [Fact]
    public async Task Entra_patches_with_capitals_strings_and_filtered_paths()
    {
        var boss = await _provider.CreateUserAsync("boss@entra.example");
        var id = (string)(await _provider.CreateUserAsync("grace@entra.example"))["id"]!;

        var off = await _provider.PatchAsync($"Users/{id}", """{"op":"Replace","path":"active","value":"False"}""");
        Assert.False((bool)off.Expect(HttpStatusCode.OK)["active"]!);

        var user = (await _provider.PatchAsync(
            $"Users/{id}",
            """{"op":"Replace","path":"emails[type eq \"work\"].value","value":"g.hopper@entra.example"}""",
            """{"op":"Add","path":"phoneNumbers[type eq \"work\"].value","value":"+1 555"}""",
            """{"op":"Add","path":"name.givenName","value":"Gracie"}""",
            """{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Navy"}""",
            $$"""{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":"{{boss["id"]}}"}""",
            """{"op":"Replace","value":{"displayName":"Rear Admiral","name.familyName":"H."}}""",
            """{"op":"Replace","path":"active","value":"True"}""",
            """{"op":"Remove","path":"externalId"}""")).Expect(HttpStatusCode.OK);

        Assert.Equal("g.hopper@entra.example", (string?)user["emails"]![0]!["value"]);
        Assert.Equal(("work", "+1 555"), ((string)user["phoneNumbers"]![0]!["type"]!, (string)user["phoneNumbers"]![0]!["value"]!));
        Assert.Equal(("Gracie", "H.", "Rear Admiral"), ((string)user["name"]!["givenName"]!, (string)user["name"]!["familyName"]!, (string)user["displayName"]!));
        Assert.Equal("Navy", (string?)user[IdentityProvider.Enterprise]!["department"]);
        Assert.Equal((string?)boss["id"], (string?)user[IdentityProvider.Enterprise]!["manager"]!["value"]);
        Assert.Null(user["externalId"]);
        var person = await PersonAsync(id);
        Assert.Equal(("Rear Admiral", "g.hopper@entra.example", true), ((string)person["name"]!, (string)person["email"]!, (bool)person["active"]!));
        Assert.Equal((string?)boss["id"], (string?)person["managerId"]);

        var stays = (await _provider.PatchAsync($"Users/{id}", """{"op":"Replace","path":"active","value":"False"}""")).Expect(HttpStatusCode.OK);
        Assert.Equal((false, (string?)boss["id"]), ((bool)stays["active"]!, (string?)stays[IdentityProvider.Enterprise]!["manager"]!["value"]));
        var without = (await _provider.PatchAsync($"Users/{id}", """{"op":"Remove","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"}""")).Body;
        Assert.Null(without[IdentityProvider.Enterprise]!["manager"]);
    }

    [Fact]
    public async Task A_new_primary_address_takes_the_place_of_the_old_one()
    {
        var id = (string)(await _provider.CreateUserAsync("old@primary.example"))["id"]!;

        var user = (await _provider.PatchAsync($"Users/{id}", """{"op":"add","path":"emails","value":[{"value":"new@primary.example","type":"home","primary":true}]}""")).Expect(HttpStatusCode.OK);

        Assert.Equal([false, true], user["emails"]!.AsArray().Select(e => (bool)e!["primary"]!));
        Assert.Equal("new@primary.example", (string?)(await PersonAsync(id))["email"]);
        var two = JsonNode.Parse("""{"userName":"old@primary.example","emails":[{"value":"a@primary.example","primary":true},{"value":"b@primary.example","primary":true}]}""");
        (await _provider.SendAsync(HttpMethod.Put, $"Users/{id}", two)).ExpectError(HttpStatusCode.BadRequest, "invalidValue");
        Assert.Empty(await _provider.UserNamesAsync("emails eq \"a@primary.example\""));
        Assert.Equal(["old@primary.example"], await _provider.UserNamesAsync("emails eq \"NEW@primary.example\""));
    }

    [Fact]
    public async Task What_is_changed_in_the_portal_is_what_the_provider_reads()
    {
        var id = (string)(await _provider.CreateUserAsync("hand@portal.example"))["id"]!;
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/directory/people/{id}");
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        request.Content = JsonContent.Create(new { name = "By Hand", email = "by.hand@portal.example", unitIds = Array.Empty<Guid>(), roles = Array.Empty<object>(), active = false });
        using var changed = await directory.Admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        var user = (await _provider.GetAsync($"Users/{id}")).Body;

        Assert.Equal(("By Hand", "by.hand@portal.example", false), ((string)user["displayName"]!, (string)user["emails"]![0]!["value"]!, (bool)user["active"]!));
        Assert.Equal("hand@portal.example", (string?)user["userName"]);
        Assert.Null(user["locale"]);
    }

    [Fact]
    public async Task A_deleted_user_is_gone_and_comes_back_as_the_same_person()
    {
        var id = (string)(await _provider.CreateUserAsync("back@again.example"))["id"]!;
        (await _provider.SendAsync(HttpMethod.Delete, $"Users/{id}")).Expect(HttpStatusCode.NoContent);

        (await _provider.GetAsync($"Users/{id}")).ExpectError(HttpStatusCode.NotFound, null);
        (await _provider.SendAsync(HttpMethod.Delete, $"Users/{id}")).ExpectError(HttpStatusCode.NotFound, null);
        (await _provider.PatchAsync($"Users/{id}", """{"op":"replace","value":{"active":true}}""")).ExpectError(HttpStatusCode.NotFound, null);
        Assert.Empty(await _provider.UserNamesAsync("userName eq \"back@again.example\""));
        Assert.False((bool)(await PersonAsync(id))["active"]!);

        var again = await _provider.CreateUserAsync("Back@again.example");
        Assert.Equal(id, (string?)again["id"]);
        Assert.True((bool)(await PersonAsync(id))["active"]!);
    }

    [Fact]
    public async Task The_same_user_name_is_taken_whatever_its_case()
    {
        await _provider.CreateUserAsync("taken@twice.example");
        (await _provider.SendAsync(HttpMethod.Post, "Users", IdentityProvider.User("Taken@Twice.example"))).ExpectError(HttpStatusCode.Conflict, "uniqueness");
        (await _provider.SendAsync(HttpMethod.Post, "Users", IdentityProvider.User("ada@example.com"))).ExpectError(HttpStatusCode.Conflict, "uniqueness");

        var other = (string)(await _provider.CreateUserAsync("other@twice.example"))["id"]!;
        (await _provider.PatchAsync($"Users/{other}", """{"op":"replace","path":"userName","value":"taken@twice.example"}""")).ExpectError(HttpStatusCode.Conflict, "uniqueness");
    }

    [Fact]
    public async Task People_made_by_hand_are_found_by_their_address_and_taken_over()
    {
        var found = await _provider.FindAsync("userName eq \"ADA@example.com\"");
        var user = found["Resources"]!.AsArray().Single()!;
        Assert.Equal((directory.Administrator.ToString(), "Ada Admin"), ((string)user["id"]!, (string)user["displayName"]!));

        var patched = (await _provider.PatchAsync($"Users/{user["id"]}", """{"op":"add","path":"title","value":"Chief"}""")).Expect(HttpStatusCode.OK);
        Assert.Equal(("Chief", "ada@example.com"), ((string)patched["title"]!, (string)patched["userName"]!));
        (await _provider.PatchAsync($"Users/{user["id"]}", """{"op":"replace","value":{"active":false}}""")).ExpectError(HttpStatusCode.BadRequest, "invalidValue");
    }

    [Theory]
    [InlineData("""{"op":"replace","path":"emails[type eq","value":"x"}""", "invalidPath")]
    [InlineData("""{"op":"replace","path":"shoeSize","value":"x"}""", "invalidPath")]
    [InlineData("""{"op":"replace","path":"emails[type eq \"moon\"].value","value":"a@b.example"}""", "noTarget")]
    [InlineData("""{"op":"remove"}""", "noTarget")]
    [InlineData("""{"op":"replace","path":"id","value":"x"}""", "mutability")]
    [InlineData("""{"op":"replace","path":"groups","value":[]}""", "mutability")]
    [InlineData("""{"op":"remove","path":"userName"}""", "mutability")]
    [InlineData("""{"op":"replace","path":"active","value":"perhaps"}""", "invalidValue")]
    [InlineData("""{"op":"replace","path":"timezone","value":"Europe/Atlantis"}""", "invalidValue")]
    [InlineData("""{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":"nobody"}""", "invalidValue")]
    [InlineData("""{"op":"twist","path":"title","value":"x"}""", "invalidSyntax")]
    public async Task A_wrong_patch_says_what_is_wrong_and_changes_nothing(string operation, string type)
    {
        var found = (await _provider.FindAsync("userName eq \"patient@patch.example\""))["Resources"]!.AsArray();
        var before = found.Count > 0 ? found[0]!.AsObject() : await _provider.CreateUserAsync("patient@patch.example");

        (await _provider.PatchAsync($"Users/{before["id"]}", """{"op":"replace","path":"title","value":"Changed"}""", operation)).ExpectError(HttpStatusCode.BadRequest, type);

        Assert.True(JsonNode.DeepEquals(before, (await _provider.GetAsync($"Users/{before["id"]}")).Body));
    }

    [Fact]
    public async Task A_version_guards_changes_and_spares_reading()
    {
        var made = await _provider.SendAsync(HttpMethod.Post, "Users", IdentityProvider.User("tag@etag.example"));
        var (path, tag) = ($"Users/{made.Body["id"]}", made.Tag!);
        Assert.StartsWith("W/\"", tag, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await _provider.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", tag))).Status);

        var change = IdentityProvider.Patch("""{"op":"replace","path":"title","value":"New"}""");
        var changed = await _provider.SendAsync(HttpMethod.Patch, path, change, ("If-Match", tag));
        changed.Expect(HttpStatusCode.OK);
        Assert.NotEqual(tag, changed.Tag);
        (await _provider.SendAsync(HttpMethod.Patch, path, change, ("If-Match", tag))).ExpectError(HttpStatusCode.PreconditionFailed, null);
        (await _provider.SendAsync(HttpMethod.Delete, path, null, ("If-Match", tag))).ExpectError(HttpStatusCode.PreconditionFailed, null);
        Assert.Equal(HttpStatusCode.OK, (await _provider.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", tag))).Status);

        // The same change again is none.
        Assert.Equal(changed.Tag, (await _provider.SendAsync(HttpMethod.Patch, path, change, ("If-Match", changed.Tag!))).Tag);
    }

    [Fact]
    public async Task Two_threads_at_once_make_one_user_and_lose_no_change()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _provider.SendAsync(HttpMethod.Post, "Users", IdentityProvider.User("race@race.example"))));
        Assert.Single(made, a => a.Status == HttpStatusCode.Created);
        Assert.All(made.Where(a => a.Status != HttpStatusCode.Created), a => a.ExpectError(HttpStatusCode.Conflict, "uniqueness"));

        var path = $"Users/{made.Single(a => a.Status == HttpStatusCode.Created).Body["id"]}";
        string[] parts = ["title", "nickName", "userType", "preferredLanguage", "name.middleName", "name.honorificPrefix", "externalId", "displayName"];
        var changes = await Task.WhenAll(parts.Select(p => _provider.PatchAsync(path, $$"""{"op":"Replace","path":"{{p}}","value":"of {{p}}"}""")));
        Assert.All(changes, c => c.Expect(HttpStatusCode.OK));
        var user = (await _provider.GetAsync(path)).Body;
        Assert.All(parts, p => Assert.Equal($"of {p}", (string?)p.Split('.').Aggregate((JsonNode?)user, (node, name) => node![name])));
    }

    [Fact]
    public async Task Changes_are_in_the_history_with_the_account_that_made_them()
    {
        var id = (string)(await _provider.CreateUserAsync("audit@audit.example"))["id"]!;
        await _provider.PatchAsync($"Users/{id}", """{"op":"replace","path":"active","value":false}""");

        var audit = await directory.Admin.GetStringAsync(new Uri($"/api/directory/audit?subject={id}", UriKind.Relative));
        var newest = JsonNode.Parse(audit)!["items"]![0]!;
        Assert.Equal((directory.Administrator, "Person"), ((Guid)newest["actor"]!, (string)newest["subjectType"]!));
        Assert.Equal("[true,false]", newest["changes"]!["active"]!.ToJsonString());
    }

    private async Task<JsonObject> PersonAsync(string id) =>
        JsonNode.Parse(await directory.Admin.GetStringAsync(new Uri($"/api/directory/people/{id}", UriKind.Relative)))!.AsObject();
}
