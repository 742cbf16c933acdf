using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;

namespace Setpoint.Services.Tests.DirectoryService;

public sealed class ScimGroupsTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    private readonly IdentityProvider _provider = new(directory);

    [Fact]
    public async Task Entra_makes_fills_asks_and_empties_a_group()
    {
        var (ann, ben) = (await UserAsync("ann@entra-g.example"), await UserAsync("ben@entra-g.example"));
        var made = await _provider.SendAsync(HttpMethod.Post, "Groups", JsonNode.Parse(
            """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group","http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],"externalId":"8aa1","displayName":"Entra one"}"""));
        var group = (string)made.Expect(HttpStatusCode.Created)["id"]!;

        var added = await _provider.PatchAsync($"Groups/{group}", $$"""{"op":"Add","path":"members","value":[{"value":"{{ann}}"},{"value":"{{ben}}"}]}""");
        added.Expect(HttpStatusCode.NoContent);
        Assert.Equal(new[] { ann, ben }.Order(StringComparer.Ordinal), await MembersAsync(group));
        var again = await _provider.PatchAsync($"Groups/{group}", $$"""{"op":"Add","path":"members","value":[{"$ref":null,"value":"{{ann}}"}]}""");
        Assert.Equal(added.Tag, again.Tag); // a repeat is no change

        Assert.Equal(1, (int)(await _provider.FindAsync($"id eq \"{group}\" and members eq \"{ann}\"", "Groups"))["totalResults"]!);
        Assert.Equal(0, (int)(await _provider.FindAsync($"id eq \"{group}\" and members[value eq \"{Guid.NewGuid()}\"]", "Groups"))["totalResults"]!);
        var found = (await _provider.GetAsync("Groups?excludedAttributes=members&filter=displayName%20eq%20%22ENTRA%20one%22")).Body["Resources"]![0]!;
        Assert.Equal((group, "8aa1", null), ((string)found["id"]!, (string)found["externalId"]!, found["members"]));
        Assert.Equal("Entra one", (string?)(await _provider.GetAsync($"Users/{ann}")).Body["groups"]![0]!["display"]);

        await _provider.PatchAsync($"Groups/{group}", $$"""{"op":"Remove","path":"members[value eq \"{{ann}}\"]"}""");
        Assert.Equal([ben], await MembersAsync(group));
        await _provider.PatchAsync($"Groups/{group}", $$"""{"op":"Remove","path":"members","value":[{"value":"{{ben}}"},{"value":"{{Guid.NewGuid()}}"}]}""");
        Assert.Empty(await MembersAsync(group));
    }

    [Fact]
    public async Task Okta_renames_replaces_and_deletes_a_group()
    {
        var (ann, ben) = (await UserAsync("ann@okta-g.example"), await UserAsync("ben@okta-g.example"));
        var group = (string)(await _provider.CreateGroupAsync("Okta one", ann))["id"]!;

        (await _provider.PatchAsync($"Groups/{group}", $$"""{"op":"replace","value":{"id":"{{group}}","displayName":"Okta two"} }""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal("Okta two", (string?)(await _provider.GetAsync($"Groups/{group}")).Body["displayName"]);
        (await _provider.PatchAsync($"Groups/{group}", $$"""{"op":"replace","path":"members","value":[{"value":"{{ben}}","display":"ben"}]}""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal([ben], await MembersAsync(group));
        await _provider.PatchAsync(
            $"Groups/{group}", $$"""{"op":"remove","path":"members[value eq \"{{ben}}\"]"}""", $$"""{"op":"add","path":"members","value":[{"value":"{{ann}}","display":"ann"}]}""");
        Assert.Equal([ann], await MembersAsync(group));
        var put = (await _provider.SendAsync(HttpMethod.Put, $"Groups/{group}", JsonNode.Parse($$"""{"displayName":"Okta three","members":[{"value":"{{ann}}"},{"value":"{{ben}}"}]}"""))).Expect(HttpStatusCode.OK);
        Assert.Equal(2, put["members"]!.AsArray().Count);

        await _provider.CreateGroupAsync("Okta other");
        (await _provider.PatchAsync($"Groups/{group}", """{"op":"replace","path":"displayName","value":"okta OTHER"}""")).ExpectError(HttpStatusCode.Conflict, "uniqueness");
        (await _provider.PatchAsync($"Groups/{group}", $$"""{"op":"add","path":"members","value":[{"value":"{{Guid.NewGuid()}}"}]}""")).ExpectError(HttpStatusCode.BadRequest, "invalidValue");

        (await _provider.SendAsync(HttpMethod.Delete, $"Groups/{group}")).Expect(HttpStatusCode.NoContent);
        (await _provider.GetAsync($"Groups/{group}")).ExpectError(HttpStatusCode.NotFound, null);
        Assert.Null((await _provider.GetAsync($"Users/{ann}")).Body["groups"]);
        await _provider.CreateGroupAsync("Okta three"); // the name is free again
    }

    [Fact]
    public async Task Members_get_what_the_mapping_gives_and_lose_it_when_they_leave()
    {
        await directory.Broker.HearAsync<PersonChanged>();
        var unit = await UnitAsync("mapped");
        var (ann, ben) = (await UserAsync("ann@mapped.example"), await UserAsync("ben@mapped.example"));
        var group = await _provider.CreateGroupAsync("Mapped", ann);
        var id = (string)group["id"]!;
        Assert.Empty(await UnitsAsync(ann));

        await MapAsync(id, new { unitId = unit, role = "lead", asMembership = true });
        Assert.Equal([unit], await UnitsAsync(ann));
        Assert.Equal(["lead"], await RolesAsync(ann, unit));
        await directory.Broker.ExpectAsync<PersonChanged>(p => p.Id == Guid.Parse(ann) && p.Units.Contains(unit) && p.Roles.Any(r => r.Role == "lead"));

        await _provider.PatchAsync($"Groups/{id}", $$"""{"op":"add","path":"members","value":[{"value":"{{ben}}"}]}""", $$"""{"op":"remove","path":"members[value eq \"{{ann}}\"]"}""");
        Assert.Empty(await UnitsAsync(ann));
        Assert.Empty(await RolesAsync(ann, unit));
        Assert.Equal(["lead"], await RolesAsync(ben, unit));
        await directory.Broker.ExpectAsync<PersonChanged>(p => p.Id == Guid.Parse(ann) && p.Units.Count == 0 && p.Version == 3);

        await MapAsync(id, new { unitId = unit, role = "viewer" });
        Assert.Empty(await UnitsAsync(ben));
        Assert.Equal(["viewer"], await RolesAsync(ben, unit));
        await MapAsync(id, null);
        Assert.Empty(await RolesAsync(ben, unit));
    }

    [Fact]
    public async Task What_was_granted_by_hand_stays_when_the_group_goes()
    {
        var unit = await UnitAsync("by-hand");
        var ann = await UserAsync("ann@hand.example");
        await GrantAsync(ann, [unit], [("member", unit)]);
        var group = (string)(await _provider.CreateGroupAsync("By hand", ann))["id"]!;
        await MapAsync(group, new { unitId = unit, role = "lead", asMembership = true });
        Assert.Equal(["lead", "member"], await RolesAsync(ann, unit));

        await _provider.PatchAsync($"Groups/{group}", """{"op":"Remove","path":"members"}""");

        Assert.Equal([unit], await UnitsAsync(ann));
        Assert.Equal(["member"], await RolesAsync(ann, unit));
    }

    [Fact]
    public async Task What_was_taken_away_and_granted_again_by_hand_is_a_gift_no_more()
    {
        var unit = await UnitAsync("again-by-hand");
        var ann = await UserAsync("ann@again-hand.example");
        var group = (string)(await _provider.CreateGroupAsync("Again by hand", ann))["id"]!;
        await MapAsync(group, new { unitId = unit, role = "lead" });
        await GrantAsync(ann, [], []);
        await GrantAsync(ann, [], [("lead", unit)]);

        (await _provider.SendAsync(HttpMethod.Delete, $"Groups/{group}")).Expect(HttpStatusCode.NoContent);

        Assert.Equal(["lead"], await RolesAsync(ann, unit));
    }

    [Fact]
    public async Task What_two_groups_give_stays_until_the_second_goes()
    {
        var unit = await UnitAsync("two-groups");
        var ann = await UserAsync("ann@two.example");
        var first = (string)(await _provider.CreateGroupAsync("First of two", ann))["id"]!;
        var second = (string)(await _provider.CreateGroupAsync("Second of two", ann))["id"]!;
        await MapAsync(first, new { unitId = unit, asMembership = true });
        await MapAsync(second, new { unitId = unit, asMembership = true });

        await MapAsync(first, null);
        Assert.Equal([unit], await UnitsAsync(ann));
        (await _provider.SendAsync(HttpMethod.Delete, $"Groups/{second}")).Expect(HttpStatusCode.NoContent);
        Assert.Empty(await UnitsAsync(ann));
    }

    [Fact]
    public async Task A_deleted_user_leaves_the_groups_with_what_they_gave()
    {
        var unit = await UnitAsync("leaver");
        var ann = await UserAsync("ann@leaver.example");
        var group = (string)(await _provider.CreateGroupAsync("Leavers", ann))["id"]!;
        await MapAsync(group, new { unitId = unit, role = "executive" });

        (await _provider.SendAsync(HttpMethod.Delete, $"Users/{ann}")).Expect(HttpStatusCode.NoContent);

        Assert.Empty(await MembersAsync(group));
        Assert.Equal(ann, (string?)(await _provider.CreateUserAsync("ann@leaver.example"))["id"]);
        Assert.Empty(await RolesAsync(ann, unit));
    }

    [Fact]
    public async Task Threads_that_fill_and_empty_groups_at_once_leave_everybody_with_what_their_groups_give()
    {
        var unit = await UnitAsync("busy");
        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => UserAsync($"p{i}@busy.example")));
        var groups = await Task.WhenAll(Enumerable.Range(0, 3).Select(async i => (string)(await _provider.CreateGroupAsync($"Busy {i}"))["id"]!));
        foreach (var group in groups)
        {
            await MapAsync(group, new { unitId = unit, role = "viewer" });
        }

        await Task.WhenAll(groups.SelectMany(g => people.Select(p => _provider.PatchAsync($"Groups/{g}", $$"""{"op":"Add","path":"members","value":[{"value":"{{p}}"}]}"""))));
        Assert.All(await Task.WhenAll(people.Select(p => RolesAsync(p, unit))), r => Assert.Equal(["viewer"], r));

        var answers = await Task.WhenAll(groups.SelectMany(g => people.Skip(6).Select(p => _provider.PatchAsync($"Groups/{g}", $$"""{"op":"Remove","path":"members[value eq \"{{p}}\"]"}""")))
            .Concat(people.Take(6).Select((p, i) => _provider.PatchAsync($"Users/{p}", $$"""{"op":"Replace","path":"title","value":"{{i}}"}"""))));
        Assert.All(answers, a => Assert.True((int)a.Status < 300, a.Text));
        Assert.All(await Task.WhenAll(people.Skip(6).Select(p => RolesAsync(p, unit))), Assert.Empty);
        Assert.All(await Task.WhenAll(people.Take(6).Select(p => RolesAsync(p, unit))), r => Assert.Equal(["viewer"], r));
    }

    [Fact]
    public async Task Two_thousand_members_come_and_go_in_one_request_each()
    {
        var unit = await UnitAsync("crowd");
        await directory.QueryAsync<long>(
            """
            with made as (
                insert into person (id, version, name, email, kind, active)
                select gen_random_uuid(), 1, 'Crowd ' || i, 'crowd' || i || '@crowd.example', 'human', true from generate_series(1, 2000) i returning 1)
            select count(*) from made
            """);
        var ids = await directory.QueryAsync<Guid[]>("select array_agg(id) from person where email like '%@crowd.example'");
        var group = (string)(await _provider.CreateGroupAsync("Crowd"))["id"]!;
        await MapAsync(group, new { unitId = unit, role = "member" });

        var all = string.Join(',', ids.Select(i => $$"""{"value":"{{i}}"}"""));
        (await _provider.PatchAsync($"Groups/{group}", $$"""{"op":"Add","path":"members","value":[{{all}}]}""")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(2_000, await directory.QueryAsync<long>("select count(*) from role_grant where unit_id = $1", unit));
        Assert.Equal(2_000, await directory.QueryAsync<long>("select count(*) from person where email like '%@crowd.example' and version = 2"));

        (await _provider.PatchAsync($"Groups/{group}", $$"""{"op":"Remove","path":"members[value eq \"{{ids[0]}}\"]"}""")).Expect(HttpStatusCode.NoContent);

        Assert.Equal(1_999, (await MembersAsync(group)).Length);

        (await _provider.SendAsync(HttpMethod.Delete, $"Groups/{group}")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(0, await directory.QueryAsync<long>("select count(*) from role_grant where unit_id = $1", unit));
        Assert.Equal(2_000, await directory.QueryAsync<long>("select count(*) from person where email like '%@crowd.example' and version = 3")); // given and taken back
    }

    [Fact]
    public async Task A_mapping_is_for_administrators_and_checked()
    {
        var unit = await UnitAsync("checked");
        var ann = await UserAsync("ann@checked.example");
        var group = (string)(await _provider.CreateGroupAsync("Checked", ann))["id"]!;

        Assert.Equal(HttpStatusCode.NotFound, (await PutMappingAsync(directory.As(Guid.Parse(ann)), group, new { unitId = unit, role = "administrator" }, 2)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await directory.As(Guid.Parse(ann)).GetAsync(new Uri("/api/directory/scim/groups", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PutMappingAsync(directory.Admin, group, new { unitId = Guid.NewGuid(), role = "viewer" }, 2)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PutMappingAsync(directory.Admin, group, new { unitId = unit }, 2)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await PutMappingAsync(directory.Admin, group, new { unitId = unit, role = "viewer" }, null)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutMappingAsync(directory.Admin, group, new { unitId = unit, role = "viewer" }, 1)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutMappingAsync(directory.Admin, group, new { unitId = unit, role = "viewer" }, 2)).StatusCode);

        var list = await directory.Admin.GetFromJsonAsync<JsonObject>("/api/directory/scim/groups?limit=500");
        var seen = list!["items"]!.AsArray().Single(g => (string)g!["id"]! == group)!;
        Assert.Equal(("viewer", unit, 1), ((string)seen["mapping"]!["role"]!, (Guid)seen["mapping"]!["unitId"]!, (int)seen["members"]!));
    }

    private static Task<HttpResponseMessage> PutMappingAsync(HttpClient client, string group, object? mapping, long? version)
    {
        var request = new HttpRequestMessage(mapping is null ? HttpMethod.Delete : HttpMethod.Put, $"/api/directory/scim/groups/{group}/mapping");
        request.Content = mapping is null ? null : JsonContent.Create(mapping);
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        return client.SendAsync(request);
    }

    private async Task MapAsync(string group, object? mapping)
    {
        var version = await directory.QueryAsync<long>("select version from scim_group where id = $1", Guid.Parse(group));
        using var response = await PutMappingAsync(directory.Admin, group, mapping, version);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    private async Task<string> UserAsync(string userName) => (string)(await _provider.CreateUserAsync(userName))["id"]!;

    private async Task<Guid> UnitAsync(string slug)
    {
        var response = await directory.Admin.PostAsJsonAsync("/api/directory/units", new { name = slug, slug, kind = "team", parentId = directory.Company, timeZone = "UTC" });
        return (Guid)(await response.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }

    /// <summary>As an administrator does in the portal: exactly these units and roles.</summary>
    private async Task GrantAsync(string person, Guid[] units, (string Role, Guid Unit)[] roles)
    {
        var now = (await directory.Admin.GetFromJsonAsync<JsonObject>($"/api/directory/people/{person}"))!;
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/directory/people/{person}");
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{now["version"]}\"");
        request.Content = JsonContent.Create(new
        {
            name = (string?)now["name"],
            email = (string?)now["email"],
            unitIds = units,
            roles = roles.Select(r => new { unitId = r.Unit, role = r.Role }),
        });
        using var response = await directory.Admin.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<string[]> MembersAsync(string group) =>
        [.. ((await _provider.GetAsync($"Groups/{group}")).Expect(HttpStatusCode.OK)["members"] as JsonArray ?? []).Select(m => (string)m!["value"]!).Order(StringComparer.Ordinal)];

    private async Task<Guid[]> UnitsAsync(string person) =>
        [.. (await directory.Admin.GetFromJsonAsync<JsonObject>($"/api/directory/people/{person}"))!["units"]!.AsArray().Select(u => (Guid)u!)];

    private async Task<string[]> RolesAsync(string person, Guid unit) =>
        [.. (await directory.Admin.GetFromJsonAsync<JsonObject>($"/api/directory/people/{person}"))!["roles"]!.AsArray()
            .Where(r => (Guid)r!["unitId"]! == unit).Select(r => (string)r!["role"]!).Order(StringComparer.Ordinal)];
}
