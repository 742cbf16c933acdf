using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Goals.Features.Serving;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Services.Tests.Goals;

public sealed class ServiceLineTests(GoalsFixture goals) : IClassFixture<GoalsFixture>
{
    [Fact]
    public async Task What_serves_this_and_what_it_serves_is_found_at_any_depth()
    {
        var company = await OfAsync(goals.Org.Company);
        var sales = await OfAsync(goals.Org.Sales, Visibility.Public, Sample.Contributes(company));
        var team = await OfAsync(goals.Org.InsideSales, Visibility.Public, Sample.Contributes(sales));
        var last = await OfAsync(goals.Org.InsideSales, Visibility.Public, Sample.Supports(team));

        var up = await ListAsync(goals.Admin, last, "serves");
        Assert.Equal([(team.Id, 1), (sales.Id, 2), (company.Id, 3)], up.Items.Select(o => (o.Id, o.Depth)));
        Assert.Equal([team.Id, sales.Id, company.Id], up.Items[2].Path);
        Assert.Equal((Relation.Contributes, false, "Acme"), (up.Items[2].Relation, up.Items[2].Counts, up.Items[2].Unit.Name));

        var down = await ListAsync(goals.Admin, company, "served-by");
        Assert.Equal([(sales.Id, true), (team.Id, true), (last.Id, false)], down.Items.Select(o => (o.Id, o.Counts)));
        Assert.Equal([sales.Id, team.Id], (await ListAsync(goals.Admin, company, "served-by", "?depth=2")).Items.Select(o => o.Id));
        var first = await ListAsync(goals.Admin, company, "served-by", "?limit=2");
        var rest = await ListAsync(goals.Admin, company, "served-by", $"?limit=2&cursor={Uri.EscapeDataString(first.Next!)}");
        Assert.Equal([sales.Id, team.Id, last.Id], first.Items.Concat(rest.Items).Select(o => o.Id));
    }

    [Fact]
    public async Task One_for_its_unit_has_no_name_and_nothing_is_seen_of_or_through_a_private_one()
    {
        var company = await OfAsync(goals.Org.Company);
        var unit = await OfAsync(goals.Org.Sales, Visibility.Unit, Sample.Contributes(company));
        var below = await OfAsync(goals.Org.InsideSales, Visibility.Public, Sample.Contributes(unit));
        var hidden = await OfAsync(goals.Org.Sales, Visibility.Private, Sample.Supports(company));
        var through = await OfAsync(goals.Org.InsideSales, Visibility.Public, Sample.Supports(hidden));

        var other = goals.Speak(goals.Org.OperationsLead);
        Assert.Equal([(unit.Id, null), (below.Id, below.Title)], (await ListAsync(other, company, "served-by")).Items.Select(o => (o.Id, o.Title)));
        Assert.Empty((await ListAsync(other, through, "serves")).Items);
        Assert.Equal([hidden.Id, company.Id], (await ListAsync(goals.Speak(goals.Org.SalesLead), through, "serves")).Items.Select(o => o.Id));
        Assert.Equal(404, (await GoalsClient.ProblemAsync(other.Http.GetAsync($"/api/goals/objectives/{hidden.Id}/serves"))).Status);
    }

    private static Task<Page<ServingObjective>> ListAsync(GoalsClient client, ObjectiveResponse objective, string list, string query = "") =>
        client.GetAsync<Page<ServingObjective>>($"/api/goals/objectives/{objective.Id}/{list}{query}");

    private async Task<ObjectiveResponse> OfAsync(Guid unit, Visibility visibility = Visibility.Public, params (Guid, Relation)[] parents) => await goals.Admin.PublishAsync(
        Sample.Objective(await goals.QuarterAsync(), unit, goals.Org.Admin, null, parents) with { Visibility = visibility });
}
