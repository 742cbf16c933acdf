using System.Net;
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
        var refused = await Admin.SendAsync(
            HttpMethod.Delete, $"units/{directory.Company}/roles/{directory.Administrator}/administrator", null, HttpStatusCode.Conflict);
        Assert.Equal("last-administrator", (string)refused["code"]!);
        Assert.Equal(HttpStatusCode.OK, await Admin.StatusAsync("audit"));
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
