using System.Net;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.DirectoryService;

public sealed class ScimListTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    private readonly IdentityProvider _provider = new(directory);

    [Theory]
    [InlineData("userName eq \"ANN@list.example\"", "ann")]
    [InlineData("userName sw \"a\" and userName ew \"list.example\"", "ann")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:userName co \"N@LIST\"", "ann", "ben")]
    [InlineData("externalId eq \"X-ben\"", "ben")]
    [InlineData("externalId eq \"x-ben\"")]
    [InlineData("name.familyName eq \"berg\"", "ben")]
    [InlineData("name.familyName ge \"b\" and name.familyName lt \"c\"", "ben")]
    [InlineData("title pr and externalId pr", "ann")]
    [InlineData("not (title pr) and externalId pr", "ben", "cyd")]
    [InlineData("title ne \"Boss\" and externalId pr", "ben", "cyd")]
    [InlineData("not (title eq \"Boss\" or userName eq \"cyd@list.example\") and externalId pr", "ben")]
    [InlineData("active eq false", "cyd")]
    [InlineData("active eq \"False\"", "cyd")]
    [InlineData("emails eq \"ben@home.example\"", "ben")]
    [InlineData("emails.value eq \"BEN@home.example\"", "ben")]
    [InlineData("emails[type eq \"home\" and value co \"@home\"]", "ben")]
    [InlineData("emails[type eq \"work\" and value co \"@home\"]")]
    [InlineData("emails[type eq \"work\" and primary eq true and value eq \"ann@list.example\"]", "ann")]
    [InlineData("emails[not (type eq \"work\")]", "ben")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"sales\"", "ann", "ben")]
    [InlineData("meta.lastModified gt \"2020-01-01T00:00:00Z\" and externalId pr", "ann", "ben", "cyd")]
    [InlineData("meta.lastModified gt \"2120-01-01T00:00:00Z\"")]
    [InlineData("meta.lastModified le \"2120-01-01T00:00:00+02:00\" and meta.created lt \"2120-01-01T00:00:00Z\" and title pr", "ann")]
    [InlineData("meta.lastModified lt \"2020-01-01T00:00:00Z\" and externalId pr")]
    [InlineData("userName eq \"100%\" or userName co \"%\" or userName co \"_nn\"")]
    [InlineData("userName eq \"'; drop table person; --\"")]
    [InlineData("id eq \"nonsense\"")]
    public async Task A_filter_finds_whom_it_means(string filter, params string[] people)
    {
        await ThreeAsync();

        var found = await _provider.UserNamesAsync(filter);

        Assert.Equal(people.Select(p => $"{p}@list.example"), found);
    }

    [Theory]
    [InlineData("filter=userName%20eq", "invalidFilter")]
    [InlineData("filter=password%20eq%20%22x%22", "invalidFilter")]
    [InlineData("filter=active%20gt%20true", "invalidFilter")]
    [InlineData("filter=userName%20eq%20true", "invalidFilter")]
    [InlineData("filter=meta.created%20gt%20%22yesterday%22", "invalidFilter")]
    [InlineData("sortBy=emails", "invalidValue")]
    [InlineData("startIndex=first", "invalidValue")]
    public async Task A_question_that_cannot_be_answered_is_refused(string query, string type) =>
        (await _provider.GetAsync($"Users?{query}")).ExpectError(HttpStatusCode.BadRequest, type);

    [Fact]
    public async Task A_thousand_users_are_paged_without_gap_or_repeat()
    {
        await directory.QueryAsync<long>(
            """
            with made as (
                insert into person (id, version, name, email, kind, active)
                select gen_random_uuid(), 1, 'Page ' || i, lpad(i::text, 4, '0') || '@page.example', 'human', true from generate_series(1, 1000) i returning 1)
            select count(*) from made
            """);
        var filter = $"filter={Uri.EscapeDataString("userName ew \"@page.example\"")}";
        var names = new List<string>();
        for (var start = 1; start <= 1000; start += 200)
        {
            var page = (await _provider.GetAsync($"Users?{filter}&sortBy=userName&startIndex={start}&count=1000")).Expect(HttpStatusCode.OK);
            Assert.Equal((1000, start, 200), ((int)page["totalResults"]!, (int)page["startIndex"]!, (int)page["itemsPerPage"]!));
            names.AddRange(page["Resources"]!.AsArray().Select(u => (string)u!["userName"]!));
        }

        Assert.Equal(Enumerable.Range(1, 1000).Select(i => $"{i:D4}@page.example"), names);
        var last = (await _provider.GetAsync($"Users?{filter}&startIndex=991&count=100")).Body;
        Assert.Equal((1000, 10), ((int)last["totalResults"]!, (int)last["itemsPerPage"]!));
        var beyond = (await _provider.GetAsync($"Users?{filter}&startIndex=5000")).Body;
        Assert.Equal((1000, 0), ((int)beyond["totalResults"]!, (int)beyond["itemsPerPage"]!));
        var onlyTotal = (await _provider.GetAsync($"Users?{filter}&count=0")).Body;
        Assert.Equal((1000, 0), ((int)onlyTotal["totalResults"]!, (int)onlyTotal["itemsPerPage"]!));
        var down = (await _provider.GetAsync($"Users?{filter}&sortBy=name&sortOrder=descending&count=1&startIndex=-5")).Body;
        Assert.Equal((1, 1), ((int)down["startIndex"]!, (int)down["itemsPerPage"]!));
    }

    [Fact]
    public async Task Only_the_attributes_that_are_asked_for_are_shown()
    {
        await ThreeAsync();
        const string ann = "filter=userName%20eq%20%22ann@list.example%22";

        var some = (await _provider.GetAsync($"Users?{ann}&attributes=userName,name.familyName,emails.value")).Body["Resources"]![0]!.AsObject();
        Assert.Equal(["emails", "id", "name", "schemas", "userName"], some.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal("""{"familyName":"Aal"}""", some["name"]!.ToJsonString());
        Assert.Equal("""[{"value":"ann@list.example"}]""", some["emails"]!.ToJsonString());

        var rest = (await _provider.GetAsync($"Users?{ann}&excludedAttributes=emails,id,name.givenName,{IdentityProvider.Enterprise}:department")).Body["Resources"]![0]!.AsObject();
        Assert.NotNull(rest["id"]);
        Assert.Null(rest["emails"]);
        Assert.Equal("""{"familyName":"Aal"}""", rest["name"]!.ToJsonString());
        Assert.Null(rest[IdentityProvider.Enterprise]!["department"]);
    }

    [Fact]
    public async Task What_can_be_done_is_said_truthfully()
    {
        var config = (await _provider.GetAsync("ServiceProviderConfig")).Expect(HttpStatusCode.OK);
        Assert.Equal((true, false, true, 200, false, true, true), (
            (bool)config["patch"]!["supported"]!,
            (bool)config["bulk"]!["supported"]!,
            (bool)config["filter"]!["supported"]!,
            (int)config["filter"]!["maxResults"]!,
            (bool)config["changePassword"]!["supported"]!,
            (bool)config["sort"]!["supported"]!,
            (bool)config["etag"]!["supported"]!));

        var types = (await _provider.GetAsync("ResourceTypes")).Expect(HttpStatusCode.OK)["Resources"]!.AsArray();
        Assert.Equal(["/Groups", "/Users"], types.Select(t => (string)t!["endpoint"]!).Order(StringComparer.Ordinal));
        var schemas = (await _provider.GetAsync("Schemas")).Expect(HttpStatusCode.OK)["Resources"]!.AsArray();
        Assert.Equal(3, schemas.Count);
        var user = (await _provider.GetAsync("Schemas/urn:ietf:params:scim:schemas:core:2.0:User")).Expect(HttpStatusCode.OK);
        Assert.Contains(user["attributes"]!.AsArray(), a => (string)a!["name"]! == "userName" && (string)a["uniqueness"]! == "server");
        (await _provider.GetAsync("Schemas/urn:nothing")).ExpectError(HttpStatusCode.NotFound, null);
    }

    private async Task ThreeAsync()
    {
        if ((await _provider.UserNamesAsync("userName eq \"cyd@list.example\"")).Length > 0)
        {
            return;
        }

        await MakeAsync("ann", "Aal", """{"title":"Boss","emails":[{"value":"ann@list.example","type":"work","primary":true}]}""", "Sales");
        await MakeAsync("ben", "Berg", """{"emails":[{"value":"ben@list.example","type":"work"},{"value":"Ben@home.example","type":"home"}]}""", "Sales");
        await MakeAsync("cyd", "Cole", """{"active":false}""", "Marketing");
    }

    private Task MakeAsync(string name, string family, string more, string department)
    {
        var user = JsonNode.Parse(more)!.AsObject();
        user["name"] = new JsonObject { ["familyName"] = family, ["givenName"] = name };
        user["externalId"] = $"X-{name}";
        user["displayName"] = $"{name} {family}";
        user[IdentityProvider.Enterprise] = new JsonObject { ["department"] = department, ["costCenter"] = "7" };
        return _provider.CreateUserAsync($"{name}@list.example", user);
    }
}
