using System.Net;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.Metrics;

public sealed class VisibilityTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    [Fact]
    public async Task A_metric_of_a_unit_is_hidden_from_outsiders_wherever_they_look()
    {
        var open = await DefineAsync("public");
        var hidden = await DefineAsync("unit");
        var org = metrics.Org;
        foreach (var (person, sees) in ((Guid, bool)[])
            [(org.Admin, true), (org.Executive, true), (org.SalesLead, true), (org.Seller, true), (org.Viewer, true), (org.OperationsLead, false)])
        {
            using var client = metrics.As(person);
            foreach (var path in (string[])["", "/observations", "/periods", "/explain"])
            {
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/metrics/{open["id"]}{path}")).StatusCode);
                Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.GetAsync($"/api/metrics/{hidden["id"]}{path}")).StatusCode);
            }

            Assert.Equal(sees ? 2 : 1, await CountAsync(person, "/api/metrics?limit=500"));
            Assert.Equal(sees ? 2 : 1, await CountAsync(person, $"/api/metrics?ids={open["id"]},{hidden["id"]}"));
            Assert.Equal(sees ? 2 : 1, await CountAsync(person, "/api/metrics/alerts?open=true&kind=health"));
            var scorecard = await metrics.GetAsync("/api/metrics/scorecard?unit=sales", person);
            Assert.Equal(sees ? 2 : 1, scorecard["items"]!.AsArray().Count);
            Assert.Equal(sees ? 2 : 1, (int)scorecard["counts"]!["red"]!);
        }

        using var outsider = metrics.As(org.OperationsLead);
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/metrics/{hidden["id"]}") { Content = System.Net.Http.Json.JsonContent.Create(MetricsFixture.Definition(hidden)) };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Nobody_without_a_token_or_an_active_account_gets_in()
    {
        using var anonymous = metrics.Anonymous();
        using var gone = metrics.As(metrics.Org.Gone);

        Assert.Equal(HttpStatusCode.Unauthorized, (await anonymous.GetAsync("/api/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await gone.GetAsync("/api/metrics")).StatusCode);
    }

    private async Task<JsonObject> DefineAsync(string visibility)
    {
        var metric = await metrics.DefineAsync(k =>
        {
            k["visibility"] = visibility;
            k["ownerId"] = metrics.Org.SalesLead;
        });
        await metrics.PostDaysAsync(metric, "2026-11-20", 80, 80);
        return await metrics.SeeAsync(metric, m => (string?)m["health"] == "red");
    }

    private async Task<int> CountAsync(Guid person, string path) => (await metrics.GetAsync(path, person))["items"]!.AsArray().Count;
}
