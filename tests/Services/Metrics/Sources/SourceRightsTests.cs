using System.Net;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.Metrics.Sources;

public sealed class SourceRightsTests(SourcesFixture sources) : IClassFixture<SourcesFixture>
{
    [Fact]
    public async Task A_source_is_versioned_and_audited_and_goes_and_comes_back()
    {
        var source = SourcesFixture.Http(sources.Outside.Json("""{"value":1}"""));
        var metric = await sources.MetricAsync(source);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await sources.PutAsync(metric, source)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await sources.PutAsync(metric, source, "\"7\"")).Status);
        var (status, body) = await sources.PutAsync(metric, source, "\"1\"");
        Assert.Equal((HttpStatusCode.OK, 2L), (status, (long)body!["details"]!["version"]!));

        var path = $"/api/metrics/{metric["id"]}/source";
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await sources.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await sources.SendAsync(HttpMethod.Delete, path, ifMatch: "\"2\"")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sources.SendAsync(HttpMethod.Get, path)).Status);
        Assert.Equal(HttpStatusCode.Created, (await sources.PutAsync(metric, source)).Status);
        Assert.Equal(4, await sources.Metrics.QueryAsync<long>(
            "select count(*) from audit_entry where subject_type = 'MetricSource' and subject_id = $1", (Guid)metric["id"]!));
    }

    [Fact]
    public async Task Who_only_sees_the_metric_sees_only_how_fresh_it_is()
    {
        var metric = await sources.MetricAsync(SourcesFixture.Http(sources.Outside.Json("""{"value":1}""")));
        await sources.RunAsync(metric);

        var seen = await sources.SourceAsync(metric, sources.Org.Viewer);
        Assert.Equal("http-json", (string?)seen["kind"]);
        Assert.NotNull((string?)seen["lastSuccessAt"]);
        Assert.False((bool)seen["stale"]!);
        Assert.Null(seen["details"]);
        Assert.DoesNotContain("127.0.0.1", seen.ToJsonString());
        Assert.NotNull((await sources.SourceAsync(metric, sources.Org.Seller))["details"]);
        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Get, "/runs"), (HttpMethod.Post, "/run"), (HttpMethod.Post, "/test"), (HttpMethod.Delete, "")])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await sources.SendAsync(method, $"/api/metrics/{metric["id"]}/source{path}", person: sources.Org.Viewer)).Status);
        }

        Assert.DoesNotContain((string)metric["id"]!, (await sources.Metrics.GetAsync("/api/metrics/sources?limit=500", sources.Org.OperationsLead)).ToJsonString());
        Assert.Contains((string)metric["id"]!, (await sources.Metrics.GetAsync("/api/metrics/sources?limit=500", sources.Org.Seller)).ToJsonString());
    }

    [Fact]
    public async Task The_list_is_paged()
    {
        var metrics = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            metrics.Add((string)(await sources.MetricAsync(SourcesFixture.Http(sources.Outside.Json("{}"))))["id"]!);
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await sources.Metrics.GetAsync($"/api/metrics/sources?limit=2{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            seen.AddRange(page["items"]!.AsArray().Select(s => (string)s!["metricId"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        Assert.Superset(metrics.ToHashSet(), seen.ToHashSet());
        Assert.Equal(seen.Distinct(), seen);
    }

    [Fact]
    public async Task An_archived_metric_has_its_source_off()
    {
        var url = sources.Outside.Json("""{"value":1}""");
        var metric = await sources.MetricAsync(SourcesFixture.Http(url));
        await sources.Metrics.ReplaceAsync(metric, m => m["status"] = "archived");
        await sources.ExecuteAsync($"update source_state set next_run_at = '2026-11-21 12:00:00Z' where metric_id = '{metric["id"]}'");
        var other = await sources.MetricAsync(SourcesFixture.Http(sources.Outside.Json("""{"value":1}"""), s => s["enabled"] = true));

        await sources.SeeAsync(other, d => d["lastRunAt"] is not null);
        Assert.Equal(0, sources.Outside.Count(url));
        Assert.Null((await sources.SourceAsync(metric))["details"]!["nextRunAt"]);
        Assert.Equal(HttpStatusCode.Conflict, (await sources.SendAsync(HttpMethod.Post, $"/api/metrics/{metric["id"]}/source/run")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await sources.PutAsync(metric, SourcesFixture.Http(url), "*")).Status);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_field()
    {
        var metric = await sources.Metrics.DefineAsync();
        Assert.Equal(["kind", "schedule"], await FaultsAsync(metric, new JsonObject()));
        Assert.Equal(["http.headers.X-Api-Key", "http.valuePath", "schedule.every"], await FaultsAsync(metric, SourcesFixture.Http("https://erp.example/", s =>
        {
            s["http"]!["valuePath"] = "$.a[";
            s["http"]!["headers"] = new JsonObject { ["X-Api-Key"] = "abc" };
            s["schedule"]!["every"] = 0;
        })));
        Assert.Equal(["http.headers.Authorization"], await FaultsAsync(metric, SourcesFixture.Http("https://erp.example/", s =>
            s["http"]!["headers"] = new JsonObject { ["Authorization"] = "Bearer {secret:nobody-knows}" })));
        Assert.Equal(["sql.connection"], await FaultsAsync(metric, SourcesFixture.Sql("nobody-knows", "select 1 as value")));
    }

    private async Task<IEnumerable<string>> FaultsAsync(JsonObject metric, JsonObject source)
    {
        var (status, body) = await sources.PutAsync(metric, source);
        Assert.True(status == HttpStatusCode.UnprocessableEntity, $"{status}: {body}");
        return body!["errors"]!.AsObject().Select(e => e.Key);
    }
}
