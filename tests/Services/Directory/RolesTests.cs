using System.Net;
using System.Net.Http.Json;
using Setpoint.Contracts.Directory;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.DirectoryService;

/// <summary>Roles one by one, what they let a person do, and the history of it.</summary>
public sealed class RolesTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    private DirectoryClient Admin => new(directory.Admin);

    [Fact]
    public async Task A_role_is_given_with_an_expiry_and_taken()
    {
        await directory.Broker.HearAsync<PersonChanged>();
        var unit = await Admin.UnitAsync("Roles", directory.Company);
        var person = await Admin.PersonAsync("Rolf", unit);
        var until = DateTimeOffset.UtcNow.AddDays(30);

        await Admin.SendAsync(HttpMethod.Put, $"units/{unit}/roles/{person}/lead", new { reason = "Parental leave" }, HttpStatusCode.OK);
        await Admin.SendAsync(HttpMethod.Put, $"units/{unit}/roles/{person}/lead", new { expiresAt = until, reason = "Until June" }, HttpStatusCode.OK);
        await Admin.SendAsync(HttpMethod.Put, $"units/{unit}/roles/{person}/lead", new { expiresAt = until, reason = "Until June" }, HttpStatusCode.OK);
        var told = await directory.Broker.ExpectAsync<PersonChanged>(p => p.Id == person && p.Version == 3);
        Assert.Equal(("lead", true), (told.Roles.Single().Role, told.Roles.Single().ExpiresAt is not null));
        await Admin.SendAsync(HttpMethod.Put, $"units/{unit}/roles/{person}/lead", new { expiresAt = DateTimeOffset.UtcNow.AddDays(-1) }, HttpStatusCode.UnprocessableEntity);

        await Admin.SendAsync(HttpMethod.Delete, $"units/{unit}/roles/{person}/lead", null, HttpStatusCode.OK);
        Assert.Empty((await directory.Broker.ExpectAsync<PersonChanged>(p => p.Id == person && p.Version == 4)).Roles);
        var audit = await Admin.GetAsync($"audit?subject={person}&actor={directory.Administrator}");
        Assert.Equal([null, "Until June", "Parental leave", null], audit["items"]!.AsArray().Select(e => (string?)e!["reason"]));
    }

    [Fact]
    public async Task People_are_listed_by_kind_by_being_active_and_by_the_roles_that_count_on_a_unit()
    {
        var unit = await Admin.UnitAsync("Listed", directory.Company);
        var (below, other) = (await Admin.UnitAsync("Listed below", unit), await Admin.UnitAsync("Listed other", directory.Company));
        var (lead, viewer) = (await Admin.PersonAsync("Lisa", unit, "lead"), await Admin.PersonAsync("Vito", below, "viewer"));
        var (ended, elsewhere) = (await Admin.PersonAsync("Emil", unit), await Admin.PersonAsync("Otto", other, "lead"));
        await Admin.SendAsync(HttpMethod.Put, $"units/{unit}/roles/{ended}/lead", new { expiresAt = DateTimeOffset.UtcNow.AddSeconds(2) }, HttpStatusCode.OK);

        var holders = await Eventually.SeeAsync(
            async () => (await Admin.GetAsync($"people?rolesOn={below}&limit=500"))["items"]!.AsArray().Select(p => (Guid)p!["id"]!).ToList(),
            ids => !ids.Contains(ended));
        Assert.Equal((true, true, false), (holders.Contains(lead), holders.Contains(viewer), holders.Contains(elsewhere)));
        Assert.Contains(directory.Administrator, holders);

        Assert.All((await Admin.GetAsync("people?kind=service&limit=500"))["items"]!.AsArray(), p => Assert.Equal("service", (string)p!["kind"]!));
        Assert.All((await Admin.GetAsync("people?active=false&limit=500"))["items"]!.AsArray(), p => Assert.False((bool)p!["active"]!));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Admin.StatusAsync("people?kind=robot"));
    }

    [Fact]
    public async Task Only_an_administrator_of_the_unit_or_above_gives_roles()
    {
        var unit = await Admin.UnitAsync("Given", directory.Company);
        var below = await Admin.UnitAsync("Given below", unit);
        var other = await Admin.UnitAsync("Given other", directory.Company);
        var (administrator, lead, person) = (await Admin.PersonAsync("Gina", unit, "administrator"), await Admin.PersonAsync("Gerd", unit, "lead"), await Admin.PersonAsync("Gus", unit));

        await As(administrator).SendAsync(HttpMethod.Put, $"units/{below}/roles/{person}/viewer", new { }, HttpStatusCode.OK);
        await As(administrator).SendAsync(HttpMethod.Put, $"units/{other}/roles/{person}/viewer", new { }, HttpStatusCode.Forbidden);
        await As(lead).SendAsync(HttpMethod.Put, $"units/{unit}/roles/{lead}/administrator", new { }, HttpStatusCode.Forbidden);
        await Admin.SendAsync(HttpMethod.Put, $"units/{unit}/roles/{person}/99", new { }, HttpStatusCode.UnprocessableEntity);
        await Admin.SendAsync(HttpMethod.Put, $"units/{unit}/roles/{person}/king", new { }, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_last_administrator_of_the_company_stays()
    {
        var robot = (Guid)(await Admin.SendAsync(
            HttpMethod.Post,
            "people",
            new { name = "Provisioning", email = "provisioning@people.example", unitIds = Array.Empty<Guid>(), roles = new[] { new { unitId = directory.Company, role = "administrator" } }, kind = "service" },
            HttpStatusCode.Created))["id"]!;
        var refused = await Admin.SendAsync(
            HttpMethod.Delete, $"units/{directory.Company}/roles/{directory.Administrator}/administrator", null, HttpStatusCode.Conflict);
        Assert.Equal("last-administrator", (string)refused["code"]!);
        Assert.Equal(HttpStatusCode.OK, await Admin.StatusAsync("audit"));

        var provider = new IdentityProvider(directory, robot);
        (await provider.PatchAsync($"Users/{directory.Administrator}", """{"op":"Replace","path":"active","value":"False"}""")).ExpectError(HttpStatusCode.BadRequest, "invalidValue");
        (await provider.SendAsync(HttpMethod.Delete, $"Users/{directory.Administrator}")).ExpectError(HttpStatusCode.BadRequest, "invalidValue");
        foreach (var (column, value) in new[] { ("active", "no"), ("roles", "acme:administrator@2027-12-31") })
        {
            using var file = new StringContent($"email,name,{column}\nada@example.com,Ada Admin,{value}\n", System.Text.Encoding.UTF8, "text/csv");
            using var imported = await Admin.Http.PostAsync(new Uri("/api/directory/imports/people", UriKind.Relative), file);
            var error = (await imported.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonObject>())!["errors"]!.AsArray().Single()!;
            Assert.Equal((2, column, value), ((int)error["line"]!, (string)error["field"]!, (string)error["value"]!));
        }

        Assert.Equal(HttpStatusCode.OK, await Admin.StatusAsync("audit"));
    }

    [Fact]
    public async Task The_last_administrator_does_not_lose_the_role_with_a_group()
    {
        var (member, provider) = (await Admin.PersonAsync("Gil Group", directory.Company), new IdentityProvider(directory));
        var group = (string)(await provider.CreateGroupAsync("Company administrators", $"{member}"))["id"]!;
        await Admin.SendAsync(HttpMethod.Put, $"scim/groups/{group}/mapping", new { unitId = directory.Company, role = "administrator" }, HttpStatusCode.OK, 2);
        await As(member).SendAsync(HttpMethod.Delete, $"units/{directory.Company}/roles/{directory.Administrator}/administrator", null, HttpStatusCode.OK);
        await As(member).SendAsync(HttpMethod.Delete, $"scim/groups/{group}/mapping", null, HttpStatusCode.UnprocessableEntity, 3);
        await As(member).SendAsync(HttpMethod.Put, $"units/{directory.Company}/roles/{directory.Administrator}/administrator", new { }, HttpStatusCode.OK);
        await Admin.SendAsync(HttpMethod.Delete, $"scim/groups/{group}/mapping", null, HttpStatusCode.OK, 3);
    }

    [Fact]
    public async Task What_a_person_can_do_is_told_to_themselves_and_to_administrators()
    {
        var unit = await Admin.UnitAsync("Rights", directory.Company);
        await Admin.UnitAsync("Rights below", unit);
        var person = await Admin.PersonAsync("Rita", unit, "lead");

        var rights = await As(person).GetAsync($"people/{person}/rights");
        var lead = rights["rights"]!.AsArray().Single(r => (string?)r!["role"] == "lead")!;
        Assert.Equal(1, (int)lead["unitsBelow"]!);
        Assert.Contains("see private objectives", lead["may"]!.AsArray().Select(m => (string)m!));
        Assert.Equal(HttpStatusCode.OK, await Admin.StatusAsync($"people/{person}/rights"));
        Assert.Equal(HttpStatusCode.Forbidden, await As(person).StatusAsync($"people/{directory.Administrator}/rights"));
    }

    [Fact]
    public async Task The_history_is_searched_exported_and_closed_to_others()
    {
        var unit = await Admin.UnitAsync("History", directory.Company);
        var person = await Admin.PersonAsync("=Hilda", unit);

        var byType = await Admin.GetAsync($"audit?subjectType=Unit&subject={unit}&from={DateTimeOffset.UtcNow.AddMinutes(-5):O}".Replace("+", "%2B", StringComparison.Ordinal));
        Assert.Equal("created", (string)byType["items"]!.AsArray().Single()!["action"]!);
        Assert.Matches("^[0-9a-f]{32}$", (string)byType["items"]![0]!["request"]!);
        Assert.Empty((await Admin.GetAsync($"audit?subject={unit}&to=2020-01-01T00:00:00Z"))["items"]!.AsArray());
        Assert.Single((await Admin.GetAsync("audit?limit=1"))["items"]!.AsArray());

        using var file = await directory.Admin.GetAsync(new Uri($"/api/directory/audit/export?subject={person}", UriKind.Relative));
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        var lines = (await file.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal("at,actor,action,subject_type,subject_id,version,reason,request,changes", lines[0]);
        Assert.Contains(directory.Administrator.ToString(), lines[1], StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, await As(person).StatusAsync("audit"));
        Assert.Equal(HttpStatusCode.NotFound, await As(person).StatusAsync("audit/export"));
    }

    private DirectoryClient As(Guid person) => new(directory.As(person));
}
