using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.CheckIns;

/// <summary>What a person opens, begins, sends for several at once, for others, twice and against others.</summary>
public sealed class FormTests(CheckInsFixture service) : IClassFixture<CheckInsFixture>
{
    [Fact]
    public async Task One_request_opens_everything_that_is_mine_with_what_metrics_show_and_how_they_moved()
    {
        var owner = await service.PersonAsync();
        var objective = await service.PublishObjectiveAsync(owner: owner);
        await service.PublishObjectiveAsync(owner: owner, end: Day(20));
        var metric = objective.KeyResults[1].MetricId!.Value;
        await TellAsync(metric, 1, (Day(-14), 71), (Day(-7), 74));
        using var client = service.As(owner);
        using var said = await client.PostAsJsonAsync("/api/checkins", new
        {
            objectiveId = objective.Id,
            confidence = 0.6,
            changed = "Hired",
            keyResults = new[] { new { keyResultId = objective.KeyResults[0].Id, value = 31 } },
        });
        Assert.Equal(HttpStatusCode.Created, said.StatusCode);
        await TellAsync(metric, 2, (Day(0), 78));
        using var draft = await client.PutAsJsonAsync($"/api/checkins/drafts/{objective.Id}", new { next = "Half a th" });
        Assert.Equal(HttpStatusCode.OK, draft.StatusCode);

        var form = (await client.GetFromJsonAsync<JsonObject>("/api/checkins/form"))!["objectives"]!.AsArray();

        Assert.Equal(2, form.Count);
        var mine = form[1]!;
        Assert.Equal(objective.Id, (Guid)mine["objectiveId"]!);
        Assert.Equal("on-time", (string)mine["state"]!);
        Assert.Equal(("Hired", "Half a th"), ((string)mine["last"]!["changed"]!, (string)mine["draft"]!["content"]!["next"]!));
        Assert.Equal((Guid)mine["last"]!["id"]!, (Guid)mine["basedOn"]!["checkInId"]!);
        var (byHand, byMetric) = (mine["keyResults"]![0]!, mine["keyResults"]![1]!);
        Assert.Equal((true, 31m, 20m, 90m), ((bool)byHand["takesValue"]!, (decimal)byHand["value"]!, (decimal)byHand["baseline"]!, (decimal)byHand["target"]!));
        Assert.Equal((false, 78m, 4m), ((bool)byMetric["takesValue"]!, (decimal)byMetric["value"]!, (decimal)byMetric["movement"]!));

        using var unread = await client.GetAsync(new Uri("/api/checkins/form?objective=abc", UriKind.Relative));
        Assert.Equal(["objective"], (await unread.ReadProblemAsync()).Fields);

        // Others neither see nor keep what I have begun.
        using var other = service.As(service.Org.Admin);
        var theirs = (await other.GetFromJsonAsync<JsonObject>($"/api/checkins/form?objective={objective.Id}"))!["objectives"]!.AsArray();
        Assert.Null(Assert.Single(theirs)!["draft"]);
    }

    [Fact]
    public async Task Milestones_are_ticked_in_a_check_in_taken_back_by_its_correction_and_shown_with_what_others_ticked()
    {
        await service.Broker.HearAsync<CheckInSubmitted>();
        var (owner, signed, hired, painted) = (await service.PersonAsync(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var objective = await service.PublishObjectiveAsync(owner: owner);
        objective = objective with
        {
            Version = 2,
            KeyResults =
            [
                .. objective.KeyResults,
                new(Guid.CreateVersion7(), "milestone", owner, null, 1, 0, 0, null, 0, "Opened", Steps: [new(signed, "Signed", 2, Day(5)), new(hired, "Hired", 1, null), new(painted, "Painted", 1, null)]),
            ],
        };
        await service.TellAsync(objective);
        using var client = service.As(service.Org.SalesLead);
        using var key = new HttpRequestMessage(HttpMethod.Post, "/api/checkins")
        {
            Content = JsonContent.Create(new
            {
                objectiveId = objective.Id,
                onBehalfOf = owner,
                confidence = 0.6,
                keyResults = new[] { new { keyResultId = objective.KeyResults[0].Id, value = 31 } },
                steps = new object[] { new { stepId = signed }, new { stepId = hired, done = true } },
                changed = "Signed at last",
            }),
        };
        key.Headers.Add("Idempotency-Key", "ticks-1");
        using var answer = await client.SendAsync(key);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var said = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal((2, service.Org.SalesLead), (said["steps"]!.AsArray().Count, (Guid)said["submittedBy"]!["id"]!));
        var told = await service.Broker.ExpectAsync<CheckInSubmitted>(e => e.CheckInId == (Guid)said["id"]!);
        Assert.Equal(new HashSet<StepCheckIn> { new(signed, true), new(hired, true) }, told.Steps!.ToHashSet());
        Assert.Equal(["Signed", "Hired"], await TickedAsync());

        // Elsewhere somebody ticks one and takes another back, later; what is older changes nothing.
        var now = service.Clock.GetUtcNow();
        await service.Broker.PublishAsync(new StepsTicked([new(painted, now.AddMinutes(1), true), new(hired, now.AddMinutes(1), false)]));
        await service.Broker.PublishAsync(new StepsTicked([new(painted, now.AddMinutes(-1), false), new(signed, now.AddDays(-1), false)]));
        await Eventually.SeeAsync(TickedAsync, t => t.SequenceEqual(["Signed", "Painted"]));

        using var correction = new HttpRequestMessage(HttpMethod.Put, $"/api/checkins/{(Guid)said["id"]!}") { Content = JsonContent.Create(new { confidence = 0.6, steps = new[] { new { stepId = signed, done = false } } }) };
        correction.Headers.IfMatch.Add(answer.Headers.ETag!);
        using var corrected = await client.SendAsync(correction);
        Assert.Equal(HttpStatusCode.OK, corrected.StatusCode);
        Assert.Equal(["Painted"], await TickedAsync());
        var revisions = (await client.GetFromJsonAsync<JsonObject>($"/api/checkins/{(Guid)said["id"]!}/revisions"))!["items"]!.AsArray();
        Assert.Equal([2, 1], revisions.Select(r => r!["steps"]!.AsArray().Count));

        using var wrong = await client.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, steps = new[] { new { stepId = Guid.NewGuid() } } });
        Assert.Equal("steps[0].stepId", Assert.Single((await wrong.ReadProblemAsync()).Fields));

        async Task<List<string>> TickedAsync()
        {
            var form = (await client.GetFromJsonAsync<JsonObject>($"/api/checkins/form?objective={objective.Id}"))!["objectives"]![0]!;
            return [.. form["keyResults"]![2]!["steps"]!.AsArray().Where(s => (bool)s!["done"]!).Select(s => (string)s!["title"]!)];
        }
    }

    [Fact]
    public async Task A_form_of_what_is_hidden_is_empty()
    {
        var hidden = await service.PublishObjectiveAsync("private");
        using var client = service.As(service.Org.OperationsLead);

        Assert.Empty((await client.GetFromJsonAsync<JsonObject>($"/api/checkins/form?objective={hidden.Id}"))!["objectives"]!.AsArray());
        using var draft = await client.PutAsJsonAsync($"/api/checkins/drafts/{hidden.Id}", new { next = "x" });
        Assert.Equal(HttpStatusCode.NotFound, draft.StatusCode);
    }

    [Fact]
    public async Task A_draft_is_gone_once_it_is_said_and_an_older_page_does_not_overwrite_it()
    {
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);
        using var first = await seller.PutAsJsonAsync($"/api/checkins/drafts/{objective.Id}", new { next = "one" });
        using var second = await seller.PutAsJsonAsync($"/api/checkins/drafts/{objective.Id}", new { next = "two" });
        using var stale = await SendAsync(seller, HttpMethod.Put, $"/api/checkins/drafts/{objective.Id}", new { next = "three" }, "\"1\"");

        Assert.Equal((HttpStatusCode.OK, "\"2\"", HttpStatusCode.PreconditionFailed), (first.StatusCode, second.Headers.ETag!.Tag, stale.StatusCode));
        await service.CheckInAsync(service.Org.Seller, objective);
        Assert.Equal(0, await service.QueryAsync<long>("select count(*) from check_in_draft where objective_id = $1", objective.Id));
    }

    [Fact]
    public async Task Several_are_kept_together_or_not_at_all()
    {
        await service.Broker.HearAsync<CheckInSubmitted>();
        var (one, two) = (await service.PublishObjectiveAsync(), await service.PublishObjectiveAsync());
        using var seller = service.As(service.Org.Seller);

        using var wrong = await seller.PostAsJsonAsync("/api/checkins/batch", new
        {
            checkIns = new object[] { new { objectiveId = one.Id, confidence = 0.5 }, new { objectiveId = two.Id, confidence = 7 } },
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(["checkIns[1].confidence"], (await wrong.ReadProblemAsync()).Fields);
        Assert.Equal(0, await service.QueryAsync<long>("select count(*) from check_in where objective_id = $1", one.Id));

        using var right = await seller.PostAsJsonAsync("/api/checkins/batch", new
        {
            checkIns = new object[] { new { objectiveId = one.Id, confidence = 0.5 }, new { objectiveId = two.Id, confidence = 0.7 } },
        });
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        await service.Broker.ExpectAsync<CheckInSubmitted>(e => e.ObjectiveId == one.Id);
        await service.Broker.ExpectAsync<CheckInSubmitted>(e => e.ObjectiveId == two.Id);
    }

    [Fact]
    public async Task On_behalf_of_somebody_is_theirs_and_says_who_said_it()
    {
        var objective = await service.PublishObjectiveAsync();
        using var lead = service.As(service.Org.SalesLead);

        using var nobodys = await lead.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, confidence = 0.5, onBehalfOf = service.Org.OperationsLead });
        using var said = await lead.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, confidence = 0.5, onBehalfOf = service.Org.Seller });

        Assert.Equal(["onBehalfOf"], (await nobodys.ReadProblemAsync()).Fields);
        Assert.Equal(HttpStatusCode.Created, said.StatusCode);
        var body = (await said.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(("Sam Seller", "Lea Lead"), ((string)body["author"]!["name"]!, (string)body["submittedBy"]!["name"]!));
    }

    [Fact]
    public async Task A_value_that_jumps_oddly_asks_once_with_the_reason()
    {
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);
        object Says(bool confirmed) =>
            new { objectiveId = objective.Id, confirmed, keyResults = new[] { new { keyResultId = objective.KeyResults[0].Id, value = 920 } } };

        using var asked = await seller.PostAsJsonAsync("/api/checkins", Says(false));
        using var meant = await seller.PostAsJsonAsync("/api/checkins", Says(true));

        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        var problem = (await asked.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("odd-values", (string)problem["code"]!);
        Assert.Equal("moves by 900 from 20, more than the whole way from 20 to 90", (string)problem["errors"]!["keyResults[0].value"]![0]!);
        Assert.Equal(HttpStatusCode.Created, meant.StatusCode);
    }

    [Fact]
    public async Task Of_two_who_check_in_at_once_the_later_one_is_shown_both_sides_and_may_merge()
    {
        var objective = await service.PublishObjectiveAsync();
        await service.TellAsync(objective with { Version = 2, Contributors = [service.Org.Viewer] });
        using var seller = service.As(service.Org.Seller);
        using var contributor = service.As(service.Org.Viewer);
        object Says(double confidence, string? changed, Guid? checkIn = null, long version = 0) =>
            new { objectiveId = objective.Id, confidence, changed, basedOn = new { checkInId = checkIn, version } };

        var answers = await Task.WhenAll(
            seller.PostAsJsonAsync("/api/checkins", Says(0.7, "Ours")), contributor.PostAsJsonAsync("/api/checkins", Says(0.4, null)));

        var (kept, refused) = answers[0].StatusCode == HttpStatusCode.Created ? (answers[0], answers[1]) : (answers[1], answers[0]);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (kept.StatusCode, refused.StatusCode));
        var problem = (await refused.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("checked-in-meanwhile", (string)problem["code"]!);
        Assert.Equal("confidence", (string)Assert.Single(problem["disputed"]!.AsArray())!["field"]!);
        Assert.Equal("Ours", (string)problem["merged"]!["changed"]!);
        var theirs = problem["theirs"]!;

        using var merged = await contributor.PostAsJsonAsync("/api/checkins", Says(0.5, "Both", (Guid)theirs["id"]!, (long)theirs["version"]!));
        Assert.Equal(HttpStatusCode.Created, merged.StatusCode);
    }

    [Fact]
    public async Task A_correction_of_an_older_version_is_shown_what_both_changed()
    {
        var objective = await service.PublishObjectiveAsync();
        using var seller = service.As(service.Org.Seller);
        using var said = await seller.PostAsJsonAsync("/api/checkins", new { objectiveId = objective.Id, confidence = 0.5, changed = "on it" });
        var id = (await said.Content.ReadFromJsonAsync<CheckInSeen>())!.Id;
        using var theirs = await SendAsync(seller, HttpMethod.Put, $"/api/checkins/{id}", new { confidence = 0.7, changed = "done" }, "\"1\"");
        using var mine = await SendAsync(seller, HttpMethod.Put, $"/api/checkins/{id}", new { confidence = 0.6, changed = "on it" }, "\"1\"");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (theirs.StatusCode, mine.StatusCode));
        var problem = (await mine.Content.ReadFromJsonAsync<JsonObject>())!;
        var disputed = Assert.Single(problem["disputed"]!.AsArray())!;
        Assert.Equal(("confidence", 0.5m, 0.7m, 0.6m), ((string)disputed["field"]!, (decimal)disputed["before"]!, (decimal)disputed["theirs"]!, (decimal)disputed["yours"]!));
        Assert.Equal("done", (string)problem["merged"]!["changed"]!);
    }

    private DateOnly Day(int offset) => DateOnly.FromDateTime(service.Clock.GetUtcNow().UtcDateTime).AddDays(offset);

    private async Task TellAsync(Guid metric, long revision, params (DateOnly Start, decimal Value)[] periods)
    {
        await service.Broker.PublishAsync(new MetricValuesChanged(
            [new(metric, revision, periods[^1].Start, periods[^1].Value, "green", false, [.. periods.Select(p => new PeriodValue(p.Start, p.Value))])]));
        await Eventually.TrueAsync(() => service.QueryAsync<bool>(
            "select exists (select 1 from metric_value where metric_id = $1 and revision = $2)", metric, revision));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, object body, string ifMatch)
    {
        var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        return client.SendAsync(request);
    }
}
