using System.Net;
using Setpoint.Contracts.CheckIns;
using Setpoint.Contracts.Goals;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.KeyResults;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Goals;

public sealed class GraduationTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task A_number_becomes_a_kpi_once_and_says_which()
    {
        await goals.Broker.HearAsync<KeyResultGraduated>();
        var objective = await goals.Admin.PublishAsync(Sample.Objective(
            await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead, [Sample.Number() with { UnitOfMeasure = "depots" }]));
        var keyResult = objective.KeyResults[0].Id;
        await SayAsync(objective, new(2026, 8, 3, 9, 0, 0, TimeSpan.Zero), 4);
        await SayAsync(objective, new(2026, 7, 20, 9, 0, 0, TimeSpan.Zero), 2);
        await Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o.KeyResults[0].Current == 4);

        using (var accepted = await goals.Speak(goals.Org.SalesLead).PostAsync(Address(keyResult), new GraduateRequest(Cadence: GraduateCadence.Monthly)))
        {
            Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        }

        Assert.Equal((409, "key-result-graduated"), await RefusedAsync(keyResult));
        var told = (await Eventually.SeeAsync(() => Task.FromResult(goals.Broker.Of<KeyResultGraduated>().Where(g => g.KeyResultId == keyResult).ToList()), all => all.Count > 0)).Single();
        Assert.Equal(
            ("Depots with a second shift", "depots", 0m, 12m, "monthly", "public", goals.Org.Sales, goals.Org.SalesLead),
            (told.Name, told.UnitOfMeasure, told.Baseline, told.Target, told.Cadence, told.Visibility, told.UnitId, told.OwnerId));
        Assert.Equal([2m, 4m], told.Values.Select(v => v.Value));

        var waiting = (await goals.Admin.GetAsync(objective.Id)).KeyResults[0].Graduation!;
        Assert.Equal(("Depots with a second shift", goals.Org.SalesLead, null), (waiting.Name, waiting.AskedBy.Id, waiting.MetricId));
        var metric = Guid.CreateVersion7();
        await goals.Broker.PublishAsync(goals.Metric(metric, visibility: "unit") with { OriginKeyResultId = keyResult });
        var known = await Eventually.SeeAsync(() => goals.Admin.GetAsync(objective.Id), o => o.KeyResults[0].Graduation?.MetricId is not null);
        Assert.Equal(metric, known.KeyResults[0].Graduation!.MetricId);
        Assert.Null((await goals.Speak(goals.Org.OperationsLead).GetAsync(objective.Id)).KeyResults[0].Graduation!.MetricId);
    }

    [Fact]
    public async Task What_is_not_public_is_named_anew_and_what_is_private_stays()
    {
        await goals.Broker.HearAsync<KeyResultGraduated>();
        var request = Sample.Objective(await goals.QuarterAsync(), goals.Org.Sales, goals.Org.SalesLead, [Sample.Number() with { UnitOfMeasure = "depots" }]);
        var units = await goals.Admin.PublishAsync(request with { Visibility = Visibility.Unit });
        var hidden = await goals.Admin.PublishAsync(request with { Visibility = Visibility.Private });

        Assert.Equal((422, "invalid"), await RefusedAsync(units.KeyResults[0].Id));
        Assert.Equal((409, "objective-private"), await RefusedAsync(hidden.KeyResults[0].Id, new(Name: "Depots")));
        using var accepted = await goals.Admin.PostAsync(Address(units.KeyResults[0].Id), new GraduateRequest("Second shifts"));
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var told = await Eventually.SeeAsync(() => Task.FromResult(goals.Broker.Of<KeyResultGraduated>().FirstOrDefault(g => g.ObjectiveId == units.Id)), g => g is not null);
        Assert.Equal(("Second shifts", "unit"), (told!.Name, told.Visibility));
    }

    [Fact]
    public async Task Only_a_published_number_with_a_unit_of_measure_becomes_one_and_only_for_its_people()
    {
        var cycle = await goals.QuarterAsync();
        var metric = await goals.MetricAsync();
        var request = Sample.Objective(cycle, goals.Org.Sales, goals.Org.SalesLead, [Sample.Number(), Sample.OnMetric(metric, 71, 85)]);
        var (draft, published) = (await goals.Admin.DraftAsync(request), await goals.Admin.PublishAsync(request));

        Assert.Equal((409, "objective-lifecycle"), await RefusedAsync(draft.KeyResults[0].Id));
        Assert.Equal((422, "invalid"), await RefusedAsync(published.KeyResults[0].Id));
        Assert.Equal((409, "measure-not-number"), await RefusedAsync(published.KeyResults[1].Id));
        Assert.Equal((404, "not-found"), await RefusedAsync(Guid.NewGuid()));
        Assert.Equal((403, "forbidden"), await RefusedAsync(published.KeyResults[0].Id, new(UnitOfMeasure: "depots"), goals.Org.OperationsLead));
    }

    private Task SayAsync(ObjectiveResponse objective, DateTimeOffset at, decimal value) => goals.Broker.PublishAsync(new CheckInSubmitted(
        Guid.CreateVersion7(), 1, objective.Id, objective.Owner.Id, at, null, [new(objective.KeyResults[0].Id, value, null)]));

    private static string Address(Guid keyResult) => $"/api/goals/key-results/{keyResult}/graduate";

    private async Task<(int Status, string? Code)> RefusedAsync(Guid keyResult, GraduateRequest? request = null, Guid? person = null)
    {
        var (status, code, _) = await GoalsClient.ProblemAsync(goals.Speak(person ?? goals.Org.Admin).PostAsync(Address(keyResult), request ?? new GraduateRequest()));
        return (status, code);
    }
}
