using System.Net;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class OriginTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private const string Address = "/api/goals/objectives/from-alert";

    [Fact]
    public async Task An_open_alert_becomes_a_draft_from_the_latest_value_to_green()
    {
        await goals.Broker.HearAsync<ObjectiveChanged>();
        var (cycle, alert) = (await goals.QuarterAsync(), await AlertAsync());
        var draft = await BeginAsync(goals.Speak(goals.Org.SalesLead), new(alert.AlertId, cycle.Id));

        Assert.Equal((Lifecycle.Draft, "Payroll accuracy is where it should be", goals.Org.Sales, goals.Org.SalesLead), (draft.Lifecycle, draft.Title, draft.Unit.Id, draft.Owner.Id));
        var keyResult = Assert.Single(draft.KeyResults);
        Assert.Equal((Measure.Metric, alert.MetricId, 98.7m, 99.6m), (keyResult.Measure, keyResult.MetricId, keyResult.Baseline, keyResult.Target));
        Assert.Equal(new OriginResponse(alert.AlertId, "health", true, alert.MetricId, "Payroll accuracy"), draft.Origin);
        var told = await Eventually.SeeAsync(() => Task.FromResult(goals.Broker.Of<ObjectiveChanged>().FirstOrDefault(o => o.Id == draft.Id)), o => o is not null);
        Assert.Equal(alert.AlertId, told!.OriginAlertId);

        await goals.Broker.PublishAsync(Closed(alert));
        await Eventually.SeeAsync(() => goals.Admin.GetAsync(draft.Id), o => o.Origin is { IsOpen: false });
        Assert.Equal((409, "alert-closed"), await RefusedAsync(new(alert.AlertId, cycle.Id)));
    }

    [Fact]
    public async Task A_second_draft_is_begun_only_when_asked_for()
    {
        var (cycle, alert) = (await goals.QuarterAsync(), await AlertAsync());
        var first = await BeginAsync(goals.Admin, new(alert.AlertId, cycle.Id));
        using var refused = await goals.Admin.PostAsync(Address, new FromAlertRequest(alert.AlertId, cycle.Id));
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        Assert.Equal((409, "alert-answered"), ((int)refused.StatusCode, (string?)problem["code"]));
        Assert.Equal((first.Id, $"/api/goals/objectives/{first.Id}"), ((Guid)problem["objectiveId"]!, (string?)problem["address"]));

        var second = await BeginAsync(goals.Admin, new(alert.AlertId, cycle.Id, Again: true, Target: 99.9m, Title: "Payroll is right", Kind: ObjectiveKind.Aspirational));
        Assert.Equal(("Payroll is right", ObjectiveKind.Aspirational, 99.9m), (second.Title, second.Kind, second.KeyResults[0].Target));
        foreach (var one in new[] { first, second })
        {
            await goals.Admin.StepAsync(one.Id, "retire", new { reason = "Not now" });
        }

        await BeginAsync(goals.Admin, new(alert.AlertId, cycle.Id));
    }

    [Fact]
    public async Task One_that_the_caller_may_not_see_does_not_stand_in_their_way()
    {
        var (cycle, alert) = (await goals.QuarterAsync(), await AlertAsync());
        await BeginAsync(goals.Admin, new(alert.AlertId, cycle.Id, UnitId: goals.Org.Sales, Visibility: Visibility.Private, OwnerId: goals.Org.SalesLead));

        await BeginAsync(goals.Speak(goals.Org.OperationsLead), new(alert.AlertId, cycle.Id, UnitId: goals.Org.Operations));
    }

    [Fact]
    public async Task Only_who_reads_the_metric_and_writes_in_the_unit_begins_one()
    {
        var (cycle, hidden, open) = (await goals.QuarterAsync(), await AlertAsync("unit"), await AlertAsync());

        Assert.Equal((404, "not-found"), await RefusedAsync(new(hidden.AlertId, cycle.Id, UnitId: goals.Org.Operations), goals.Org.OperationsLead));
        Assert.Equal((404, "not-found"), await RefusedAsync(new(Guid.NewGuid(), cycle.Id)));
        Assert.Equal((403, "forbidden"), await RefusedAsync(new(open.AlertId, cycle.Id), goals.Org.OperationsLead));
        var draft = await BeginAsync(goals.Speak(goals.Org.SalesLead), new(hidden.AlertId, cycle.Id));
        Assert.Equal(Visibility.Unit, draft.Visibility);
        var shown = await BeginAsync(goals.Speak(goals.Org.SalesLead), new(hidden.AlertId, cycle.Id, Visibility: Visibility.Public, Title: "Pay right", Again: true));
        Assert.Null((await goals.Speak(goals.Org.OperationsLead).GetAsync(shown.Id)).Origin);
    }

    [Fact]
    public async Task Without_a_value_a_target_or_a_cycle_that_runs_there_is_nothing_to_begin()
    {
        var cycle = await goals.QuarterAsync();
        var over = await goals.Admin.PlanAsync("Q1 2026, over", new(2026, 1, 1), new(2026, 3, 31), CyclePhase.Grading);
        var (empty, green, open) = (await AlertAsync(latest: null), await AlertAsync(latest: 99.7m), await AlertAsync());

        Assert.Equal((422, "baseline-missing"), await RefusedAsync(new(empty.AlertId, cycle.Id)));
        Assert.Equal((422, "target-missing"), await RefusedAsync(new(green.AlertId, cycle.Id)));
        Assert.Equal((422, "cycle-over"), await RefusedAsync(new(open.AlertId, over.Id)));
        Assert.Equal(422, (await RefusedAsync(new(open.AlertId, Guid.Empty))).Status);
        Assert.Equal(99.9m, (await BeginAsync(goals.Admin, new(green.AlertId, cycle.Id, Target: 99.9m))).KeyResults[0].Target);
    }

    /// <summary>Of a metric that is green above 99.5; the value and the alert arrive before the definition does.</summary>
    private async Task<AlertOpened> AlertAsync(string visibility = "public", decimal? latest = 98.7m)
    {
        var metric = Guid.CreateVersion7();
        var alert = new AlertOpened(
            Guid.CreateVersion7(), metric, "Payroll accuracy", "%", 1, goals.Org.Sales, null, "health", "red", "green", new(2026, 8, 3), latest, goals.Clock.GetUtcNow());
        await goals.Broker.PublishAsync(alert);
        if (latest is not null)
        {
            await goals.Broker.PublishAsync(new MetricValuesChanged([new MetricValues(metric, 1, new(2026, 8, 3), latest, "red", false, [])]));
            await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric_headline where metric_id = $1)", metric));
        }

        await goals.Broker.PublishAsync(goals.Metric(metric, visibility: visibility) with { Name = "Payroll accuracy", Bounds = new(99.5m, 99.0m, null, null, null, null) });
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>(
            "select exists (select 1 from metric where id = $1) and exists (select 1 from metric_alert where metric_id = $1)", metric));
        return alert;
    }

    private static AlertClosed Closed(AlertOpened a) => new(
        a.AlertId, a.MetricId, a.MetricName, a.UnitOfMeasure, a.Decimals, a.UnitId, a.OwnerId, a.Kind, "green", new(2026, 8, 10), 99.8m, a.OpenedAt);

    private static async Task<ObjectiveResponse> BeginAsync(GoalsClient client, FromAlertRequest request)
    {
        using var response = await client.PostAsync(Address, request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Created, text);
        return System.Text.Json.JsonSerializer.Deserialize<ObjectiveResponse>(text, GoalsFixture.Json)!;
    }

    private async Task<(int Status, string? Code)> RefusedAsync(FromAlertRequest request, Guid? person = null)
    {
        var (status, code, _) = await GoalsClient.ProblemAsync(goals.Speak(person ?? goals.Org.Admin).PostAsync(Address, request));
        return (status, code);
    }
}
