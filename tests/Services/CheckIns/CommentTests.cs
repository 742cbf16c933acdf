using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.CheckIns;

public sealed class CommentTests(CheckInsFixture service) : IClassFixture<CheckInsFixture>
{
    private const string Address = "/api/checkins/comments";

    [Fact]
    public async Task Every_kind_of_thing_can_be_spoken_of_by_whoever_sees_it()
    {
        var objective = await service.PublishObjectiveAsync("unit");
        var said = await service.CheckInAsync(service.Org.Seller, objective);
        using var seller = service.As(service.Org.Seller);
        using var lead = service.As(service.Org.SalesLead);
        using var outsider = service.As(service.Org.OperationsLead);
        var blocker = await IdAsync(await seller.PostAsJsonAsync("/api/checkins/blockers", new { objectiveId = objective.Id, text = "x" }));
        var review = await IdAsync(await lead.PostAsJsonAsync("/api/checkins/reviews", new { unitId = service.Org.InsideSales, kind = "weekly-kpi" }));
        var (metric, alert) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.Broker.PublishAsync(new MetricChanged(metric, 1, "Claims", "kpi", "%", 1, "lower", "weekly", service.Org.InsideSales, null, "unit", "active"));
        await service.Broker.PublishAsync(new AlertOpened(
            alert, metric, "Claims", "%", 1, service.Org.InsideSales, null, "stale", "red", "red", new DateOnly(2026, 11, 9), null, DateTimeOffset.UtcNow));
        await Eventually.TrueAsync(() => service.QueryAsync<bool>(
            "select exists (select 1 from metric where id = $1) and exists (select 1 from metric_turn where alert_id = $2)", metric, alert));

        foreach (var (subject, id) in new[]
        {
            ("objective", objective.Id), ("key-result", objective.KeyResults[0].Id), ("check-in", said.Id), ("blocker", blocker), ("review", review),
            ("metric", metric), ("alert", alert),
        })
        {
            using var made = await seller.PostAsJsonAsync(Address, new { subject, subjectId = id, text = "**Well** done" });
            using var refused = await outsider.PostAsJsonAsync(Address, new { subject, subjectId = id, text = "?" });
            using var unread = await outsider.GetAsync($"{Address}?subject={subject}&id={id}");
            Assert.True((made.StatusCode, refused.StatusCode, unread.StatusCode) == (HttpStatusCode.Created, HttpStatusCode.NotFound, HttpStatusCode.NotFound), subject);
            var seen = Assert.Single((await seller.GetFromJsonAsync<JsonObject>($"{Address}?subject={subject}&id={id}"))!["items"]!.AsArray())!;
            Assert.Equal("<p><strong>Well</strong> done</p>", (string)seen["html"]!);
        }
    }

    [Fact]
    public async Task Who_is_mentioned_is_told_once_and_must_be_able_to_see_it()
    {
        await service.Broker.HearAsync<PeopleMentioned>();
        var objective = await service.PublishObjectiveAsync("private");
        using var seller = service.As(service.Org.Seller);

        using var hidden = await seller.PostAsJsonAsync(
            Address, new { subject = "objective", subjectId = objective.Id, text = "@", mentions = new[] { service.Org.SalesLead, service.Org.OperationsLead } });
        Assert.Equal(["mentions[1]"], (await hidden.ReadProblemAsync()).Fields);
        var id = await IdAsync(await seller.PostAsJsonAsync(
            Address, new { subject = "objective", subjectId = objective.Id, text = "@", mentions = new[] { service.Org.SalesLead, service.Org.Seller } }));
        var told = await service.Broker.ExpectAsync<PeopleMentioned>(e => e.CommentId == id);
        Assert.Equal([service.Org.SalesLead], told.ToldIds);
        Assert.Equal((objective.Id, "Sam Seller"), (told.ObjectiveId!.Value, told.ByName));

        using var edited = await EditAsync(seller, id, "@ again", [service.Org.SalesLead, service.Org.Executive]);
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        await service.Broker.ExpectAsync<PeopleMentioned>(e => e.CommentId == id && e.ToldIds.SequenceEqual([service.Org.Executive]));
    }

    [Fact]
    public async Task Editing_and_deleting_are_revisions_and_what_was_deleted_is_read_by_its_author_and_administrators_alone()
    {
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);
        using var lead = service.As(service.Org.SalesLead);
        using var admin = service.As(service.Org.Admin);
        var id = await IdAsync(await seller.PostAsJsonAsync(Address, new { subject = "objective", subjectId = objective.Id, text = "one" }));
        using var others = await EditAsync(lead, id, "two", []);
        using var own = await EditAsync(seller, id, "two", []);
        using var stale = await EditAsync(seller, id, "three", []);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (others.StatusCode, own.StatusCode, stale.StatusCode));
        Assert.Equal(["one", "two"], await RevisionsAsync(lead, id));

        using var refused = await lead.DeleteAsync(new Uri($"{Address}/{id}", UriKind.Relative));
        using var deleted = await admin.DeleteAsync(new Uri($"{Address}/{id}", UriKind.Relative));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (refused.StatusCode, deleted.StatusCode));
        Assert.Equal([null, null, null], await RevisionsAsync(lead, id));
        Assert.Equal(["one", "two", null], await RevisionsAsync(seller, id));
        var kept = Assert.Single((await lead.GetFromJsonAsync<JsonObject>($"{Address}?subject=objective&id={objective.Id}"))!["items"]!.AsArray())!;
        Assert.True((bool)kept["deleted"]! && kept["text"] is null && kept["html"] is null);
    }

    private static async Task<Guid> IdAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (Guid)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }

    private static async Task<List<string?>> RevisionsAsync(HttpClient client, Guid id) =>
        [.. (await client.GetFromJsonAsync<JsonObject>($"{Address}/{id}/revisions"))!["items"]!.AsArray().Select(r => (string?)r!["text"])];

    private static Task<HttpResponseMessage> EditAsync(HttpClient client, Guid id, string text, Guid[] mentions)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Address}/{id}") { Content = JsonContent.Create(new { text, mentions }) };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse("\"1\""));
        return client.SendAsync(request);
    }

    [Fact]
    public async Task Pictures_from_elsewhere_show_where_the_unit_has_allowed_them()
    {
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);
        const string text = "![plan](https://pictures.example/plan.png)";
        using var said = await seller.PostAsJsonAsync("/api/checkins/comments", new { subject = "objective", subjectId = objective.Id, text });
        var comment = (await said.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("<p></p>", (string)comment["html"]!);

        await service.DecideAsync(service.Org.Sales, 1, new() { ["commentImages"] = "on" });
        var seen = (await seller.GetFromJsonAsync<JsonObject>($"/api/checkins/comments/{(Guid)comment["id"]!}"))!;
        Assert.Contains("<img src=\"https://pictures.example/plan.png\"", (string)seen["html"]!, StringComparison.Ordinal);

        await service.DecideAsync(service.Org.Sales, 2, []);
        var listed = (await seller.GetFromJsonAsync<JsonObject>($"/api/checkins/comments?subject=objective&id={objective.Id}"))!["items"]![0]!;
        Assert.Equal("<p></p>", (string)listed["html"]!);
    }
}
