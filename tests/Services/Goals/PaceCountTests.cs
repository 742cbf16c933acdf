using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Services.Tests.Goals;

public sealed class PaceCountTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task A_unit_counts_what_is_agreed_below_it_as_far_as_one_may_see_it()
    {
        var org = goals.Org;
        var company = await PublishAsync(org.Company);
        var sales = await PublishAsync(org.Sales, Visibility.Public, Sample.Contributes(company));
        await PublishAsync(org.InsideSales, Visibility.Unit, Sample.Contributes(sales));
        await PublishAsync(org.Sales, Visibility.Private, Sample.Supports(company));
        await goals.Admin.DraftAsync(Sample.Objective(await goals.QuarterAsync(), org.Sales, org.SalesLead));
        await goals.Admin.StepAsync(sales.Id, "override", new OverrideRequest(null, Pace.AtRisk, "The largest customer leaves"));

        Assert.Equal("Sales: AtRisk 1, NoData 2", await PacesAsync(org.Admin, org.Company));
        Assert.Equal("Sales: AtRisk 1, NoData 1", await PacesAsync(org.Viewer, org.Company));
        Assert.Equal("Sales: AtRisk 1", await PacesAsync(org.OperationsLead, org.Company));
        Assert.Equal("Inside sales: NoData 1", await PacesAsync(org.Admin, org.Sales));
        Assert.Equal("", await PacesAsync(org.Admin, org.InsideSales));

        Assert.Equal(2, await ServedByAsync(org.Admin, company));
        Assert.Equal(1, await ServedByAsync(org.OperationsLead, company)); // of the private one nothing is said
        Assert.Equal(1, await ServedByAsync(org.OperationsLead, sales)); // one for its unit serves it, without a name
        Assert.Equal(404, (await GoalsClient.ProblemAsync(goals.Admin.Http.GetAsync($"/api/goals/units/{Guid.NewGuid()}/paces"))).Status);
    }

    private async Task<string> PacesAsync(Guid person, Guid unit)
    {
        var found = await goals.Speak(person).GetAsync<PaceCountsResponse>($"/api/goals/units/{unit}/paces?cycle={(await goals.QuarterAsync()).Id}");
        return string.Join("; ", found.SubUnits.Select(s => $"{s.Unit.Name}: {string.Join(", ", s.Paces.Select(p => $"{p.Pace} {p.Objectives}").Order())}"));
    }

    private async Task<int> ServedByAsync(Guid person, ObjectiveResponse objective) =>
        (await goals.Speak(person).GetAsync<Page<ObjectiveSummary>>($"/api/goals/objectives?unit={objective.Unit.Id}")).Items.Single(o => o.Id == objective.Id).ServedBy;

    private async Task<ObjectiveResponse> PublishAsync(Guid unit, Visibility visibility = Visibility.Public, params (Guid, Relation)[] parents) => await goals.Admin.PublishAsync(
        Sample.Objective(await goals.QuarterAsync(), unit, goals.Org.Admin, null, parents) with { Visibility = visibility });
}
