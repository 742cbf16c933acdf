using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

/// <summary>What stands before a phase, and what stands after the last one.</summary>
public sealed class CycleGateTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private const int Editors = 32;

    private static readonly object s_note = new
    {
        achieved = "On time",
        learned = "Early handover",
        wrongAssumption = "Drivers were late",
        continuesAsKpi = "On-time share",
        stops = "Manual lists",
    };

    [Fact]
    public async Task A_cycle_of_the_calendar_is_planned_by_its_year_and_number_once()
    {
        await goals.Broker.PublishAsync(new PolicyChanged(goals.Org.Company, 1, new Dictionary<string, string> { ["fiscalYearStartMonth"] = "4" }));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from policy where id = $1)", goals.Org.Company));
        var quarter = new { kind = "quarter", year = 2061, number = 1 };

        using (var made = await goals.Admin.PostAsync("/api/goals/cycles", quarter))
        {
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            var cycle = await goals.Admin.GetAsync<CycleResponse>(made.Headers.Location!.ToString());
            Assert.Equal(("Q1 FY2061", new DateOnly(2060, 4, 1), new DateOnly(2060, 6, 30)), (cycle.Name, cycle.Start, cycle.End));
            Assert.Equal((CycleKind.Quarter, 2061, 1), (cycle.Kind, cycle.Year, cycle.Number));
        }

        Assert.Equal("cycle-exists", (await GoalsClient.ProblemAsync(goals.Admin.PostAsync("/api/goals/cycles", quarter))).Code);
        using var half = await goals.Admin.PostAsync("/api/goals/cycles", new { kind = "half-year", year = 2061, number = 1 });
        Assert.Equal(HttpStatusCode.Created, half.StatusCode);
        Assert.Equal(["name", "number"], (await GoalsClient.ProblemAsync(goals.Admin.PostAsync("/api/goals/cycles", new { kind = "quarter", year = 2061, name = "x" }))).Fields);
        Assert.Equal(["number"], (await GoalsClient.ProblemAsync(goals.Admin.PostAsync("/api/goals/cycles", new { kind = "quarter", year = 2061, number = 5 }))).Fields);
        Assert.Equal(["year"], (await GoalsClient.ProblemAsync(goals.Admin.PostAsync("/api/goals/cycles", new { kind = "year", year = 1 }))).Fields);
    }

    [Fact]
    public async Task A_cycle_does_not_begin_with_something_missing_unless_somebody_says_why()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Q1 2051", new(2051, 1, 1), new(2051, 3, 31));
        var draft = await goals.Admin.DraftAsync(Sample.Objective(cycle, org.Sales, org.SalesLead));
        var orphan = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead));

        var refused = await RefusedAsync(MoveAsync(cycle, new { phase = "active" }), HttpStatusCode.Conflict);
        Assert.Equal("cycle-not-ready", (string?)refused["code"]);
        Assert.Equal(5, (int)refused["count"]!); // Acme, Sales and Inside sales published nothing; a draft; an orphan

        Assert.Equal(["reason"], (await GoalsClient.ProblemAsync(MoveAsync(cycle, new { phase = "active", force = true }))).Fields);
        using var begun = await MoveAsync(cycle, new { phase = "active", force = true, reason = " The board meets late " });
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        Assert.Equal("The board meets late", (await goals.Admin.GetAsync<CycleResponse>($"/api/goals/cycles/{cycle.Id}")).BegunDespite);
        Assert.Equal("The board meets late", await goals.QueryAsync<string>("select reason from audit_entry where subject_id = $1 order by seq desc limit 1", cycle.Id));
        Assert.Equal((draft.Id, orphan.Id), (Named(refused, "draft"), Named(refused, "orphan")));
    }

    [Fact]
    public async Task What_is_missing_is_told_to_those_who_lead_the_unit()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Q2 2051", new(2051, 4, 1), new(2051, 6, 30));
        var hidden = await goals.Admin.DraftAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead) with { Visibility = Visibility.Private });
        var proposal = await goals.Admin.DraftAsync(Sample.Objective(cycle, org.InsideSales, org.Seller));
        await goals.Admin.StepAsync(proposal.Id, "propose");
        var address = $"/api/goals/cycles/{cycle.Id}/readiness";

        Assert.Equal(403, (await GoalsClient.ProblemAsync(goals.Speak(org.SalesLead).Http.GetAsync(address))).Status);
        Assert.Equal(403, (await GoalsClient.ProblemAsync(goals.Speak(org.Seller).Http.GetAsync($"{address}?unit={org.InsideSales}"))).Status);
        var sales = await goals.Speak(org.SalesLead).GetAsync<ReadinessResponse>($"{address}?unit={org.Sales}");
        Assert.Equal(
            [(Lack.UnitWithoutObjectives, "Sales"), (Lack.UnitWithoutObjectives, "Inside sales"), (Lack.NotDecided, proposal.Title)],
            sales.Missing.Items.OrderBy(m => m.Code).ThenByDescending(m => m.Name, StringComparer.Ordinal).Select(m => (m.Code, m.Name)));
        Assert.DoesNotContain(sales.Missing.Items, m => m.ObjectiveId == hidden.Id);

        var seen = new List<MissingView>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await goals.Admin.GetAsync<ReadinessResponse>($"{address}?limit=2{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}");
            Assert.Equal(page.Counts.Sum(c => c.Count), (await goals.Admin.GetAsync<ReadinessResponse>(address)).Missing.Items.Count);
            seen.AddRange(page.Missing.Items);
            cursor = page.Missing.Next;
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Contains(seen, m => m.ObjectiveId == hidden.Id);
    }

    [Fact]
    public async Task A_cycle_lacks_the_answer_that_another_unit_owes()
    {
        var cycle = await goals.Admin.PlanAsync("Q4 2051", new(2051, 10, 1), new(2051, 12, 31));
        var objective = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead));
        var hidden = await goals.Admin.PublishAsync(Sample.Objective(cycle, goals.Org.Operations, goals.Org.OperationsLead) with { Visibility = Visibility.Private });
        var asked = await AskAsync(objective, goals.Org.Operations);
        var unseen = await AskAsync(hidden, goals.Org.Sales);

        Assert.Equal([((Guid?)asked, "A test market")], await OwedAsync(goals.Speak(goals.Org.SalesLead), $"?unit={goals.Org.Sales}"));
        Assert.Equal(new[] { asked, unseen }.Order(), (await OwedAsync(goals.Admin)).Select(o => o.Id!.Value).Order());
        using (await goals.Speak(goals.Org.OperationsLead).PostAsync($"/api/goals/dependencies/{asked}/accept", new { ownerId = goals.Org.OperationsLead }))
        {
            Assert.Equal([unseen], (await OwedAsync(goals.Admin)).Select(o => o.Id!.Value));
        }

        async Task<Guid> AskAsync(ObjectiveResponse of, Guid helper)
        {
            using var answer = await goals.Admin.PostAsync("/api/goals/dependencies", new { objectiveId = of.Id, helpingUnitId = helper, what = "A test market", due = "2051-11-01" });
            return (Guid)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
        }

        async Task<IEnumerable<(Guid? Id, string Name)>> OwedAsync(GoalsClient client, string query = "") =>
            (await client.GetAsync<ReadinessResponse>($"/api/goals/cycles/{cycle.Id}/readiness{query}")).Missing.Items
                .Where(m => m.Code == Lack.DependencyNotAnswered).Select(m => (m.DependencyId, m.Name));
    }

    [Fact]
    public async Task A_cycle_that_does_not_close_says_what_is_open()
    {
        var cycle = await goals.Admin.PlanAsync("Q3 2051", new(2051, 7, 1), new(2051, 9, 30), CyclePhase.Grading);
        var open = await goals.Admin.DraftAsync(Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead));

        var refused = await RefusedAsync(MoveAsync(cycle, new { phase = "closed" }), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(1, (int)refused["count"]!);
        Assert.Equal(open.Id, (Guid)refused["open"]![0]!["id"]!);
    }

    [Fact]
    public async Task What_stood_at_the_close_stands_and_a_later_correction_is_shown_beside_it()
    {
        // Late for its week, and in time for the grade: (83 − 71) / (85 − 71) is 0.857.
        var org = goals.Org;
        var metric = await goals.MetricAsync();
        var cycle = await goals.Admin.PlanAsync("Q1 2026", new(2026, 1, 1), new(2026, 3, 31), CyclePhase.Active);
        var objective = await goals.Admin.PublishAsync(Sample.Objective(cycle, org.Sales, org.SalesLead, [Sample.OnMetric(metric, 71, 85)]));
        cycle = await goals.Admin.MoveAsync(cycle, CyclePhase.Grading);
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 1, (new(2026, 3, 16), 73), (new(2026, 3, 23), 83)));
        await Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o.KeyResults[0].Current == 83);
        await goals.Admin.StepAsync(objective.Id, "grade", new { grade = 0.86, learning = s_note });
        cycle = await goals.Admin.MoveAsync(cycle, CyclePhase.Closed);
        Assert.NotNull(cycle.ClosedAt);
        var closed = await goals.Admin.GetAsync(objective.Id);
        Assert.Null(closed.Restated);

        // Corrected after the close, with the week before: (75 − 71) / 14 is 0.286 instead of 0.143, and (78 − 71) / 14 is 0.5.
        await goals.Broker.PublishAsync(GoalsFixture.Values(metric, 2, (new(2026, 3, 16), 75), (new(2026, 3, 23), 78)));
        var corrected = await Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o.Restated is not null);

        Assert.Equal((0.857142857143m, 0.86m, Pace.Near), (corrected.Progress, corrected.Grade, corrected.Pace));
        Assert.Equal(0.5m, corrected.Restated!.Progress);
        var explained = await goals.Admin.GetAsync<ExplainResponse>($"/api/goals/objectives/{objective.Id}/explain");
        Assert.Equal((0.857142857143m, 0.857142857143m, Pace.Near, 0.5m), (explained.Progress, explained.Recomputed, explained.Pace.Value, explained.Restated!.Progress));
        Assert.Equal((83m, 0.857142857143m, 0.142857142857m, Pace.Near), (explained.Items[0].Current, explained.Items[0].Progress, explained.Items[0].Gap, explained.Items[0].Pace));
        var line = (await goals.Admin.GetAsync<Page<HistoryPoint>>($"/api/goals/objectives/{objective.Id}/history")).Items;
        Assert.Equal([new DateOnly(2026, 3, 26), new(2026, 4, 1)], line.TakeLast(2).Select(p => p.At));
        Assert.Equal([(0.142857142857m, 0.285714285714m), (0.857142857143m, 0.5m)], line.TakeLast(2).Select(p => (p.Progress, p.Restated)));
        Assert.All(line.SkipLast(2), p => Assert.Null(p.Progress ?? p.Restated));
        var arrived = (await goals.Admin.GetAsync<ForecastResponse>($"/api/goals/objectives/{objective.Id}/forecast")).KeyResults.Single();
        Assert.Equal((ForecastVerdict.Ended, 83m, 0.857142857143m, 78m, 0.5m), (arrived.Verdict, arrived.Value, arrived.Raw, arrived.Restated!.Current, arrived.Restated.Progress));
        Assert.Equal((83m, 78m, 0.5m), (corrected.KeyResults[0].Current, corrected.KeyResults[0].Restated!.Current, corrected.KeyResults[0].Restated!.Progress));
        var listed = (await goals.Admin.GetAsync<Page<ObjectiveSummary>>($"/api/goals/objectives?cycle={cycle.Id}")).Items.Single();
        Assert.Equal((closed.Progress, 0.5m), (listed.Progress, listed.Restated!.Progress));
        Assert.Empty((await goals.RecomputeAsync()).Wrong);
    }

    [Fact]
    public async Task Many_who_move_a_cycle_and_work_in_it_at_once_leave_nothing_open_in_a_closed_one()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Q4 2051", new(2051, 10, 1), new(2051, 12, 31), CyclePhase.Grading);
        var drafts = await Task.WhenAll(Enumerable.Range(0, Editors / 2).Select(_ => goals.Admin.DraftAsync(Sample.Objective(cycle, org.Sales, org.SalesLead))));

        var answers = await Task.WhenAll(Enumerable.Range(0, Editors / 2).Select(_ => CloseAsync()).Concat(drafts.Select(WorkAsync)));

        Assert.Equal((1, Editors / 2 - 1), (answers.Count(a => a == HttpStatusCode.OK), answers.Count(a => a == HttpStatusCode.PreconditionFailed)));
        Assert.DoesNotContain(answers, a => (int)a >= 500);
        Assert.Equal(0, await goals.QueryAsync<long>("select count(*) from objective where cycle_id = $1 and lifecycle not in ('graded', 'retired')", cycle.Id));
        Assert.Equal(
            await goals.QueryAsync<long>("select count(*) from objective where cycle_id = $1", cycle.Id),
            await goals.QueryAsync<long>("select count(*) from closed_progress p join objective o on o.id = p.id where o.cycle_id = $1", cycle.Id));

        // Until it is closed, by them or by somebody else.
        async Task<HttpStatusCode> CloseAsync()
        {
            HttpStatusCode status;
            do
            {
                status = await StatusAsync(MoveAsync(cycle, new { phase = "closed" }));
            }
            while (status == HttpStatusCode.UnprocessableEntity);
            return status;
        }

        // Publishes, gives up, and begins another, as long as the cycle lets them.
        async Task<HttpStatusCode> WorkAsync(ObjectiveResponse draft)
        {
            await goals.Admin.StepAsync(draft.Id, "publish");
            await goals.Admin.StepAsync(draft.Id, "retire", new { reason = "Given up" });
            using var another = await goals.Admin.PostAsync("/api/goals/objectives", Sample.Objective(cycle, org.Sales, org.SalesLead));
            if (another.StatusCode == HttpStatusCode.Created)
            {
                await goals.Admin.Http.PostAsJsonAsync($"{another.Headers.Location}/retire", new { reason = "Too late" });
            }

            return another.StatusCode;
        }
    }

    [Fact]
    public async Task Many_who_begin_a_cycle_at_once_begin_it_once_and_no_two_go_over_a_limit_unseen()
    {
        var org = goals.Org;
        var cycle = await goals.Admin.PlanAsync("Q1 2052", new(2052, 1, 1), new(2052, 3, 31));
        var drafts = await Task.WhenAll(Enumerable.Range(0, Editors / 2).Select(_ => goals.Admin.DraftAsync(Sample.Objective(cycle, org.Operations, org.OperationsLead))));

        var beginning = Enumerable.Range(0, Editors / 2).Select(_ => StatusAsync(MoveAsync(cycle, new { phase = "active", force = true, reason = "Now" })));
        var publishing = drafts.Select(d => StatusAsync(goals.Admin.PostAsync($"/api/goals/objectives/{d.Id}/publish", new { })));
        var answers = await Task.WhenAll(beginning.Concat(publishing));

        var (begun, published) = (answers.Take(Editors / 2).ToList(), answers.Skip(Editors / 2).ToList());
        Assert.Equal((1, Editors / 2 - 1), (begun.Count(s => s == HttpStatusCode.OK), begun.Count(s => s == HttpStatusCode.PreconditionFailed)));
        Assert.Equal((3, Editors / 2 - 3), (published.Count(s => s == HttpStatusCode.OK), published.Count(s => s == HttpStatusCode.Conflict)));
    }

    private Task<HttpResponseMessage> MoveAsync(CycleResponse cycle, object body) =>
        goals.Admin.SendAsync(HttpMethod.Post, $"/api/goals/cycles/{cycle.Id}/phase", body, cycle.Version);

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        return answer.StatusCode;
    }

    private static async Task<JsonNode> RefusedAsync(Task<HttpResponseMessage> sending, HttpStatusCode expected)
    {
        using var answer = await sending;
        Assert.Equal(expected, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static Guid Named(JsonNode refused, string code) => (Guid)refused["missing"]!.AsArray().Single(m => (string?)m!["code"] == code)!["objectiveId"]!;
}
