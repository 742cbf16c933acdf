using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;

namespace Setpoint.Services.Tests.DirectoryService;

public sealed class ImportTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    private const string Units =
        """
        slug,name,kind,parent,lead_email,time_zone
        i-night,Night shift,team,i-depot,,
        i-depot,Depot,department,acme,,Europe/Berlin
        i-lost,Lost,team,nowhere,,
        i-depot,Depot again,department,acme,,
        i-odd,Odd,squad,acme,,Europe/Atlantis
        i-a,A,team,i-b,,
        i-b,B,team,i-a,,
        """;

    [Fact]
    public async Task A_dry_run_says_everything_and_changes_nothing()
    {
        var before = await directory.QueryAsync<long>("select count(*) from unit");
        var receipt = await ImportAsync("units", Units, dryRun: true);

        Assert.Equal((7, 2, 0, 5), Counts(receipt));
        Assert.Equal(before, await directory.QueryAsync<long>("select count(*) from unit"));
        Assert.Equal(0, await directory.QueryAsync<long>("select count(*) from outbox_message where body like '%i-depot%'"));
    }

    [Fact]
    public async Task Rows_are_applied_parents_first_and_every_rejected_one_has_its_reason()
    {
        var receipt = await ImportAsync("units", Units.Replace("i-", "j-", StringComparison.Ordinal));

        Assert.Equal((7, 2, 0, 5), Counts(receipt));
        Assert.Equal(
            [(4, "parent"), (5, "slug"), (6, "kind"), (6, "time_zone"), (7, "parent"), (8, "parent")],
            receipt["errors"]!.AsArray().Select(e => ((int)e!["line"]!, (string)e["field"]!)).Order());
        Assert.Equal("Europe/Berlin", await directory.QueryAsync<string>("select time_zone from unit where slug = 'j-night'"));
        Assert.Equal(3, await directory.QueryAsync<long>(
            "select count(*) from unit_closure where descendant_id = (select id from unit where slug = 'j-night')"));

        var again = await ImportAsync("units", Units.Replace("i-", "j-", StringComparison.Ordinal));
        Assert.Equal((7, 0, 0, 5), Counts(again));
        Assert.Equal(2, (int)again["unchanged"]!);
    }

    [Fact]
    public async Task People_come_with_managers_units_and_roles_and_are_told_to_the_world()
    {
        await directory.Broker.HearAsync<PersonChanged>();
        await ImportAsync("units", "slug,name,kind,parent\np-team,Team,team,acme\n");
        const string people =
            """
            email,name,units,primary_unit,manager_email,roles
            Bo@example.com,Bo Below,p-team,p-team,Mia@Example.com,p-team:member
            mia@example.com,Mia Manager,p-team;acme,p-team,,p-team:lead;acme:viewer
            x@example.com,X,nowhere,,,
            y@example.com,Y,p-team,,,p-team:king
            z@example.com,Z,p-team,,nobody@example.com,
            not-an-address,N,p-team,,,
            """;
        var receipt = await ImportAsync("people", people);

        Assert.Equal((6, 3, 0, 3), Counts(receipt));
        Assert.Equal(
            [(4, "units"), (5, "roles"), (6, "manager_email"), (7, "email")],
            receipt["errors"]!.AsArray().Select(e => ((int)e!["line"]!, (string)e["field"]!)).Order());
        var mia = await directory.Broker.ExpectAsync<PersonChanged>(p => p.Email == "mia@example.com");
        var bo = await directory.Broker.ExpectAsync<PersonChanged>(p => p.Email == "bo@example.com");
        Assert.Equal(mia.Id, bo.ManagerId);
        Assert.Equal(["lead", "viewer"], mia.Roles.Select(r => r.Role).Order());
        Assert.Equal(1, bo.Version);

        var again = await ImportAsync("people", people);
        Assert.Equal((6, 0, 0, 3), Counts(again));
    }

    [Fact]
    public async Task A_file_without_its_columns_is_refused_as_a_whole()
    {
        var response = await PostAsync("units", "slug,colour\na,b\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("kind", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_import()
    {
        await ImportAsync("people", "email,name,units,roles\nmember@example.com,Member,acme,acme:member\n");
        var member = await directory.QueryAsync<Guid>("select id from person where email = 'member@example.com'");
        using var client = directory.As(member);
        var response = await client.PostAsync("/api/directory/imports/units", Csv("slug,name,kind\n"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static (int Rows, int Created, int Updated, int Rejected) Counts(JsonObject receipt) =>
        ((int)receipt["rows"]!, (int)receipt["created"]!, (int)receipt["updated"]!, (int)receipt["rejected"]!);

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    private async Task<JsonObject> ImportAsync(string kind, string csv, bool dryRun = false)
    {
        var response = await PostAsync($"{kind}?dryRun={dryRun}", csv);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<HttpResponseMessage> PostAsync(string target, string csv)
    {
        using var admin = directory.Admin;
        return await admin.PostAsync($"/api/directory/imports/{target}", Csv(csv));
    }
}
