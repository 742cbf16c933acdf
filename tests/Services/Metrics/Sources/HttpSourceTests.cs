using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Setpoint.Services.Tests.Metrics.Sources;

public sealed class HttpSourceTests(SourcesFixture sources) : IClassFixture<SourcesFixture>
{
    [Fact]
    public async Task A_value_is_read_stored_evaluated_and_adds_nothing_the_second_time()
    {
        var url = sources.Outside.Json("""{"value":97.5}""");
        var metric = await sources.MetricAsync(SourcesFixture.Http(url));

        var first = await sources.RunAsync(metric);
        Assert.Equal((1, 1, 0, null), Counts(first));
        Assert.Equal((1, 0, 0, null), Counts(await sources.RunAsync(metric)));
        Assert.Equal(["2026-11-21T12:00:00+00:00=97.5"], await sources.ObservationsAsync(metric));
        Assert.Equal(2, await sources.Metrics.QueryAsync<short>(
            "select o.source from observation o join metric m on m.series = o.series where m.id = $1", (Guid)metric["id"]!));

        sources.Outside.Change(url, http => Outside.WriteAsync(http, """{"value":98}"""));
        Assert.Equal((1, 0, 1, null), Counts(await sources.RunAsync(metric)));

        var details = (await sources.SourceAsync(metric))["details"]!;
        Assert.Equal((0, null, false), ((int)details["failures"]!, (string?)details["lastError"], (bool)details["running"]!));
        var runs = (await sources.Metrics.GetAsync($"/api/metrics/{metric["id"]}/source/runs"))["items"]!.AsArray();
        Assert.Equal(3, runs.Count);
        Assert.Equal(1, (int)runs[0]!["revised"]!);
    }

    [Fact]
    public async Task Several_values_fill_in_the_look_back_and_reach_the_periods()
    {
        var url = sources.Outside.Json("""{"data":[{"day":"2026-11-18","v":91},{"day":"2026-11-19","v":"92"},{"day":"2026-11-20","v":80},{"day":"2026-09-01","v":1}]}""");
        var metric = await sources.MetricAsync(SourcesFixture.Http(url, s =>
        {
            s["http"] = new JsonObject { ["url"] = url, ["itemsPath"] = "$.data", ["valuePath"] = "$.v", ["timePath"] = "$['day']" };
            s["lookBackDays"] = 30;
        }));

        Assert.Equal((3, 3, 0, null), Counts(await sources.RunAsync(metric)));
        var seen = await sources.Metrics.SeeAsync(metric, m => (string?)m["latestPeriod"] == "2026-11-20");
        Assert.Equal(("red", 80m), ((string?)seen["health"], (decimal)seen["latestValue"]!));
    }

    [Fact]
    public async Task A_due_source_runs_by_itself_and_says_when_it_will_again()
    {
        var metric = await sources.MetricAsync(SourcesFixture.Http(sources.Outside.Json("""{"value":1}"""), s => s["enabled"] = true));

        var details = await sources.SeeAsync(metric, d => d["lastRunAt"] is not null);
        var (last, next) = ((DateTimeOffset)details["lastRunAt"]!, (DateTimeOffset)details["nextRunAt"]!);
        Assert.InRange(next - last, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));
        Assert.Single(await sources.ObservationsAsync(metric));
        Assert.NotNull((string?)(await sources.SourceAsync(metric))["lastSuccessAt"]);
    }

    [Fact]
    public async Task Failures_are_told_in_words_and_keep_their_distance_and_a_success_forgets_them()
    {
        var url = sources.Outside.At(http => Outside.WriteAsync(http, """{"secret":"of theirs"}""", 500));
        var metric = await sources.MetricAsync(SourcesFixture.Http(url, s => s["enabled"] = true));

        var failed = await sources.SeeAsync(metric, d => (int)d["failures"]! == 1);
        Assert.Equal("127.0.0.1 answered 500.", (string?)failed["lastError"]);
        Assert.InRange((DateTimeOffset)failed["nextRunAt"]! - (DateTimeOffset)failed["lastRunAt"]!, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        Assert.Empty(await sources.ObservationsAsync(metric));
        Assert.Contains((string)metric["id"]!, await FailingAsync("?failing=true&unit=sales&limit=500"));

        Assert.Equal("127.0.0.1 answered 500.", (string?)(await sources.RunAsync(metric))["error"]);
        failed = await sources.SeeAsync(metric, d => (int)d["failures"]! == 2);
        Assert.InRange((DateTimeOffset)failed["nextRunAt"]! - (DateTimeOffset)failed["lastRunAt"]!, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4));

        sources.Outside.Change(url, http => Outside.WriteAsync(http, """{"value":1}"""));
        await sources.RunAsync(metric);
        var details = await sources.SeeAsync(metric, d => (int)d["failures"]! == 0);
        Assert.Null((string?)details["lastError"]);
        Assert.DoesNotContain((string)metric["id"]!, await FailingAsync("?failing=true&limit=500"));
        Assert.Contains((string)metric["id"]!, await FailingAsync("?failing=false&limit=500"));
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        var target = sources.Outside.Json("""{"value":1}""");
        var url = sources.Outside.At(http =>
        {
            http.Response.Redirect(target);
            return Task.CompletedTask;
        });

        Assert.Equal("127.0.0.1 answered 302, a redirect; redirects are not followed.", await sources.ErrorAsync(SourcesFixture.Http(url)));
        Assert.Equal((1, 0), (sources.Outside.Count(url), sources.Outside.Count(target)));
    }

    [Fact]
    public async Task Answers_too_large_compressed_late_broken_or_not_json_are_refused_in_words()
    {
        Assert.Equal("127.0.0.1 answered with more than 5 MB.", await ErrorAsync(http => Outside.WriteAsync(http, $$"""{"value":1,"more":"{{new string('x', 5 * 1024 * 1024)}}"}""")));
        Assert.Equal("127.0.0.1 answered in an encoding that was not asked for.", await ErrorAsync(async http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(http.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync("{\"value\":1}"u8.ToArray());
        }));
        Assert.Equal("There was no whole answer within 1 s.", await ErrorAsync(http => Task.Delay(Timeout.Infinite, http.RequestAborted)));
        Assert.Equal("127.0.0.1 answered what is not JSON (line 1, byte 1).", await ErrorAsync(http => Outside.WriteAsync(http, "<html>")));
        Assert.Equal("127.0.0.1 ended the connection before its answer was whole.", await ErrorAsync(async http =>
        {
            http.Response.ContentLength = 100;
            await http.Response.WriteAsync("{");
            await http.Response.Body.FlushAsync();
            http.Abort();
        }));
        Assert.Equal("127.0.0.1 cannot be reached.", await sources.ErrorAsync(SourcesFixture.Http("http://127.0.0.1:1/")));
        Assert.Equal("$.value: is not there; $ has data.", await ErrorAsync(http => Outside.WriteAsync(http, """{"data":1}""")));
    }

    [Fact]
    public async Task Requests_carry_nothing_of_ours_but_what_was_asked_for()
    {
        var url = sources.Outside.Json("""{"value":1}""");
        await sources.TestAsync(SourcesFixture.Http(url, s => s["http"]!["headers"] = new JsonObject { ["X-Tenant"] = "north", ["Accept"] = "application/vnd.x+json" }));

        var headers = sources.Outside.Requests.Single(r => r.Path == new Uri(url).AbsolutePath).Headers;
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent", "X-Tenant"], headers.Keys.Order());
        Assert.Equal(("application/vnd.x+json", "identity", "north"), (headers["Accept"], headers["Accept-Encoding"], headers["X-Tenant"]));
    }

    [Fact]
    public async Task Prometheus_gives_one_value_as_of_the_run_or_every_step_of_the_look_back()
    {
        var instant = await sources.TestAsync(sources.Prometheus("sum(up)"));
        Assert.Equal((1, 12.5m), ((int)instant["count"]!, (decimal)instant["values"]![0]!["value"]!));
        Assert.Null(await sources.ErrorAsync(sources.Prometheus("scalar(1)")));

        var metric = await sources.MetricAsync(sources.Prometheus("rate", "range", 3600));
        var first = await sources.RunAsync(metric);
        Assert.InRange((int)first["rows"]!, 40, 49);
        Assert.Equal((int)first["rows"]!, (int)first["inserted"]!);
        Assert.Equal(0, (int)(await sources.RunAsync(metric))["inserted"]!);
    }

    [Theory]
    [InlineData("up", """The query gives 2 series where one is needed: {"__name__":"up","instance":"a:9100"}, {"__name__":"up","instance":"b:9100"}. Narrow it, or aggregate it with sum() or avg().""")]
    [InlineData("0/0", "The query gives no number, only NaN or infinity.")]
    [InlineData("nothing", "The query gives nothing: no series fits.")]
    [InlineData("up)", """Prometheus refused the query (400, bad_data): invalid parameter "query": 1:4: parse error""")]
    public async Task Prometheus_answers_without_one_number_are_said_in_words(string query, string error) =>
        Assert.Equal(error, await sources.ErrorAsync(sources.Prometheus(query)));

    [Fact]
    public async Task A_test_keeps_nothing_and_may_be_repeated_only_so_often()
    {
        var metric = await sources.Metrics.DefineAsync();
        var source = SourcesFixture.Http(sources.Outside.Json("""{"value":5}"""));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i <= Setpoint.Metrics.Sources.Runs.RunLimit.Burst + 5; i++)
        {
            statuses.Add((await sources.SendAsync(HttpMethod.Post, $"/api/metrics/{metric["id"]}/source/test", source, person: sources.Org.Seller)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Empty(await sources.ObservationsAsync(metric));
        Assert.Equal(HttpStatusCode.NotFound, (await sources.SendAsync(HttpMethod.Get, $"/api/metrics/{metric["id"]}/source")).Status);
    }

    private static (int Rows, int Inserted, int Revised, string? Error) Counts(JsonObject run) =>
        ((int)run["rows"]!, (int)run["inserted"]!, (int)run["revised"]!, (string?)run["error"]);

    private Task<string?> ErrorAsync(RequestDelegate answer) => sources.ErrorAsync(SourcesFixture.Http(sources.Outside.At(answer), s => s["timeoutSeconds"] = 1));

    private async Task<IEnumerable<string>> FailingAsync(string query) =>
        (await sources.Metrics.GetAsync($"/api/metrics/sources{query}"))["items"]!.AsArray().Select(s => (string)s!["metricId"]!);
}
