using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.DirectoryService;

public sealed class ImportTests(DirectoryFixture directory) : IClassFixture<DirectoryFixture>
{
    [Fact]
    public async Task Managers_may_stand_chunks_later_than_those_they_manage_and_everybody_is_written_once()
    {
        var file = "email,name,manager_email,units,roles,locale,time_zone,active\n"
            + string.Concat(Enumerable.Range(0, 2_500).Select(i => $"far{i}@example.com,Far {i},far{(i + 1) % 2_500}@example.com,acme,acme:{(i % 10 == 0 ? "lead@2027-12-31" : "member")},nl,Europe/Amsterdam,yes\n"));

        var receipt = await ImportAsync("people", file);
        Assert.Equal((2_500, 2_500, 0), (Number(receipt, "rows"), Number(receipt, "created"), Number(receipt, "errorCount")));
        Assert.Equal(0, await directory.QueryAsync<long>("select count(*) from person where email like 'far%' and version <> 1"));
        Assert.Equal(2_500, await directory.QueryAsync<long>(
            """
            select count(*) from person p join person m on m.id = p.manager_id
            where p.email like 'far%' and m.name = 'Far ' || (substring(p.name from 5)::int + 1) % 2500
            """));

        var again = await ImportAsync("people", file);
        Assert.Equal((2_500, 0, 0), (Number(again, "unchanged"), Number(again, "created"), Number(again, "updated")));
    }

    [Fact]
    public async Task A_dry_run_answers_what_the_real_run_will_and_leaves_nothing()
    {
        const string file = "email,name,roles,manager_email\ndry@example.com,Dry,acme:lead,nobody@example.com\nwrong,Wrong,,\ndry@example.com,Again,,\nd2@example.com,,nowhere:lead,\n";
        var before = await directory.QueryAsync<long>("select count(*) from audit_entry");
        var dry = await ImportAsync("people?dryRun=true", file);
        Assert.Equal(before, await directory.QueryAsync<long>("select count(*) from audit_entry"));
        Assert.Equal(0, await directory.QueryAsync<long>("select count(*) from person where email = 'dry@example.com'"));

        var real = await ImportAsync("people", file);
        dry["dryRun"] = false;
        Assert.Equal(dry.ToJsonString(), real.ToJsonString());
        Assert.Equal((1, 3, 4), (Number(real, "created"), Number(real, "rejected"), Number(real, "errorCount")));
        Assert.Equal([(2, "manager_email"), (3, "email"), (4, "email"), (5, "roles")], Errors(real));
    }

    [Fact]
    public async Task A_dry_run_with_a_key_leaves_nothing_either()
    {
        using var request = Request("people?dryRun=true", "email,name\nkeyed@example.com,Keyed\n");
        request.Headers.Add("Idempotency-Key", "dry-1");
        using var answer = await directory.Admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await directory.QueryAsync<long>("select count(*) from person where email = 'keyed@example.com'"));
    }

    [Fact]
    public async Task A_role_ends_with_its_day_in_the_time_zone_of_its_unit()
    {
        await ImportAsync("people", "email,name,roles\nends@example.com,Ends,acme:lead@2026-12-31\n");
        var ends = await directory.QueryAsync<DateTime>("select r.expires_at from role_grant r join person p on p.id = r.person_id where p.email = 'ends@example.com'");
        Assert.Equal(new DateTime(2026, 12, 31, 23, 0, 0, DateTimeKind.Utc), ends);

        var later = await ImportAsync("people", "email,name,roles\nends@example.com,Ends,acme:lead@2027-06-30\n");
        Assert.Equal(1, Number(later, "updated"));
        var wrong = await ImportAsync("people", "email,name,roles\nends@example.com,Ends,acme:lead@soon\nends2@example.com,E,acme:lead;acme:lead@2027-01-01\n");
        Assert.Equal([(2, "roles"), (3, "roles")], Errors(wrong));
    }

    [Fact]
    public async Task What_the_file_has_no_column_for_stays_as_it_is()
    {
        await ImportAsync("people", "email,name,units,roles,locale,active\nstay@example.com,Stay,acme,acme:viewer,nl,no\n");
        var receipt = await ImportAsync("people", "email,name,primary_unit\nstay@example.com,Stay,acme\n");
        Assert.Equal(1, Number(receipt, "unchanged"));

        await ImportAsync("people", "email,name,units,primary_unit,roles,active\nstay@example.com,Stay,,,,YES\n");
        var person = (await directory.Admin.GetFromJsonAsync<JsonObject>("/api/directory/people?q=stay@example.com"))!["items"]![0]!;
        Assert.Equal("[] [] nl", $"{person["units"]!.ToJsonString()} {person["roles"]!.ToJsonString()} {person["locale"]}");
        Assert.True((bool)person["active"]!);
    }

    [Fact]
    public async Task Active_is_yes_or_no_and_takes_every_right_away()
    {
        await ImportAsync("people", "email,name,roles\nleaves@example.com,Leaves,acme:administrator\n");
        var id = await directory.QueryAsync<Guid>("select id from person where email = 'leaves@example.com'");
        Assert.Equal(HttpStatusCode.OK, (await directory.As(id).GetAsync("/api/directory/me")).StatusCode);

        var receipt = await ImportAsync("people", "email,name,active\nleaves@example.com,Leaves,no\nmaybe@example.com,Maybe,maybe\n");
        Assert.Equal((1, "active"), (Number(receipt, "updated"), Errors(receipt).Single().Field));
        Assert.Equal(HttpStatusCode.Forbidden, (await directory.As(id).GetAsync("/api/directory/me")).StatusCode);
    }

    [Fact]
    public async Task Of_many_errors_the_first_thousand_are_told_and_all_are_counted()
    {
        var receipt = await ImportAsync("people", "email,name\n" + string.Concat(Enumerable.Range(0, 1_500).Select(i => $"bad{i},Bad\n")));
        Assert.Equal((1_500, 1_500), (Number(receipt, "rejected"), Number(receipt, "errorCount")));
        Assert.Equal(Enumerable.Range(2, 1_000), Errors(receipt).Select(e => e.Line));
    }

    [Fact]
    public async Task An_import_nobody_waits_for_tells_how_far_it_is_and_ends_with_the_receipt()
    {
        using var answer = await SendAsync("people", "email,name\nlater@example.com,Later\nlater2,Wrong\n");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("respond-async", answer.Headers.GetValues("Preference-Applied").Single());

        var done = await DoneAsync(answer.Headers.Location!);
        Assert.Equal(("done", 2, 2), ((string?)done["state"], Number(done, "rows"), Number(done, "done")));
        Assert.Equal((1, 1), (Number(done["receipt"]!, "created"), Number(done["receipt"]!, "rejected")));
        Assert.Equal(directory.Administrator, await directory.QueryAsync<Guid>(
            "select a.actor from audit_entry a join person p on p.id = a.subject_id where p.email = 'later@example.com'"));
        Assert.Equal(0, await directory.QueryAsync<long>("select count(*) from import_row"));
    }

    [Fact]
    public async Task Units_can_be_left_to_the_service_too_also_as_a_dry_run()
    {
        const string file = "slug,name,kind,parent\nasync-team,Async team,team,async-sales\nasync-sales,Async sales,department,acme\n";
        using var dry = await SendAsync("units?dryRun=true", file);
        Assert.Equal(2, Number((await DoneAsync(dry.Headers.Location!))["receipt"]!, "created"));
        Assert.Equal(0, await directory.QueryAsync<long>("select count(*) from unit where slug like 'async-%'"));

        using var real = await SendAsync("units", file);
        Assert.Equal(2, Number((await DoneAsync(real.Headers.Location!))["receipt"]!, "created"));
        Assert.Equal(3, await directory.QueryAsync<long>("select count(*) from unit_closure c join unit u on u.id = c.descendant_id where u.slug = 'async-team'"));
    }

    [Fact]
    public async Task An_import_that_a_stopped_service_left_running_is_taken_up_again_and_applied_once()
    {
        await directory.StopAsync();
        var id = Guid.CreateVersion7();
        await directory.QueryAsync<Guid>(
            """
            with made as (
                insert into import (id, kind, dry_run, requested_by, state, rows, done, attempts, staged_at)
                values ($1, 'people', false, $2, 'running', 1, 1, 1, now()) returning id
            ), row as (
                insert into import_row select id, 2, '{"email": "again@example.com", "name": "Again"}' from made returning import_id
            )
            select import_id from row
            """,
            id,
            directory.Administrator);
        await directory.StartAsync();

        var done = await DoneAsync(new Uri($"/api/directory/imports/{id}", UriKind.Relative));
        Assert.Equal(1, Number(done["receipt"]!, "created"));
        Assert.Equal((1, 2), (await directory.QueryAsync<long>("select version from person where email = 'again@example.com'"), await directory.QueryAsync<int>("select attempts from import where id = $1", id)));
    }

    [Fact]
    public async Task An_import_that_keeps_failing_is_given_up_and_the_next_goes_on()
    {
        await directory.StopAsync();
        var id = Guid.CreateVersion7();
        await directory.QueryAsync<Guid>(
            """
            insert into import (id, kind, dry_run, requested_by, state, rows, attempts, staged_at)
            values ($1, 'people', false, $2, 'running', 1, 5, now()) returning id
            """,
            id,
            directory.Administrator);
        await directory.StartAsync();
        var failed = await DoneAsync(new Uri($"/api/directory/imports/{id}", UriKind.Relative));
        Assert.Equal("failed", (string?)failed["state"]);
        Assert.NotNull((string?)failed["problem"]);
    }

    [Fact]
    public async Task Who_is_no_administrator_of_the_company_sees_no_import()
    {
        using var answer = await SendAsync("people", "email,name\nmere@example.com,Mere\n");
        await DoneAsync(answer.Headers.Location!);
        var mere = await directory.QueryAsync<Guid>("select id from person where email = 'mere@example.com'");
        Assert.Equal(HttpStatusCode.NotFound, (await directory.As(mere).GetAsync(answer.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await directory.As(mere).SendAsync(Request("people", "email,name\n"))).StatusCode);
    }

    [Fact]
    public async Task A_file_with_characters_no_text_has_is_refused_by_name()
    {
        using var answer = await directory.Admin.SendAsync(Request("people", "email,name\nnul@example.com,N\0l\n"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([(2, "name")], Errors((await answer.Content.ReadFromJsonAsync<JsonObject>())!));
    }

    private async Task<JsonObject> ImportAsync(string target, string file)
    {
        using var answer = await directory.Admin.SendAsync(Request(target, file));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    private Task<HttpResponseMessage> SendAsync(string target, string file)
    {
        var request = Request(target, file);
        request.Headers.Add("Prefer", "respond-async, wait=1");
        return directory.Admin.SendAsync(request);
    }

    private static HttpRequestMessage Request(string target, string file) =>
        new(HttpMethod.Post, $"/api/directory/imports/{target}") { Content = new StringContent(file, Encoding.UTF8, "text/csv") };

    private Task<JsonObject> DoneAsync(Uri address) => Eventually.SeeAsync(
        async () => (await directory.Admin.GetFromJsonAsync<JsonObject>(address))!, import => (string?)import["state"] is "done" or "failed");

    private static int Number(JsonNode node, string field) => (int)node[field]!;

    private static List<(int Line, string Field)> Errors(JsonObject receipt) =>
        [.. receipt["errors"]!.AsArray().Select(e => ((int)e!["line"]!, (string)e["field"]!))];
}
