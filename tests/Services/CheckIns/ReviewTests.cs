using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Setpoint.CheckIns.Scheduled;
using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.CheckIns;

public sealed class ReviewTests(CheckInsFixture service) : IClassFixture<CheckInsFixture>
{
    private const string Address = "/api/checkins/reviews";
    private static readonly DateTimeOffset s_monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_agenda_is_built_from_facts_and_leaves_out_what_its_reader_may_not_see()
    {
        service.Clock.Set(s_monday.AddDays(-5));
        var shown = await service.PublishObjectiveAsync();
        var hidden = await service.PublishObjectiveAsync("private");
        await service.CheckInAsync(service.Org.Seller, shown, 0.6m);
        var (metric, alert) = (await TellMetricAsync(), Guid.CreateVersion7());
        await service.Broker.PublishAsync(new AlertOpened(
            alert, metric, "Damage claims", "%", 1, service.Org.InsideSales, null, "health", "red", "green", new DateOnly(2026, 11, 9), 3.2m, s_monday.AddDays(-3)));
        await Eventually.TrueAsync(() => service.QueryAsync<bool>("select exists (select 1 from metric_turn where alert_id = $1)", alert));
        using var seller = service.As(service.Org.Seller);
        (await seller.PostAsJsonAsync("/api/checkins/blockers", new { objectiveId = hidden.Id, text = "Secret trouble" })).EnsureSuccessStatusCode();
        service.Clock.Set(s_monday.AddHours(1));

        using var lead = service.As(service.Org.SalesLead);
        await DecideAsync(lead, ["turned", "moved", "blocked", "missing", "kpis-due"]);
        var (id, review) = await OpenAsync(lead);
        using var viewer = service.As(service.Org.Viewer);
        var seen = (await viewer.GetFromJsonAsync<JsonObject>($"{Address}/{id}"))!;

        Assert.Contains(("turned", "Damage claims turned red on 20 Nov 2026"), Items(review));
        Assert.Contains(("moved", "A pipeline people trust: confidence 0.6"), Items(review));
        Assert.Contains(("kpis-due", "Damage claims, to be looked at monthly"), Items(review));
        Assert.Contains(Items(review), i => i.Section == "blocked" && i.Text.StartsWith("Secret trouble (major, open for 5 days", StringComparison.Ordinal));
        Assert.Contains(review["items"]!.AsArray(), i => (string)i!["section"]! == "missing" && (Guid)i["subjectId"]! == hidden.Id);
        Assert.Contains(("turned", "Damage claims turned red on 20 Nov 2026"), Items(seen));
        Assert.DoesNotContain(Items(seen), i => i.Section == "blocked" || i.Text.Contains("Secret", StringComparison.Ordinal));
        Assert.DoesNotContain(seen["items"]!.AsArray(), i => (Guid?)i!["subjectId"] == hidden.Id);

        using var minutes = await viewer.GetAsync($"{Address}/{id}/minutes");
        Assert.DoesNotContain("Secret", await minutes.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_owes_a_check_in_is_said_to_be_missing()
    {
        service.Clock.Set(s_monday.AddDays(-30));
        var (silent, young, back) = (await OwnedAsync(), await OwnedAsync(), await OwnedAsync());
        await service.TellAsync(young with { Version = 2, PublishedAt = s_monday.AddHours(-12) });
        service.Clock.Set(s_monday);
        await service.CheckInAsync(back.OwnerId, back); // last week was missed, this one is said

        using var lead = service.As(service.Org.SalesLead);
        await DecideAsync(lead, ["missing"]);
        var missing = (await OpenAsync(lead)).Review["items"]!.AsArray().Select(i => (Guid)i!["subjectId"]!).ToList();
        Assert.Contains(silent.Id, missing);
        Assert.DoesNotContain(young.Id, missing);
        Assert.DoesNotContain(back.Id, missing);

        async Task<Contracts.Goals.ObjectiveChanged> OwnedAsync() => await service.PublishObjectiveAsync(owner: await service.PersonAsync());
    }

    [Fact]
    public async Task It_is_run_item_by_item_and_its_actions_follow_their_owner_into_the_next()
    {
        await service.Broker.HearAsync<ActionAssigned>();
        service.Clock.Set(s_monday);
        using var lead = service.As(service.Org.OperationsLead);
        (await lead.PutAsJsonAsync($"/api/checkins/units/{service.Org.Operations}/review-plans", Plan(["actions", "decisions", "other"]))).EnsureSuccessStatusCode();
        var (id, _) = await OpenAsync(lead, service.Org.Operations);
        (await lead.PostAsJsonAsync($"{Address}/{id}/items", new { text = "Fire drill <b>", onOkrs = false })).EnsureSuccessStatusCode();
        (await lead.PostAsJsonAsync($"{Address}/{id}/items", new { text = "Shifts" })).EnsureSuccessStatusCode();
        await MoveAsync(lead, id, 2);
        service.Clock.Advance(TimeSpan.FromMinutes(10));
        await MoveAsync(lead, id, 3);
        service.Clock.Advance(TimeSpan.FromMinutes(30));
        var running = (await lead.GetFromJsonAsync<JsonObject>($"{Address}/{id}"))!;
        Assert.Equal(3, (int)running["currentItem"]!);
        Assert.InRange((decimal)running["shareOnOkrs"]!, 0.749m, 0.751m);

        using var stale = await NoteAsync(lead, id, "\"1\"");
        using var noted = await NoteAsync(lead, id, $"\"{running["version"]}\"");
        Assert.Equal((HttpStatusCode.PreconditionFailed, HttpStatusCode.OK), (stale.StatusCode, noted.StatusCode));
        (await lead.PostAsJsonAsync($"{Address}/{id}/outcomes", new { kind = "decision", text = "No weekend shifts", item = 3 })).EnsureSuccessStatusCode();
        using var given = await lead.PostAsJsonAsync($"{Address}/{id}/outcomes", new { kind = "action", text = "Order machines", ownerId = service.Org.Seller, due = "2026-12-04" });
        var action = (await given.Content.ReadFromJsonAsync<JsonObject>())!["outcomes"]!.AsArray().Single(o => (string)o!["kind"]! == "action")!;
        var told = await service.Broker.ExpectAsync<ActionAssigned>(e => e.ReviewId == id);
        Assert.Equal((service.Org.Seller, "Order machines", "Operations"), (told.OwnerId, told.Text, told.Unit));
        (await lead.PutAsJsonAsync($"{Address}/{id}/end", new { })).EnsureSuccessStatusCode();
        using var over = await lead.PutAsJsonAsync($"{Address}/{id}/current", new { item = 1 });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, over.StatusCode);

        var page = await lead.GetStringAsync(new Uri($"{Address}/{id}/minutes?format=html", UriKind.Relative));
        Assert.Contains("Time on objectives: 75 % of 40 minutes.", page, StringComparison.Ordinal);
        Assert.Contains("Fire drill &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Order machines (Sam Seller, by 4 Dec 2026)", page, StringComparison.Ordinal);

        var (_, next) = await OpenAsync(lead, service.Org.Operations);
        Assert.Contains(("actions", "Order machines (Sam Seller, by 4 Dec 2026)"), Items(next));
        Assert.Contains(("decisions", "No weekend shifts"), Items(next));
        using var seller = service.As(service.Org.Seller);
        var mine = (await seller.GetFromJsonAsync<JsonObject>($"{Address}/outcomes"))!["items"]!.AsArray();
        Assert.Equal((Guid)action["id"]!, (Guid)Assert.Single(mine)!["id"]!);
        (await seller.PutAsJsonAsync($"{Address}/{id}/outcomes/done", new { outcomeId = (Guid)action["id"]!, note = "Ordered" })).EnsureSuccessStatusCode();
        Assert.Empty((await seller.GetFromJsonAsync<JsonObject>($"{Address}/outcomes"))!["items"]!.AsArray());
    }

    [Fact]
    public async Task Who_remembers_the_companys_objectives_is_shown_of_five_and_more_and_never_by_whom()
    {
        service.Clock.Set(s_monday);
        var company = await service.PublishObjectiveAsync();
        await service.TellAsync(company with { Version = 2, UnitId = service.Org.Company, Title = "Every parcel arrives on the promised day" });
        using var lead = service.As(service.Org.SalesLead);
        var (id, _) = await OpenAsync(lead, service.Org.Sales, "monthly-okr");
        for (var i = 0; i < 10; i++)
        {
            using var person = service.As(await service.PersonAsync());
            using var answer = await person.PostAsJsonAsync($"{Address}/{id}/recall", new { objectives = i < 2 ? new[] { "every parcel arrives" } : [] });
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            using var again = await person.PostAsJsonAsync($"{Address}/{id}/recall", new { objectives = new[] { "every parcel arrives" } });
            Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
            var recall = (await lead.GetFromJsonAsync<JsonObject>($"{Address}/{id}"))!["recall"]!;
            // Five at a time: one more would tell what that one answered.
            Assert.Equal(i < 4 ? null : i < 9 ? 5 : 10, (int?)recall["answers"]);
            Assert.Equal(i < 4 ? null : i < 9 ? 0.4m : 0.2m, (decimal?)recall["mean"]);
        }

        Assert.Equal(0, await service.QueryAsync<long>("select count(*) from information_schema.columns where table_name = 'recall_answer' and column_name like '%person%'"));
    }

    private async Task<Guid> TellMetricAsync()
    {
        var id = Guid.CreateVersion7();
        await service.Broker.PublishAsync(new MetricChanged(
            id, 1, "Damage claims", "kpi", "%", 1, "lower", "weekly", service.Org.InsideSales, null, "public", "active", ReviewCadence: "monthly"));
        await Eventually.TrueAsync(() => service.QueryAsync<bool>("select exists (select 1 from metric where id = $1)", id));
        return id;
    }

    [Fact]
    public async Task It_opens_by_itself_at_its_time_once_with_the_facts_of_then()
    {
        service.Clock.Set(s_monday.AddDays(4));
        using var admin = service.As(service.Org.Admin);
        (await admin.PutAsJsonAsync($"/api/checkins/units/{service.Org.InsideSales}/review-plans", Plan(["blocked", "other"]))).EnsureSuccessStatusCode();
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);
        (await seller.PostAsJsonAsync("/api/checkins/blockers", new { objectiveId = objective.Id, text = "No scanner" })).EnsureSuccessStatusCode();
        var begins = s_monday.AddDays(7);

        await SweepAsync(begins.AddSeconds(-1));
        Assert.Equal(0, await ReviewsAsync());
        await SweepAsync(begins.AddMinutes(1), replicas: 4);
        await SweepAsync(begins.AddMinutes(2));
        await SweepAsync(begins.AddHours(11), replicas: 2); // as after a restart

        var summary = Assert.Single((await admin.GetFromJsonAsync<JsonObject>($"{Address}?unit={service.Org.InsideSales}"))!["items"]!.AsArray())!;
        Assert.Equal((begins, service.Org.SalesLead), ((DateTimeOffset)summary["scheduledAt"]!, (Guid)summary["facilitator"]!["id"]!));
        (await seller.PostAsJsonAsync("/api/checkins/blockers", new { objectiveId = objective.Id, text = "No labels" })).EnsureSuccessStatusCode();
        var review = (await admin.GetFromJsonAsync<JsonObject>($"{Address}/{(Guid)summary["id"]!}"))!;
        Assert.Contains(Items(review), i => i.Section == "blocked" && i.Text.StartsWith("No scanner", StringComparison.Ordinal));
        Assert.DoesNotContain(Items(review), i => i.Text.StartsWith("No labels", StringComparison.Ordinal));
        Assert.InRange((DateTimeOffset)review["asOf"]!, begins.AddMinutes(1), begins.AddMinutes(2));

        // The next week's, and none of a week in which nobody was there until the evening was over.
        await SweepAsync(begins.AddDays(7).AddHours(12));
        Assert.Equal(1, await ReviewsAsync());
        await SweepAsync(begins.AddDays(14));
        Assert.Equal(2, await ReviewsAsync());
    }

    private async Task SweepAsync(DateTimeOffset now, int replicas = 1)
    {
        service.Clock.Set(now);
        await Task.WhenAll(Enumerable.Range(0, replicas).Select(async _ =>
        {
            await using var scope = service.Inside.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ReviewSweep>().RunAsync(default);
        }));
    }

    private Task<long> ReviewsAsync() => service.QueryAsync<long>("select count(*) from review where unit_id = $1", service.Org.InsideSales);

    private Task DecideAsync(HttpClient client, string[] sections) => client.PutAsJsonAsync($"/api/checkins/units/{service.Org.Sales}/review-plans", Plan(sections));

    private static object Plan(string[] sections) =>
        new { kind = "weekly-kpi", everyWeeks = 1, weekday = "monday", hour = 9, parts = sections.Select(s => new { section = s, minutes = 5 }) };

    private async Task<(Guid Id, JsonObject Review)> OpenAsync(HttpClient client, Guid? unit = null, string kind = "weekly-kpi")
    {
        using var answer = await client.PostAsJsonAsync(Address, new { unitId = unit ?? service.Org.Sales, kind });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var review = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        return ((Guid)review["id"]!, review);
    }

    private static async Task MoveAsync(HttpClient client, Guid id, int item) =>
        (await client.PutAsJsonAsync($"{Address}/{id}/current", new { item })).EnsureSuccessStatusCode();

    private static Task<HttpResponseMessage> NoteAsync(HttpClient client, Guid id, string ifMatch)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Address}/{id}/notes") { Content = JsonContent.Create(new { item = 3, notes = "**Good**" }) };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        return client.SendAsync(request);
    }

    private static List<(string Section, string Text)> Items(JsonObject review) =>
        [.. review["items"]!.AsArray().Select(i => ((string)i!["section"]!, (string?)i["text"] ?? ""))];
}
