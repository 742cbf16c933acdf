using Setpoint.Contracts.Goals;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Dependencies;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class DependencyTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private const string Dependencies = "/api/goals/dependencies";
    private static readonly DateOnly s_due = new(2026, 9, 1);

    [Fact]
    public async Task A_unit_asks_another_which_accepts_with_an_owner_and_delivers()
    {
        await goals.Broker.HearAsync<DependencyChanged>();
        var objective = await SalesObjectiveAsync();
        var asked = await AskAsync(goals.Org.SalesLead, objective, objective.KeyResults[0].Id);
        Assert.Equal(("Sales", "Operations", DependencyState.Asked), (asked.AskingUnit.Name, asked.HelpingUnit.Name, asked.State));
        Assert.Equal(("Depots with a second shift", "Lea Lead", false), (asked.Objective!.KeyResult!.Title, asked.AskedBy.Name, asked.Overdue));
        Assert.Equal((false, true), (asked.CanDecide, asked.CanEdit));
        var told = await goals.Broker.ExpectAsync<DependencyChanged>(d => d.Id == asked.Id);
        Assert.Equal((goals.Org.Sales, goals.Org.Operations, "Data of all depots", "asked"), (told.AskingUnitId, told.HelpingUnitId, told.What, told.State));

        var operations = goals.Speak(goals.Org.OperationsLead);
        Assert.Equal(403, (await GoalsClient.ProblemAsync(goals.Speak(goals.Org.SalesLead).PostAsync($"{Dependencies}/{asked.Id}/accept", new { }))).Status);
        Assert.Equal(
            (422, "ownerId"),
            await FieldAsync(operations.PostAsync($"{Dependencies}/{asked.Id}/accept", new { ownerId = goals.Org.Seller })));
        var accepted = await StepAsync(operations, asked.Id, "accept", new { });
        Assert.Equal((DependencyState.Accepted, "Oto Operations", goals.Org.OperationsLead), (accepted.State, accepted.Owner!.Name, accepted.DecidedBy!.Id));
        Assert.Equal(422, (await GoalsClient.ProblemAsync(operations.PostAsync($"{Dependencies}/{asked.Id}/decline", new { note = "No" }))).Status);

        var done = await StepAsync(goals.Speak(goals.Org.SalesLead), asked.Id, "done", new { });
        Assert.Equal(DependencyState.Done, done.State);
        await goals.Broker.ExpectAsync<DependencyChanged>(d => d.Id == asked.Id && d.State == "done" && d.OwnerId == goals.Org.OperationsLead);
        Assert.Equal("dependency-state", (await GoalsClient.ProblemAsync(goals.Admin.PostAsync($"{Dependencies}/{asked.Id}/withdraw", new { }))).Code);
    }

    [Fact]
    public async Task Declining_says_why_and_what_was_answered_is_not_edited()
    {
        var objective = await SalesObjectiveAsync();
        var asked = await AskAsync(goals.Org.SalesLead, objective);
        var edited = await EditAsync(asked, new(objective.Id, null, goals.Org.Operations, "Data of two depots", new(2026, 9, 30)));
        Assert.Equal(("Data of two depots", new DateOnly(2026, 9, 30), 2), (edited.What, edited.Due, edited.Version));

        var operations = goals.Speak(goals.Org.OperationsLead);
        Assert.Equal((422, "note"), await FieldAsync(operations.PostAsync($"{Dependencies}/{asked.Id}/decline", new { note = " " })));
        var declined = await StepAsync(operations, asked.Id, "decline", new { note = "Not before October" });
        Assert.Equal((DependencyState.Declined, "Not before October"), (declined.State, declined.Note));
        var again = await goals.Speak(goals.Org.SalesLead).SendAsync(
            HttpMethod.Put, $"{Dependencies}/{asked.Id}", new DependencyRequest(objective.Id, null, goals.Org.Operations, "All the same", s_due), declined.Version);
        Assert.Equal("dependency-state", (await GoalsClient.ProblemAsync(Task.FromResult(again))).Code);
        Assert.Equal(DependencyState.Withdrawn, (await StepAsync(goals.Speak(goals.Org.SalesLead), asked.Id, "withdraw", new { note = "Done without" })).State);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_with_the_field()
    {
        var objective = await SalesObjectiveAsync();
        var right = new DependencyRequest(objective.Id, null, goals.Org.Operations, "Data", s_due);
        foreach (var (field, wrong) in new[]
        {
            ("helpingUnitId", right with { HelpingUnitId = goals.Org.Sales }),
            ("helpingUnitId", right with { HelpingUnitId = Guid.CreateVersion7() }),
            ("keyResultId", right with { KeyResultId = Guid.CreateVersion7() }),
            ("due", right with { Due = new(2026, 8, 14) }),
            ("due", right with { Due = new(2026, 10, 1) }),
            ("due", right with { Due = DateOnly.MinValue }),
            ("what", right with { What = "  " }),
        })
        {
            Assert.Equal((422, field), await FieldAsync(goals.Admin.PostAsync(Dependencies, wrong)));
        }

        await AskAsync(goals.Org.SalesLead, objective, due: new(2026, 8, 15));
    }

    /// <summary>The leads of the helping unit see what is asked of them, and nothing else of what they may not see.</summary>
    [Theory]
    [InlineData(Visibility.Unit)]
    [InlineData(Visibility.Private)]
    public async Task Who_helps_sees_what_is_asked_without_the_objective_and_others_see_nothing(Visibility visibility)
    {
        await goals.Broker.HearAsync<DependencyChanged>();
        var objective = await SalesObjectiveAsync(visibility);
        var asked = await AskAsync(goals.Org.SalesLead, objective);
        var told = await goals.Broker.ExpectAsync<DependencyChanged>(d => d.Id == asked.Id);
        Assert.Equal((null, null), (told.What, told.Note));

        var seen = await goals.Speak(goals.Org.OperationsLead).GetAsync<DependencyResponse>($"{Dependencies}/{asked.Id}");
        Assert.Equal(("Data of all depots", null, true, false), (seen.What, seen.Objective, seen.CanDecide, seen.CanEdit));
        Assert.Empty((await goals.Speak(goals.Org.OperationsLead).GetAsync<Page<DependencyResponse>>($"{Dependencies}?objective={objective.Id}")).Items);
        Assert.Equal(objective.Title, (await goals.Speak(goals.Org.SalesLead).GetAsync<DependencyResponse>($"{Dependencies}/{asked.Id}")).Objective!.Title);

        var outsider = Guid.CreateVersion7();
        await goals.Broker.PublishAsync(TestOrganization.Person(outsider, "Max Member", goals.Org.Operations, "member"));
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from person where id = $1)", outsider));
        Assert.Equal(404, (await GoalsClient.ProblemAsync(goals.Speak(outsider).Http.GetAsync($"{Dependencies}/{asked.Id}"))).Status);
        Assert.DoesNotContain((await goals.Speak(outsider).GetAsync<Page<DependencyResponse>>($"{Dependencies}?limit=500")).Items, d => d.Id == asked.Id);
        Assert.Equal(404, (await GoalsClient.ProblemAsync(goals.Speak(outsider).PostAsync(
            Dependencies, new DependencyRequest(objective.Id, null, goals.Org.Operations, "Data", s_due)))).Status);

        // Once it is theirs to see to, they see it.
        await StepAsync(goals.Speak(goals.Org.OperationsLead), asked.Id, "accept", new { ownerId = outsider });
        Assert.Null((await goals.Speak(outsider).GetAsync<DependencyResponse>($"{Dependencies}/{asked.Id}")).Objective);
    }

    [Fact]
    public async Task The_matrix_counts_who_waits_for_whom_and_finds_circles()
    {
        var cycle = await goals.Admin.PlanAsync("Half 2", new(2026, 7, 1), new(2026, 12, 31));
        var (sales, operations, inside) = (
            await PublicAsync(cycle, goals.Org.Sales), await PublicAsync(cycle, goals.Org.Operations), await PublicAsync(cycle, goals.Org.InsideSales));
        await AskAsync(goals.Org.Admin, sales, due: new(2026, 8, 20));
        var accepted = await AskAsync(goals.Org.Admin, sales);
        await StepAsync(goals.Speak(goals.Org.OperationsLead), accepted.Id, "accept", new { });
        var declined = await AskAsync(goals.Org.Admin, sales, due: new(2026, 8, 20));
        await StepAsync(goals.Speak(goals.Org.OperationsLead), declined.Id, "decline", new { note = "No" });
        await AskAsync(goals.Org.Admin, operations, helping: goals.Org.InsideSales);
        await AskAsync(goals.Org.Admin, inside, helping: goals.Org.Company);
        Assert.Empty((await MatrixAsync(goals.Admin, cycle)).Circles);
        var closing = await AskAsync(goals.Org.Admin, inside, helping: goals.Org.Sales);

        goals.Clock.Set(new DateTimeOffset(2026, 8, 21, 12, 0, 0, TimeSpan.Zero));
        try
        {
            var matrix = await MatrixAsync(goals.Admin, cycle);
            var pair = matrix.Pairs.Single(p => p.AskingUnit.Id == goals.Org.Sales);
            Assert.Equal((1, 1, 1, 0, 0, 1), (pair.Asked, pair.Accepted, pair.Declined, pair.Done, pair.Withdrawn, pair.Overdue));
            Assert.Equal(["Inside sales", "Operations", "Sales"], Assert.Single(matrix.Circles).Units.Select(u => u.Name));
            var below = await goals.Admin.GetAsync<DependencyMatrixResponse>($"{Dependencies}/matrix?cycle={cycle.Id}&unit={goals.Org.InsideSales}");
            Assert.Equal(3, below.Pairs.Count);
        }
        finally
        {
            goals.Clock.Set(new DateTimeOffset(2026, 8, 15, 12, 0, 0, TimeSpan.Zero));
        }

        await StepAsync(goals.Admin, closing.Id, "withdraw", new { });
        Assert.Empty((await MatrixAsync(goals.Admin, cycle)).Circles);
    }

    [Fact]
    public async Task What_is_open_before_a_cycle_begins_is_listed_the_most_urgent_first_and_ends_with_its_objective()
    {
        var cycle = await goals.Admin.PlanAsync("Q4 2026", new(2026, 10, 1), new(2026, 12, 31));
        var objective = await PublicAsync(cycle, goals.Org.Sales);
        var dues = new[] { new DateOnly(2026, 11, 1), new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 1) };
        foreach (var due in dues)
        {
            await AskAsync(goals.Org.SalesLead, objective, due: due);
        }

        var open = $"{Dependencies}?cycle={cycle.Id}&state=open";
        var first = await goals.Admin.GetAsync<Page<DependencyResponse>>($"{open}&limit=2");
        var rest = await goals.Admin.GetAsync<Page<DependencyResponse>>($"{open}&limit=2&cursor={Uri.EscapeDataString(first.Next!)}");
        Assert.Equal(dues.Order(), first.Items.Concat(rest.Items).Select(d => d.Due));
        Assert.Equal((422, "state"), await FieldAsync(goals.Admin.Http.GetAsync($"{Dependencies}?state=nonsense")));

        await goals.Admin.StepAsync(objective.Id, "retire", new { reason = "The market went away" });
        Assert.Empty((await goals.Admin.GetAsync<Page<DependencyResponse>>(open)).Items);
        Assert.Equal(3, (await goals.Admin.GetAsync<Page<DependencyResponse>>($"{Dependencies}?cycle={cycle.Id}&state=withdrawn")).Items.Count);
    }

    private async Task<ObjectiveResponse> SalesObjectiveAsync(Visibility visibility = Visibility.Public) => await goals.Admin.PublishAsync(
        Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead) with { Visibility = visibility });

    private Task<ObjectiveResponse> PublicAsync(CycleResponse cycle, Guid unit) =>
        goals.Admin.PublishAsync(Sample.Objective(cycle, unit, goals.Org.Admin));

    private async Task<DependencyResponse> AskAsync(Guid by, ObjectiveResponse objective, Guid? keyResult = null, DateOnly? due = null, Guid? helping = null)
    {
        using var response = await goals.Speak(by).PostAsync(
            Dependencies, new DependencyRequest(objective.Id, keyResult, helping ?? goals.Org.Operations, "Data of all depots", due ?? s_due));
        return await ReadAsync(response);
    }

    private async Task<DependencyResponse> EditAsync(DependencyResponse dependency, DependencyRequest request)
    {
        using var response = await goals.Speak(goals.Org.SalesLead).SendAsync(HttpMethod.Put, $"{Dependencies}/{dependency.Id}", request, dependency.Version);
        return await ReadAsync(response);
    }

    private static async Task<DependencyResponse> StepAsync(GoalsClient client, Guid id, string step, object body)
    {
        using var response = await client.PostAsync($"{Dependencies}/{id}/{step}", body);
        return await ReadAsync(response);
    }

    private static Task<DependencyMatrixResponse> MatrixAsync(GoalsClient client, CycleResponse cycle) =>
        client.GetAsync<DependencyMatrixResponse>($"{Dependencies}/matrix?cycle={cycle.Id}");

    private static async Task<DependencyResponse> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return System.Text.Json.JsonSerializer.Deserialize<DependencyResponse>(text, GoalsFixture.Json)!;
    }

    private static async Task<(int, string?)> FieldAsync(Task<HttpResponseMessage> sending)
    {
        var (status, _, fields) = await GoalsClient.ProblemAsync(sending);
        return (status, fields.FirstOrDefault());
    }
}
