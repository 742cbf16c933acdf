using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Goals;
using Setpoint.Contracts.Metrics;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Cycles;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class GuardrailTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    private static readonly object s_learning = new { achieved = "a", learned = "b", wrongAssumption = "c", continuesAsKpi = "d", stops = "e" };

    [Fact]
    public async Task A_guardrail_that_turns_red_is_shown_and_told_once()
    {
        await goals.Broker.HearAsync<GuardrailBroken>();
        var (cycle, claims) = (await goals.QuarterAsync(), await MetricAsync());
        var objective = await goals.Admin.PublishAsync(Guarded(cycle, claims));
        Assert.Equal(("Damage claims", "not-set", false), (objective.Guardrails[0].Name, objective.Guardrails[0].Health, objective.Guardrails[0].WasBroken));

        await goals.Broker.PublishAsync(new MetricValuesChanged([new MetricValues(claims, 1, new(2026, 8, 3), 9, "red", false, [])]));
        var seen = await Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o.Guardrails[0].Health == "red");
        Assert.False(seen.Guardrails[0].WasBroken);

        var alert = Opened(claims, new(2026, 8, 3));
        await goals.Broker.PublishAsync(alert with { AlertId = Guid.CreateVersion7(), Kind = "deviation" });
        await goals.Broker.PublishAsync(alert with { AlertId = Guid.CreateVersion7(), Period = new(2026, 5, 4) });
        for (var i = 0; i < 3; i++)
        {
            await goals.Broker.PublishAsync(alert);
        }

        await goals.Broker.PublishAsync(alert with { AlertId = Guid.CreateVersion7(), Period = new(2026, 8, 10) });
        var told = await Eventually.SeeAsync(() => ToldAsync(objective.Id), all => all.Any(t => t.Period == new DateOnly(2026, 8, 10)));
        Assert.Equal([new DateOnly(2026, 8, 3), new DateOnly(2026, 8, 10)], told.Select(t => t.Period));
        Assert.Equal((objective.Owner.Id, objective.Title, "Damage claims", alert.AlertId), (told[0].OwnerId, told[0].Title, told[0].MetricName, told[0].AlertId));
        Assert.True((await goals.Admin.GetAsync(objective.Id)).Guardrails[0].WasBroken);
    }

    [Fact]
    public async Task Closing_with_damage_needs_the_notes_of_both_owners()
    {
        var cycle = await goals.Admin.PlanAsync("Q1 2026, damaged", new(2026, 1, 1), new(2026, 3, 31), CyclePhase.Active);
        var claims = await MetricAsync();
        var objective = await goals.Admin.PublishAsync(Guarded(cycle, claims));
        await SayAsync(objective, 12);
        var alert = Opened(claims, new(2026, 2, 2));
        await goals.Broker.PublishAsync(new AlertClosed(
            alert.AlertId, claims, "Damage claims", "%", 1, alert.UnitId, alert.OwnerId, "health", "green", new(2026, 2, 16), 1, alert.OpenedAt));
        await goals.Broker.PublishAsync(alert);
        await Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o is { WithDamage: true, Progress: 1 });
        await goals.Admin.MoveAsync(cycle, CyclePhase.Grading);

        Assert.Equal((422, "damage-needs-note"), await GradeAsync(objective, null));
        Assert.Equal((409, "guardrail-needs-note"), await GradeAsync(objective, "We sent too much at once"));

        var address = $"/api/goals/objectives/{objective.Id}/guardrail-note";
        Assert.Equal(403, (await GoalsClient.ProblemAsync(goals.Speak(goals.Org.Seller).PostAsync(address, new GuardrailNoteRequest(claims, "x")))).Status);
        Assert.Equal(422, (await GoalsClient.ProblemAsync(goals.Speak(goals.Org.OperationsLead).PostAsync(address, new GuardrailNoteRequest(claims, " ")))).Status);
        Assert.Equal(422, (await GoalsClient.ProblemAsync(goals.Speak(goals.Org.OperationsLead).PostAsync(address, new GuardrailNoteRequest(Guid.NewGuid(), "x")))).Status);
        var noted = await goals.Speak(goals.Org.OperationsLead).StepAsync(objective.Id, "guardrail-note", new GuardrailNoteRequest(claims, "Packing was rushed"));
        Assert.Equal(("Packing was rushed", goals.Org.OperationsLead), (noted.Guardrails[0].Note, noted.Guardrails[0].NotedBy!.Id));

        var closed = await goals.Admin.StepAsync(objective.Id, "grade", Grade("We sent too much at once"));
        Assert.Equal((Lifecycle.Graded, true, "We sent too much at once"), (closed.Lifecycle, closed.WithDamage, closed.DamageNote));
    }

    [Fact]
    public async Task A_stale_guardrail_needs_a_note_and_a_kept_one_none()
    {
        var cycle = await goals.Admin.PlanAsync("Q2 2026, stale", new(2026, 4, 1), new(2026, 6, 30), CyclePhase.Active);
        var (fresh, stale) = (await MetricAsync(), await MetricAsync());
        var kept = await goals.Admin.PublishAsync(Guarded(cycle, fresh));
        var unknown = await goals.Admin.PublishAsync(Guarded(cycle, stale));
        await goals.Broker.PublishAsync(new MetricValuesChanged([new MetricValues(stale, 1, new(2026, 5, 4), 1, "green", true, [])]));
        await Eventually.SeeAsync(() => goals.Admin.GetAsync(unknown.Id), o => o.Guardrails[0].Stale);
        await SayAsync(kept, 12);
        await SayAsync(unknown, 12);
        await Eventually.SeeAsync(async () => (await goals.Admin.GetAsync(kept.Id), await goals.Admin.GetAsync(unknown.Id)), o => o.Item1.Progress == 1 && o.Item2.Progress == 1);
        await goals.Admin.MoveAsync(cycle, CyclePhase.Grading);

        Assert.Equal((422, "damage-needs-note"), await GradeAsync(unknown, " "));
        Assert.False((await goals.Admin.StepAsync(unknown.Id, "grade", Grade("Nobody measured in June"))).WithDamage);
        Assert.False((await goals.Admin.StepAsync(kept.Id, "grade", Grade(null))).WithDamage);
    }

    [Fact]
    public async Task A_metric_that_the_reader_may_not_see_is_not_named_and_stays()
    {
        var cycle = await goals.QuarterAsync();
        var hidden = await MetricAsync("unit");
        var request = Guarded(cycle, hidden);
        var objective = await goals.Speak(goals.Org.Admin).PublishAsync(request);
        var outsider = goals.Speak(goals.Org.SalesLead);

        var seen = await outsider.GetAsync(objective.Id);
        Assert.Equal((null, null, null), (seen.Guardrails[0].MetricId, seen.Guardrails[0].Name, seen.Guardrails[0].Owner));
        var (status, _, fields) = await GoalsClient.ProblemAsync(outsider.PostAsync("/api/goals/objectives", request));
        Assert.Equal((422, "guardrails[0]"), (status, fields[0]));

        // Whoever cannot see it does not take it away; leaving the list out changes nothing either.
        var kept = request with { KeyResults = [Sample.Number() with { Id = objective.KeyResults[0].Id }] };
        var edited = await outsider.EditAsync(seen, kept with { Guardrails = [] });
        Assert.Single(edited.Guardrails);
        edited = await goals.Admin.EditAsync(edited, kept with { Guardrails = null });
        Assert.Equal(hidden, edited.Guardrails[0].MetricId);
        Assert.Empty((await goals.Admin.EditAsync(edited, kept with { Guardrails = [] })).Guardrails);
    }

    private ObjectiveRequest Guarded(CycleResponse cycle, Guid metric) =>
        Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead) with { Guardrails = [metric] };

    private async Task<Guid> MetricAsync(string visibility = "public")
    {
        var id = Guid.CreateVersion7();
        await goals.Broker.PublishAsync(goals.Metric(id, "weekly", visibility, goals.Org.Operations) with { Name = "Damage claims", Direction = "lower", OwnerId = goals.Org.OperationsLead });
        await Eventually.TrueAsync(() => goals.QueryAsync<bool>("select exists (select 1 from metric where id = $1)", id));
        return id;
    }

    private AlertOpened Opened(Guid metric, DateOnly period) => new(
        Guid.CreateVersion7(), metric, "Damage claims", "%", 1, goals.Org.Operations, goals.Org.OperationsLead, "health", "red", "green", period, 9,
        new DateTimeOffset(2026, 8, 11, 6, 0, 0, TimeSpan.Zero));

    private Task SayAsync(ObjectiveResponse objective, decimal value) => goals.Broker.PublishAsync(new CheckInSubmitted(
        Guid.CreateVersion7(), 1, objective.Id, objective.Owner.Id, new(2026, 2, 1, 9, 0, 0, TimeSpan.Zero), null, [new(objective.KeyResults[0].Id, value, null)]));

    private static object Grade(string? damageNote) => new { grade = 1.0, damageNote, learning = s_learning };

    private async Task<(int, string?)> GradeAsync(ObjectiveResponse objective, string? damageNote)
    {
        var (status, code, _) = await GoalsClient.ProblemAsync(goals.Admin.PostAsync($"/api/goals/objectives/{objective.Id}/grade", Grade(damageNote)));
        return (status, code);
    }

    private Task<List<GuardrailBroken>> ToldAsync(Guid objective) => Task.FromResult<List<GuardrailBroken>>(
        [.. goals.Broker.Of<GuardrailBroken>().Where(g => g.ObjectiveId == objective).OrderBy(g => g.Period)]);
}
