using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.CheckIns;

public sealed class FileTests(CheckInsFixture service) : IClassFixture<CheckInsFixture>
{
    [Fact]
    public async Task History_is_read_from_a_file_once_with_an_error_for_every_row_that_cannot_be()
    {
        var objective = await service.PublishObjectiveAsync();
        var (byHand, opens) = (objective.KeyResults[0].Id, new DateTimeOffset(objective.Start, TimeOnly.MinValue, TimeSpan.Zero));
        var author = $"{service.Org.Seller:N}@example.com";
        string Row(int day, string confidence, string text, string value, string who) =>
            FormattableString.Invariant($"{objective.Id},{who},{opens.AddDays(day):O},{confidence},{text},{byHand},{value}\n");
        var file = "objective,author,at,confidence,changed,key_result,value\n" + Row(1, "0.5", "\"a, b\"", "31", author) + Row(8, "0.6", "", "40", author)
            + Row(9, "7", "", "", author) + Row(10, "0.5", "", "x", author) + Row(11, "0.5", "", "1", "nobody@example.com") + Row(900, "0.5", "", "1", author);
        using var lead = service.As(service.Org.SalesLead);

        var dry = await ImportAsync(lead, file, "?dryRun=true");
        Assert.Equal(0, await service.QueryAsync<long>("select count(*) from check_in where objective_id = $1", objective.Id));
        var first = await ImportAsync(lead, file);
        var again = await ImportAsync(lead, file);
        var corrected = await ImportAsync(lead, file.Replace(",40\n", ",41\n", StringComparison.Ordinal));

        Assert.Equal((2, 0, 0, 4), Counts(dry));
        Assert.Equal((2, 0, 0, 4), Counts(first));
        Assert.Equal((0, 0, 2, 4), Counts(again));
        Assert.Equal((0, 1, 1, 4), Counts(corrected));
        Assert.Equal(
            [(4, "confidence"), (5, "value"), (6, "author"), (7, "at")], first["errors"]!.AsArray().Select(e => ((int)e!["line"]!, (string)e["column"]!)));
    }

    [Fact]
    public async Task What_comes_out_goes_in_again_and_only_what_is_seen_comes_out()
    {
        var objective = await service.PublishObjectiveAsync("private");
        using var seller = service.As(service.Org.Seller);
        using var said = await seller.PostAsJsonAsync("/api/checkins", new
        {
            objectiveId = objective.Id,
            confidence = 0.5,
            changed = "=1+1, \"quoted\"",
            keyResults = new[] { new { keyResultId = objective.KeyResults[0].Id, value = 31.5, confidence = 0.4 } },
        });
        Assert.Equal(HttpStatusCode.Created, said.StatusCode);
        using var lead = service.As(service.Org.SalesLead);
        using var outsider = service.As(service.Org.OperationsLead);
        var address = $"/api/checkins/export?objective={objective.Id}";

        var file = await lead.GetStringAsync(new Uri(address, UriKind.Relative));

        Assert.Equal((0, 0, 1, 0), Counts(await ImportAsync(lead, file)));
        Assert.Equal(file.Split('\n')[0].Trim(), (await outsider.GetStringAsync(new Uri(address, UriKind.Relative))).Trim());
    }

    [Fact]
    public async Task The_history_holds_every_word_and_value_whichever_way_they_came()
    {
        var objective = await service.PublishObjectiveAsync();
        var byHand = objective.KeyResults[0].Id;
        using var seller = service.As(service.Org.Seller);
        using var said = await seller.PostAsJsonAsync("/api/checkins", new
        {
            objectiveId = objective.Id,
            confidence = 0.5,
            changed = "Nine signed",
            keyResults = new[] { new { keyResultId = byHand, value = 31.5, confidence = 0.4 } },
        });
        Assert.Equal(HttpStatusCode.Created, said.StatusCode);
        var submitted = (Guid)(await said.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
        using var lead = service.As(service.Org.SalesLead);
        var file = await lead.GetStringAsync(new Uri($"/api/checkins/export?objective={objective.Id}", UriKind.Relative));
        var other = await service.PublishObjectiveAsync();
        var copy = file.Replace($"{objective.Id}", $"{other.Id}", StringComparison.Ordinal).Replace($"{byHand}", $"{other.KeyResults[0].Id}", StringComparison.Ordinal);
        Assert.Equal((1, 0, 0, 0), Counts(await ImportAsync(lead, copy)));
        var imported = await service.QueryAsync<Guid>("select id from check_in where objective_id = $1", other.Id);
        using var correction = new HttpRequestMessage(HttpMethod.Put, $"/api/checkins/{submitted}")
        {
            Headers = { { "If-Match", "\"1\"" } },
            Content = JsonContent.Create(new { confidence = 0.5, keyResults = new[] { new { keyResultId = byHand, value = 33 } } }),
        };
        using var corrected = await seller.SendAsync(correction);
        Assert.Equal(HttpStatusCode.OK, corrected.StatusCode);

        var first = await ChangesAsync(submitted, 1);
        Assert.Equal("""[null,31.5]""", first[$"CheckInRevision[1].KeyResultEntry[{byHand}].value"]);
        Assert.Equal("""[null,"Nine signed"]""", first["CheckInRevision[1].changed"]);
        Assert.Equal(
            (await ChangesAsync(imported, 1)).Keys.Select(k => k.Replace($"{other.KeyResults[0].Id}", $"{byHand}", StringComparison.Ordinal)).Order(), first.Keys.Order());
        Assert.Equal("""[null,33]""", (await ChangesAsync(submitted, 2))[$"CheckInRevision[2].KeyResultEntry[{byHand}].value"]);
    }

    /// <summary>As an administrator reads it: property → [before, after].</summary>
    private async Task<Dictionary<string, string>> ChangesAsync(Guid checkIn, long version)
    {
        using var admin = service.As(service.Org.Admin);
        var lines = (await admin.GetFromJsonAsync<JsonNode>($"/api/checkins/audit?subject={checkIn}"))!["items"]!.AsArray();
        return lines.Single(l => (long)l!["version"]! == version)!["changes"]!.AsObject().ToDictionary(c => c.Key, c => c.Value!.ToJsonString());
    }

    [Fact]
    public async Task A_report_as_of_a_moment_is_the_same_before_and_after_a_correction()
    {
        var objective = await service.PublishObjectiveAsync();
        var said = await service.CheckInAsync(service.Org.Seller, objective, 0.5m);
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        var then = Uri.EscapeDataString(service.Clock.GetUtcNow().ToString("O"));
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        using var seller = service.As(service.Org.Seller);
        async Task<(string, string, string)> ReadAsync() => (
            await seller.GetStringAsync(new Uri($"/api/checkins?objective={objective.Id}&asOf={then}", UriKind.Relative)),
            await seller.GetStringAsync(new Uri($"/api/checkins/{said.Id}?asOf={then}", UriKind.Relative)),
            await seller.GetStringAsync(new Uri($"/api/checkins/export?objective={objective.Id}&asOf={then}", UriKind.Relative)));
        var before = await ReadAsync();

        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/checkins/{said.Id}") { Content = JsonContent.Create(new { confidence = 0.9 }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        (await seller.SendAsync(request)).EnsureSuccessStatusCode();
        await service.CheckInAsync(service.Org.Seller, objective, 0.1m);

        Assert.Equal(before, await ReadAsync());
        Assert.Equal(0.9m, (await seller.GetFromJsonAsync<CheckInSeen>($"/api/checkins/{said.Id}"))!.Confidence);
        using var early = await seller.GetAsync($"/api/checkins/{said.Id}?asOf=2020-01-01T00:00:00Z");
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
    }

    [Fact]
    public async Task Updates_of_the_night_before_a_review_are_counted_for_its_lead()
    {
        var monday = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        service.Clock.Set(monday.AddDays(-4));
        var objective = await service.PublishObjectiveAsync();
        await service.TellAsync(objective with { Version = 2, UnitId = service.Org.Operations });
        await service.CheckInAsync(service.Org.Admin, objective);
        service.Clock.Set(monday.AddHours(-11));
        await service.CheckInAsync(service.Org.Admin, objective);
        service.Clock.Set(monday.AddHours(-1));
        await service.CheckInAsync(service.Org.Admin, objective);
        service.Clock.Set(monday);
        using var lead = service.As(service.Org.OperationsLead);
        (await lead.PostAsJsonAsync("/api/checkins/reviews", new { unitId = service.Org.Operations, kind = "weekly-kpi" })).EnsureSuccessStatusCode();
        service.Clock.Advance(TimeSpan.FromMinutes(1));

        var report = (await lead.GetFromJsonAsync<JsonObject>($"/api/checkins/units/{service.Org.Operations}/night-before"))!;
        using var seller = service.As(service.Org.Seller);
        using var refused = await seller.GetAsync($"/api/checkins/units/{service.Org.Operations}/night-before");

        Assert.Equal((12, 3, 2, 0.6667m), ((int)report["hours"]!, (int)report["updates"]!, (int)report["nightBefore"]!, (decimal)report["share"]!));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static (int Added, int Corrected, int Unchanged, int Rejected) Counts(JsonObject receipt) =>
        ((int)receipt["added"]!, (int)receipt["corrected"]!, (int)receipt["unchanged"]!, (int)receipt["rejected"]!);

    private static async Task<JsonObject> ImportAsync(HttpClient client, string file, string query = "")
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        using var answer = await client.PostAsync(new Uri($"/api/checkins/imports{query}", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
