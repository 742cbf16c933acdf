using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Setpoint.Contracts.Directory;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>What is measured about a person is there only where policy allows it, and for few.</summary>
public sealed class PersonMetricTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    private static long s_version = 1;

    [Fact]
    public async Task There_are_none_unless_policy_allows_them_and_whom_one_is_about_stays()
    {
        var org = metrics.Org;
        await DecideAsync([]);
        await ReportAsync(org.Seller, org.SalesLead);
        using var lead = metrics.As(org.SalesLead);
        using var refused = await lead.PostAsJsonAsync("/api/metrics", About(org.Seller));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("aboutPersonId", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await DecideAsync(new() { ["personMetrics"] = "on" });
        var metric = await DefineAsync(org.Seller);
        var request = MetricsFixture.Definition(metric);
        request["aboutPersonId"] = org.SalesLead;
        using var change = new HttpRequestMessage(HttpMethod.Put, $"/api/metrics/{metric["id"]}") { Content = JsonContent.Create(request) };
        change.Headers.TryAddWithoutValidation("If-Match", "*");
        using var changed = await lead.SendAsync(change);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
        var named = await metrics.ReplaceAsync(metric, m => (m["name"], m["aboutPersonId"]) = ("Calls", null));
        Assert.Equal(org.Seller, (Guid)named["aboutPersonId"]!);
    }

    [Fact]
    public async Task Only_the_person_those_they_report_to_and_whom_policy_names_see_one_wherever_they_look()
    {
        var org = metrics.Org;
        await DecideAsync(new() { ["personMetrics"] = "on" });
        await ReportAsync(org.Seller, org.SalesLead);
        await ReportAsync(org.SalesLead, org.Executive);
        var metric = await DefineAsync(org.Seller, ownerId: org.Viewer);
        await metrics.PostDaysAsync(metric, "2026-11-20", 80, 80);
        await metrics.SeeAsync(metric, m => (string?)m["health"] == "red");

        // The owner answers for it and may yet not see it; nor do those who merely administer.
        await SeenByAsync(metric, org.Seller, org.SalesLead, org.Executive);
        await DecideAsync(new() { ["personMetrics"] = "on", ["personMetricsRole"] = "administrator" });
        await SeenByAsync(metric, org.Seller, org.SalesLead, org.Executive, org.Admin);

        // Nobody reports to the executive any more.
        await ReportAsync(org.SalesLead, null);
        await SeenByAsync(metric, org.Seller, org.SalesLead, org.Admin);
    }

    [Fact]
    public async Task A_circle_of_managers_ends()
    {
        var org = metrics.Org;
        await DecideAsync(new() { ["personMetrics"] = "on" });
        await ReportAsync(org.Seller, org.SalesLead);
        await ReportAsync(org.SalesLead, org.Seller);
        var metric = await DefineAsync(org.Seller);
        await SeenByAsync(metric, org.Seller, org.SalesLead);
        await ReportAsync(org.SalesLead, null);
    }

    [Fact]
    public async Task Only_those_who_may_then_see_it_define_one()
    {
        var org = metrics.Org;
        await DecideAsync(new() { ["personMetrics"] = "on" });
        await ReportAsync(org.Seller, null);
        using var lead = metrics.As(org.SalesLead);
        var request = About(org.Seller);
        using var refused = await lead.PostAsJsonAsync("/api/metrics", request);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(0, await metrics.QueryAsync<long>("select count(*) from metric where external_key = $1", (string)request["externalKey"]!));
    }

    [Fact]
    public async Task A_scorecard_shows_nothing_of_fewer_persons_than_the_smallest_group()
    {
        var org = metrics.Org;
        await DecideAsync(new() { ["personMetrics"] = "on" }, org.Operations);
        var people = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            people.Add(Guid.CreateVersion7());
            await PublishAsync(TestOrganization.Person(people[i], $"Person {i}", org.Operations, "member") with { ManagerId = org.OperationsLead });
        }

        foreach (var person in people[..4])
        {
            await DefineAsync(person, unit: org.Operations, by: org.OperationsLead, ownerId: org.OperationsLead);
        }

        Assert.Empty((await ScorecardAsync())["items"]!.AsArray());
        Assert.Equal(0, (int)(await ScorecardAsync())["counts"]!["notSet"]!);
        await DefineAsync(people[4], unit: org.Operations, by: org.OperationsLead, ownerId: org.OperationsLead);
        Assert.Equal(5, (await ScorecardAsync())["items"]!.AsArray().Count);
        await DecideAsync(new() { ["personMetrics"] = "on", ["smallestGroup"] = "6" }, org.Operations);
        Assert.Empty((await ScorecardAsync())["items"]!.AsArray());

        Task<JsonObject> ScorecardAsync() => metrics.GetAsync("/api/metrics/scorecard?unit=operations", org.OperationsLead);
    }

    [Fact]
    public async Task Switching_them_off_is_foretold_and_listed_by_unit_without_saying_which()
    {
        var org = metrics.Org;
        await DecideAsync(new() { ["personMetrics"] = "on" });
        await ReportAsync(org.Seller, org.SalesLead);
        await DefineAsync(org.Seller);
        var there = await metrics.QueryAsync<long>("select count(*) from metric where about_person_id is not null and unit_id = $1 and status <> 'archived'", org.Sales);
        Assert.DoesNotContain((await metrics.GetAsync($"/api/metrics/policies/breaches?unit={org.Company}", org.Executive))["items"]!.AsArray(), b => (Guid)b!["unitId"]! == org.Sales);

        using var lead = metrics.As(org.SalesLead);
        using var tried = await lead.PostAsJsonAsync("/api/metrics/policies/dry-run", new { unitId = org.Sales, values = new { personMetrics = "off" } });
        var foretold = (await tried.Content.ReadFromJsonAsync<JsonObject>())!["items"]!;
        await DecideAsync([]);
        var listed = (await metrics.GetAsync($"/api/metrics/policies/breaches?unit={org.Sales}", org.SalesLead))["items"]!;

        Assert.Equal(foretold.ToJsonString(), listed.ToJsonString());
        Assert.Equal((org.Sales, there), ((Guid)listed[0]!["unitId"]!, (long)listed[0]!["metrics"]!));
    }

    private async Task SeenByAsync(JsonObject metric, params Guid[] seers)
    {
        var org = metrics.Org;
        foreach (var person in (Guid[])[org.Admin, org.Executive, org.SalesLead, org.Seller, org.Viewer, org.OperationsLead])
        {
            using var client = metrics.As(person);
            var sees = seers.Contains(person);
            foreach (var path in (string[])["", "/observations", "/periods", "/explain"])
            {
                Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.GetAsync($"/api/metrics/{metric["id"]}{path}")).StatusCode);
            }

            Assert.Equal(sees ? 1 : 0, (await metrics.GetAsync($"/api/metrics?ids={metric["id"]}", person))["items"]!.AsArray().Count);
            var alerts = (await metrics.GetAsync("/api/metrics/alerts", person))["items"]!.AsArray();
            Assert.True(sees || alerts.All(a => (Guid)a!["metricId"]! != (Guid)metric["id"]!));
            using var sent = await client.PostAsJsonAsync("/api/metrics/observations", new[] { new { metric = metric["id"]!.ToString(), at = "2026-11-21", value = 80 } });
            var receipt = await sent.Content.ReadAsStringAsync();
            Assert.Equal(sees, !receipt.Contains("no metric that you can see", StringComparison.Ordinal));
        }

        using var lead = metrics.As(org.SalesLead);
        var named = (await lead.GetFromJsonAsync<JsonObject>($"/api/metrics/{metric["id"]}/access?limit=100"))!["people"]!["items"]!.AsArray();
        Assert.Equal(seers.Order(), named.Select(p => (Guid)p!["id"]!).Order());
    }

    private JsonObject About(Guid person, Guid? unit = null, Guid? ownerId = null) => metrics.Kpi(m =>
    {
        m["aboutPersonId"] = person;
        m["unitId"] = unit ?? metrics.Org.Sales;
        m["ownerId"] = ownerId ?? metrics.Org.SalesLead;
    });

    private async Task<JsonObject> DefineAsync(Guid person, Guid? unit = null, Guid? by = null, Guid? ownerId = null)
    {
        using var client = metrics.As(by ?? metrics.Org.SalesLead);
        using var made = await client.PostAsJsonAsync("/api/metrics", About(person, unit, ownerId));
        var body = (await made.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.True(made.StatusCode == HttpStatusCode.Created, $"{body}");
        return body;
    }

    private Task ReportAsync(Guid person, Guid? manager) => PublishAsync(metrics.Org.People.Single(p => p.Id == person) with { ManagerId = manager });

    private async Task PublishAsync(PersonChanged person)
    {
        var version = Interlocked.Increment(ref s_version);
        await metrics.Broker.PublishAsync(person with { Version = version });
        await Eventually.TrueAsync(() => metrics.QueryAsync<bool>("select exists (select 1 from person where id = $1 and version = $2)", person.Id, version));
    }

    private async Task DecideAsync(Dictionary<string, string> values, Guid? unit = null)
    {
        var version = Interlocked.Increment(ref s_version);
        await metrics.Broker.PublishAsync(new PolicyChanged(unit ?? metrics.Org.Sales, version, values));
        await Eventually.TrueAsync(() => metrics.QueryAsync<bool>("select exists (select 1 from policy where id = $1 and version = $2)", unit ?? metrics.Org.Sales, version));
    }
}
