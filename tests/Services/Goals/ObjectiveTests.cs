using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Goals;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class ObjectiveTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private const string Objectives = "/api/goals/objectives";

    [Fact]
    public async Task Of_two_editors_the_later_one_reads_what_the_other_changed()
    {
        var (cycle, metric) = (await goals.QuarterAsync(), await goals.MetricAsync(visibility: "unit", unit: goals.Org.Operations));
        var request = Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead);
        var read = await goals.Admin.DraftAsync(request);
        var mine = request with { KeyResults = [Sample.Number() with { Id = read.KeyResults[0].Id }] };
        var first = await goals.Speak(goals.Org.SalesLead).EditAsync(read, mine with { Title = "Every parcel on time", KeyResults = [Sample.Number(14) with { Id = read.KeyResults[0].Id }] });
        var second = await goals.Admin.EditAsync(first, mine with { Title = "Every parcel on time", Guardrails = [metric], ContributorIds = [goals.Org.Seller] });

        var seen = await ChangesAsync(goals.Speak(goals.Org.SalesLead));
        Assert.Equal([first.Version, second.Version], seen.Select(c => c.Version));
        Assert.Equal([goals.Org.SalesLead, goals.Org.Admin], seen.Select(c => c.By!.Id));
        Assert.Equal([$"keyResults[{read.KeyResults[0].Id}].target", "title"], seen[0].Fields);
        Assert.Equal(["contributorIds", $"keyResults[{read.KeyResults[0].Id}].target"], seen[1].Fields);
        Assert.Equal(["contributorIds", "guardrails", $"keyResults[{read.KeyResults[0].Id}].target"], (await ChangesAsync(goals.Admin))[1].Fields);
        Assert.Null(await ChangesAsync(goals.Speak(goals.Org.OperationsLead)));

        async Task<List<ChangeSince>> ChangesAsync(GoalsClient client)
        {
            using var refused = await client.PutAsync(read.Id, mine, read.Version);
            Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
            var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
            Assert.Equal(second.Version, (long)problem["currentVersion"]!);
            return problem["changes"].Deserialize<List<ChangeSince>>(GoalsFixture.Json)!;
        }
    }

    [Fact]
    public async Task Who_edits_an_older_version_is_told_of_the_steps_that_changed()
    {
        var cycle = await goals.QuarterAsync();
        KeyResultRequest milestone = new("Opened", Measure.Milestone, null, null, Steps: [new("Lease signed"), new("Painted")]);
        var read = await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [milestone, Sample.Number()]));
        var (opened, number) = (read.KeyResults[0], Sample.Number() with { Id = read.KeyResults[1].Id });
        var kept = milestone with { Id = opened.Id, Steps = [new("Lease signed", 2, opened.Steps[0].Id), new("Painted", 1, opened.Steps[1].Id)] };
        var request = Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [kept, number]);
        var weighed = await goals.Admin.EditAsync(read, request);
        var added = await goals.Admin.EditAsync(weighed, request with { KeyResults = [kept with { Steps = [.. kept.Steps!, new("Furnished")] }, number] });
        await goals.Admin.EditAsync(added, request);

        using var refused = await goals.Admin.PutAsync(read.Id, request, read.Version);
        var changes = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["changes"].Deserialize<List<ChangeSince>>(GoalsFixture.Json)!;
        Assert.Equal(3, changes.Count);
        Assert.All(changes, c => Assert.Equal([$"keyResults[{opened.Id}].steps"], c.Fields));
    }

    [Fact]
    public async Task An_objective_is_written_read_and_told()
    {
        await goals.Broker.HearAsync<ObjectiveChanged>();
        var request = await RequestAsync() with { ContributorIds = [goals.Org.Seller], KeyResults = [Sample.Number(12), Sample.Number(3, 21, 2)] };

        using var response = await goals.Speak(goals.Org.SalesLead).PostAsync(Objectives, request);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var created = (await response.Content.ReadFromJsonAsync<ObjectiveResponse>(GoalsFixture.Json))!;
        Assert.Equal(("\"1\"", $"{Objectives}/{created.Id}"), (response.Headers.ETag!.Tag, response.Headers.Location!.ToString()));
        Assert.Equal(("Sales", "Lea Lead", "Sam Seller", "Q3 2026"), (created.Unit.Name, created.Owner.Name, created.Contributors[0].Name, created.Cycle.Name));
        Assert.Equal((Lifecycle.Draft, Pace.NotStarted, null, 0m), (created.Lifecycle, created.Pace, created.Progress, created.Coverage));
        Assert.Equal([(12m, 1m), (3m, 2m)], created.KeyResults.Select(k => (k.Target, k.Weight)));
        Assert.True(created is { CanEdit: true, CanCheckIn: false });
        var told = await goals.Broker.ExpectAsync<ObjectiveChanged>(o => o.Id == created.Id);
        Assert.Equal((created.Title, "draft", 2, new DateOnly(2026, 9, 30)), (told.Title, told.Lifecycle, told.KeyResults.Count, told.End));

        var seen = await goals.Speak(goals.Org.Viewer).GetAsync(created.Id);
        Assert.True(seen is { CanEdit: false, CanCheckIn: false });
    }

    [Fact]
    public async Task A_retried_request_is_applied_once()
    {
        var client = goals.Speak(goals.Org.SalesLead);
        client.Http.DefaultRequestHeaders.Add("Idempotency-Key", "the same");
        var request = await RequestAsync();

        using var first = await client.PostAsync(Objectives, request);
        using var second = await client.PostAsync(Objectives, request);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        var request = await RequestAsync();
        (ObjectiveRequest Request, string Fields)[] wrong =
        [
            (request with { Title = null, Kind = null, CycleId = default }, "cycleId,kind"),
            (request with { Title = "  " }, "title"),
            (request with { Title = new string('x', 301) }, "title"),
            (request with { OwnerId = Guid.NewGuid() }, "ownerId"),
            (request with { UnitId = Guid.NewGuid() }, "unitId"),
            (request with { CycleId = Guid.NewGuid() }, "cycleId"),
            (request with { ContributorIds = [goals.Org.Gone] }, "contributorIds[0]"),
            (request with { KeyResults = [Sample.Number(5, 5), Sample.Number() with { Weight = 0 }] }, "keyResults[0].target,keyResults[1].weight"),
            (request with { KeyResults = [null!, new(null, null, null, null)] }, "keyResults[0],keyResults[1].baseline,keyResults[1].measure,keyResults[1].target"),
            (request with { KeyResults = [Sample.Number() with { Measure = Measure.Metric }] }, "keyResults[0].metricId"),
            (request with { KeyResults = [Sample.OnMetric(Guid.NewGuid(), 0, 1)] }, "keyResults[0].metricId"),
            (request with { Alignments = [new(Guid.NewGuid(), Relation.Contributes)] }, "alignments[0].parentId"),
            (request with { Alignments = [new(Guid.NewGuid(), null)] }, "alignments[0].relation"),
            (request with { Visibility = Visibility.Private, Alignments = [new(Guid.NewGuid(), Relation.Contributes)] }, "alignments[0].relation"),
            (request with { ExternalKey = " " }, "externalKey"),
        ];
        foreach (var (body, fields) in wrong)
        {
            var problem = await GoalsClient.ProblemAsync(goals.Speak(goals.Org.SalesLead).PostAsync(Objectives, body));
            Assert.Equal((422, fields), (problem.Status, string.Join(',', problem.Fields)));
        }
    }

    [Fact]
    public async Task What_cannot_be_read_names_the_field()
    {
        using var body = new StringContent("""{"keyResults":[{"target":"twelve"}]}""", null, "application/json");
        var problem = await GoalsClient.ProblemAsync(goals.Admin.Http.PostAsync(Objectives, body));

        Assert.Equal((400, "keyResults[0].target"), (problem.Status, problem.Fields.Single()));
    }

    [Fact]
    public async Task A_metric_that_is_on_its_way_is_waited_for()
    {
        var metric = Guid.CreateVersion7();
        var creating = goals.Admin.DraftAsync(await RequestAsync() with { KeyResults = [Sample.OnMetric(metric, 0, 1)] });
        await Task.Delay(300);
        await goals.Broker.PublishAsync(goals.Metric(metric));

        Assert.Equal(metric, (await creating).KeyResults[0].MetricId);
    }

    [Fact]
    public async Task A_metric_that_only_another_unit_may_see_is_as_good_as_none()
    {
        var metric = await goals.MetricAsync(visibility: "unit", unit: goals.Org.Operations);

        var problem = await GoalsClient.ProblemAsync(goals.Speak(goals.Org.SalesLead).PostAsync(
            Objectives, await RequestAsync() with { KeyResults = [Sample.OnMetric(metric, 0, 1)] }));

        Assert.Equal("keyResults[0].metricId", problem.Fields.Single());
    }

    [Fact]
    public async Task Writing_is_for_leads_above_and_for_members_who_own_it()
    {
        var request = await RequestAsync();
        Assert.Equal(403, await StatusAsync(goals.Org.OperationsLead, request));
        Assert.Equal(403, await StatusAsync(goals.Org.Seller, request));
        Assert.Equal(403, await StatusAsync(goals.Org.Viewer, request with { OwnerId = goals.Org.Viewer }));
        Assert.Equal(403, await StatusAsync(goals.Org.Gone, request));
        Assert.Equal(403, await StatusAsync(goals.Org.Seller, request with { UnitId = goals.Org.InsideSales }));
        Assert.Equal(201, await StatusAsync(goals.Org.Seller, request with { UnitId = goals.Org.InsideSales, OwnerId = goals.Org.Seller }));
        Assert.Equal(201, await StatusAsync(goals.Org.Executive, request));

        async Task<int> StatusAsync(Guid person, ObjectiveRequest body)
        {
            using var response = await goals.Speak(person).PostAsync(Objectives, body);
            return (int)response.StatusCode;
        }
    }

    [Fact]
    public async Task An_edit_needs_the_version_that_was_read()
    {
        var request = await RequestAsync();
        var objective = await goals.Admin.DraftAsync(request);
        var change = request with { Title = "Every parcel on the promised hour", KeyResults = [Sample.Number(20) with { Id = objective.KeyResults[0].Id }, Sample.Number(3)] };

        Assert.Equal(428, (await GoalsClient.ProblemAsync(goals.Admin.PutAsync(objective.Id, change, null))).Status);
        Assert.Equal(412, (await GoalsClient.ProblemAsync(goals.Admin.PutAsync(objective.Id, change, 9))).Status);
        Assert.Equal(404, (await GoalsClient.ProblemAsync(goals.Admin.PutAsync(Guid.NewGuid(), change, 1))).Status);
        Assert.Equal(403, (await GoalsClient.ProblemAsync(goals.Speak(goals.Org.OperationsLead).PutAsync(objective.Id, change, 1))).Status);
        Assert.Equal("title", (await GoalsClient.ProblemAsync(goals.Admin.PutAsync(objective.Id, change with { Title = "" }, 1))).Fields.Single());

        var edited = await goals.Admin.EditAsync(objective, change);
        Assert.Equal((2L, change.Title), (edited.Version, edited.Title));
        Assert.Equal([(objective.KeyResults[0].Id, 20m), (edited.KeyResults[1].Id, 3m)], edited.KeyResults.Select(k => (k.Id, k.Target)));
        Assert.Equal(412, (await GoalsClient.ProblemAsync(goals.Admin.PutAsync(objective.Id, change, 1))).Status);
    }

    [Fact]
    public async Task Two_editors_of_one_version_do_not_both_win()
    {
        var request = await RequestAsync();
        var objective = await goals.Admin.DraftAsync(request);

        var sent = Enumerable.Range(0, 8).Select(i => goals.Admin.PutAsync(objective.Id, request with { Title = $"Edit {i}" }, 1));
        var statuses = (await Task.WhenAll(sent)).Select(r => (int)r.StatusCode).Order().ToList();

        Assert.Equal([200, 412, 412, 412, 412, 412, 412, 412], statuses);
    }

    [Fact]
    public async Task After_publication_a_target_needs_a_reason_and_the_old_one_stays_in_view()
    {
        var request = await RequestAsync();
        var objective = await goals.Speak(goals.Org.SalesLead).PublishAsync(request);
        var lower = request with { KeyResults = [Sample.Number(8) with { Id = objective.KeyResults[0].Id }] };

        var refused = await GoalsClient.ProblemAsync(goals.Admin.PutAsync(objective.Id, lower, objective.Version));
        Assert.Equal((422, "target-needs-reason", "keyResults[0].target"), (refused.Status, refused.Code, refused.Fields.Single()));

        var edited = await goals.Admin.EditAsync(objective, lower with { Reason = "the depot closed" });
        var change = Assert.Single(edited.KeyResults[0].TargetChanges);
        Assert.Equal((12m, 8m, "the depot closed", "Ada Admin"), (change.Target, edited.KeyResults[0].Target, change.Reason, change.ChangedBy.Name));
    }

    [Fact]
    public async Task It_goes_from_draft_to_graded_by_those_who_may()
    {
        var cycle = await goals.Admin.PlanAsync("Q2 2026", new(2026, 4, 1), new(2026, 6, 30), CyclePhase.Active);
        var seller = goals.Speak(goals.Org.Seller);
        var lead = goals.Speak(goals.Org.SalesLead);
        var draft = await seller.DraftAsync(Sample.Objective(cycle, goals.Org.InsideSales, goals.Org.Seller));

        Assert.Equal(Lifecycle.Proposed, (await seller.StepAsync(draft.Id, "propose")).Lifecycle);
        Assert.Equal(403, await RefusedAsync(seller, draft.Id, "publish", new { }));
        Assert.Equal(Lifecycle.Published, (await lead.StepAsync(draft.Id, "publish")).Lifecycle);
        Assert.Equal(422, await RefusedAsync(lead, draft.Id, "propose", new { }));
        Assert.Equal(403, await RefusedAsync(goals.Speak(goals.Org.OperationsLead), draft.Id, "retire", new { reason = "x" }));
        Assert.Equal(422, await RefusedAsync(lead, draft.Id, "retire", new { }));

        await SayAsync(draft, 9, new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        await Eventually.SeeAsync(async () => (await seller.GetAsync(draft.Id)).SuggestedGrade, g => g == 0.75m);
        Assert.Equal(409, await RefusedAsync(seller, draft.Id, "grade", Grade(0.75m)));
        await goals.Admin.MoveAsync(cycle, CyclePhase.Grading);

        Assert.Equal(["grade", "learning"], (await GoalsClient.ProblemAsync(seller.PostAsync($"{Objectives}/{draft.Id}/grade", new { grade = 1.5 }))).Fields);
        Assert.Equal("learning.stops", (await GoalsClient.ProblemAsync(seller.PostAsync($"{Objectives}/{draft.Id}/grade", Grade(0.75m, stops: " ")))).Fields.Single());
        Assert.Equal("grade-needs-reason", (await GoalsClient.ProblemAsync(seller.PostAsync($"{Objectives}/{draft.Id}/grade", Grade(0.5m)))).Code);
        var graded = await seller.StepAsync(draft.Id, "grade", Grade(0.5m, "the last shift never started"));

        Assert.Equal((Lifecycle.Graded, 0.5m, 0.75m, Pace.Missed), (graded.Lifecycle, graded.Grade!.Value, graded.SuggestedGrade!.Value, graded.Pace));
        Assert.Equal("Manual lists", graded.Learning!.Stops);
        Assert.False(graded.CanEdit);
        Assert.Equal(422, (await GoalsClient.ProblemAsync(goals.Admin.PutAsync(draft.Id, Sample.Objective(cycle, goals.Org.InsideSales, goals.Org.Seller), graded.Version))).Status);

        static async Task<int> RefusedAsync(GoalsClient client, Guid id, string step, object body) =>
            (await GoalsClient.ProblemAsync(client.PostAsync($"{Objectives}/{id}/{step}", body))).Status;
    }

    [Fact]
    public async Task The_original_target_makes_the_suggestion_until_the_new_one_is_accepted()
    {
        var request = await RequestAsync();
        var objective = await goals.Admin.PublishAsync(request);
        await goals.Admin.EditAsync(objective, request with { Reason = "halved", KeyResults = [Sample.Number(6) with { Id = objective.KeyResults[0].Id }] });
        await SayAsync(objective, 3, new DateTimeOffset(2026, 8, 3, 0, 0, 0, TimeSpan.Zero));

        var seen = await Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o.Progress == 0.5m);

        Assert.Equal((0.25m, 0.5m), (seen.SuggestedGrade!.Value, seen.GradeOnCurrentTargets!.Value));
    }

    [Fact]
    public async Task Importing_the_same_twice_adds_nothing()
    {
        var request = await RequestAsync() with { ExternalKey = "apg-1", KeyResults = [Sample.Number(12.50m)] };
        var first = await goals.Admin.DraftAsync(request);

        using var again = await goals.Admin.PostAsync(Objectives, request with { KeyResults = [Sample.Number(12.5m)], ContributorIds = null });
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first.Id, (await again.Content.ReadFromJsonAsync<ObjectiveResponse>(GoalsFixture.Json))!.Id);

        using var other = await goals.Admin.PostAsync(Objectives, request with { Title = "Other", KeyResults = [Sample.Number(13)] });
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Contains("title, keyResults[0].target", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1L, await goals.QueryAsync<long>("select count(*) from objective where external_key = 'apg-1'"));
    }

    [Fact]
    public async Task Many_importers_of_one_key_make_one_objective()
    {
        var request = await RequestAsync() with { ExternalKey = "apg-2" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => goals.Admin.PostAsync(Objectives, request)));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(11, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
    }

    [Fact]
    public async Task What_is_not_public_travels_without_text()
    {
        await goals.Broker.HearAsync<ObjectiveChanged>();
        var hidden = await goals.Admin.DraftAsync(await RequestAsync() with { Visibility = Visibility.Private });

        var told = await goals.Broker.ExpectAsync<ObjectiveChanged>(o => o.Id == hidden.Id);

        Assert.Null(told.Title);
        Assert.All(told.KeyResults, k => Assert.Null(k.Title));
    }

    [Fact]
    public async Task The_list_filters_and_pages()
    {
        var cycle = await goals.Admin.PlanAsync("Q4 2026", new(2026, 10, 1), new(2026, 12, 31));
        var company = await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Company, goals.Org.Executive));
        var inSales = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            var request = Sample.Objective(cycle, i < 3 ? goals.Org.Sales : goals.Org.InsideSales, goals.Org.SalesLead, null, Sample.Contributes(company));
            inSales.Add((await goals.Admin.DraftAsync(request with { Title = i == 4 ? "Answer in 100% of calls_" : $"Objective {i}" })).Id);
        }

        await goals.Admin.StepAsync(inSales[0], "publish");

        Assert.Equal(6, (await ListAsync("")).Count);
        Assert.Equal(3, (await ListAsync($"&unit={goals.Org.Sales}")).Count);
        Assert.Equal(inSales, (await ListAsync($"&unit={goals.Org.Sales}&descendants=true&limit=2")).Select(o => o.Id));
        Assert.Equal(inSales[0], (await ListAsync("&lifecycle=published")).Single().Id);
        Assert.Equal(company.Id, (await ListAsync($"&owner={goals.Org.Executive}")).Single().Id);
        var found = (await ListAsync("&q=100%25 OF calls_")).Single();
        Assert.Equal((inSales[4], 1, company.Id), (found.Id, found.KeyResultCount, found.Serves.Single().Id));
        Assert.Empty(await ListAsync("&q=%25_%25"));
        Assert.Equal("lifecycle", (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync($"{Objectives}?lifecycle=lost"))).Fields.Single());

        async Task<List<ObjectiveSummary>> ListAsync(string filter)
        {
            var all = new List<ObjectiveSummary>();
            for (string? cursor = ""; cursor is not null;)
            {
                var page = await goals.Admin.GetAsync<Page<ObjectiveSummary>>(
                    $"{Objectives}?cycle={cycle.Id}{filter}{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}");
                all.AddRange(page.Items);
                cursor = page.Next;
            }

            return all;
        }
    }

    private static object Grade(decimal grade, string? reason = null, string stops = "Manual lists") => new
    {
        grade,
        reason,
        learning = new { achieved = "On time", learned = "Early handover helps", wrongAssumption = "Drivers were late", continuesAsKpi = "On-time share", stops },
    };

    private Task SayAsync(ObjectiveResponse objective, decimal value, DateTimeOffset at) => goals.Broker.PublishAsync(
        new Contracts.CheckIns.CheckInSubmitted(Guid.CreateVersion7(), 1, objective.Id, objective.Owner.Id, at, null, [new(objective.KeyResults[0].Id, value, null)]));

    private async Task<ObjectiveRequest> RequestAsync() => Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead);
}
