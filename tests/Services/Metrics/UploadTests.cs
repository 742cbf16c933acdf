using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.Metrics;

public sealed class UploadTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    private const string Ndjson = "application/x-ndjson";

    [Theory]
    [InlineData("application/json", """
        [{"metric":"KEY","at":"2026-11-09T08:00:00Z","value":91.5,"note":"first"},
         {"metric":"KEY","at":"2026-11-10","value":92},
         {"metric":"KEY","at":"2026-11-11T08:00:00+01:00","value":null}]
        """)]
    [InlineData(Ndjson, """
        {"metric":"KEY","at":"2026-11-09T08:00:00Z","value":91.5,"note":"first"}

        {"metric":"KEY","at":"2026-11-10","value":92}
        {"metric":"KEY","at":"2026-11-11T08:00:00+01:00","value":null}
        """)]
    [InlineData("text/csv; charset=utf-8", """
        at,metric,note,value
        2026-11-09T08:00:00Z,KEY,first,91.5
        2026-11-10,KEY,,92
        2026-11-11T08:00:00+01:00,KEY,,
        """)]
    public async Task Each_format_says_the_same(string type, string body)
    {
        var metric = await metrics.DefineAsync();
        var receipt = await metrics.SendAsync(body.Replace("KEY", (string)metric["externalKey"]!), type);

        // Withdrawing what was never there adds nothing.
        Assert.Equal("rows 3, inserted 2, revised 0, unchanged 1, repeated 0, rejected 0", Counts(receipt));
        var observations = (await metrics.GetAsync($"/api/metrics/{metric["id"]}/observations"))["items"]!.AsArray();
        Assert.Equal(["2026-11-10T12:00:00", "2026-11-09T08:00:00"], observations.Select(o => At(o!)));
        Assert.Equal(91.5m, (decimal)observations[1]!["value"]!);
        Assert.Equal("first", (string?)observations[1]!["note"]);
    }

    [Theory]
    [InlineData(Ndjson, """
        {"metric":"KEY","at":"2026-11-09","value":1}
        {"metric":"KEY","at":"2026-11-09T08:00:00","value":2}
        {"metric":"KEY","at":"yesterday","value":3}
        {"metric":"KEY","at":"2026-11-09","value":"4"}
        {"metric":"nothing-of-ours","at":"2026-11-09","value":5}
        {"metric":"KEY","at":"2026-11-09"}
        {"metric":"KEY","at":"2026-11-09","value":6
        {"metric":"KEY","at":"2028-11-09","value":7}
        [1]
        {"metric":"KEY","at":"2026-11-10","value":8}
        """, "2 at, 3 at, 4 value, 5 metric, 6 value, 7 row, 8 at, 9 row", 2)]
    [InlineData("application/json", """
        [
        {"metric":"KEY","at":"2026-11-09","value":1},
        {"at":"2026-11-09","value":2},
        {"metric":12,"at":"2026-11-09","value":3},
        17,
        {"metric":"KEY","at":"2026-11-10","value":4},
        {"metric":"KEY","at" 5},
        {"metric":"KEY","at":"2026-11-11","value":6}]
        """, "3 metric, 4 metric, 5 row, 6 row", 2)]
    [InlineData("text/csv", """
        metric,at,value
        KEY,2026-11-09,1
        KEY,2026-02-30,2
        KEY,2026-11-09,many
        "nothing
        of ours",2026-11-09,3
        KEY,2026-11-10,"4"
        KEY
        """, "3 at, 4 value, 5 metric, 8 at", 2)]
    public async Task A_row_that_cannot_be_taken_is_left_out_and_named_by_its_line(string type, string body, string errors, int taken)
    {
        var metric = await metrics.DefineAsync();
        var receipt = await metrics.SendAsync(body.Replace("KEY", (string)metric["externalKey"]!), type);

        Assert.Equal(errors, string.Join(", ", receipt["errors"]!.AsArray().Select(e => $"{e!["line"]} {e["field"]}")));
        Assert.Equal(taken, (int)receipt["inserted"]!);
        Assert.Equal((int)receipt["rows"]! - taken, (int)receipt["rejected"]!);
    }

    [Theory]
    [InlineData("application/json", "")]
    [InlineData("application/json", "17")]
    [InlineData("application/json", "metric,at,value")]
    [InlineData("text/csv", "metric,value\nx,1")]
    [InlineData("text/csv", "")]
    public async Task A_body_that_is_not_what_it_says_is_refused(string type, string body)
    {
        using var lead = metrics.Lead;
        using var answer = await MetricsFixture.SendAsync(lead, Encoding.UTF8.GetBytes(body), type);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("unreadable", (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
    }

    [Fact]
    public async Task Another_kind_of_body_is_refused()
    {
        using var lead = metrics.Lead;
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await MetricsFixture.SendAsync(lead, "x"u8.ToArray(), "application/xml")).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await MetricsFixture.SendAsync(lead, "x"u8.ToArray(), Ndjson, encoding: "zstd")).StatusCode);
    }

    [Fact]
    public async Task Gzip_is_understood_and_broken_gzip_refused()
    {
        var metric = await metrics.DefineAsync();
        var zipped = Zip($$"""{"metric":"{{metric["id"]}}","at":"2026-11-09","value":1}""");
        using var lead = metrics.Lead;

        using var answer = await MetricsFixture.SendAsync(lead, zipped, Ndjson, encoding: "gzip");
        Assert.Equal(1, (int)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["inserted"]!);
        using var broken = await MetricsFixture.SendAsync(lead, "no gzip at all"u8.ToArray(), Ndjson, encoding: "gzip");
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        using var brokenOff = await MetricsFixture.SendAsync(lead, Zip(string.Join('\n', Enumerable.Range(1, 400).Select(n => $$"""{"metric":"{{metric["id"]}}","at":"2025-{{1 + (n % 12):00}}-{{1 + (n % 28):00}}","value":{{n * 7919}}}""")))[..^20], Ndjson, encoding: "gzip");
        Assert.Equal(HttpStatusCode.BadRequest, brokenOff.StatusCode);
    }

    [Fact]
    public async Task Errors_in_an_array_on_one_line_say_which_row_it_is()
    {
        var metric = await metrics.DefineAsync();
        var receipt = await metrics.PostAsync(
            MetricsFixture.Row(metric, "2026-11-09", 1), MetricsFixture.Row(metric, "soon", 1), MetricsFixture.Row(metric, "2026-11-10", 1), new JsonObject { ["metric"] = "nobody", ["at"] = "2026-11-09", ["value"] = 1 });

        Assert.Equal(["2 at", "4 metric"], receipt["errors"]!.AsArray().Select(e => $"{e!["row"]} {e["field"]}"));
    }

    [Fact]
    public async Task A_file_sent_again_adds_nothing_and_a_changed_line_is_a_correction()
    {
        var metric = await metrics.DefineAsync();
        var body = Lines(metric, Enumerable.Range(0, 400).Select(i => (Day: i, Value: 90m + (i % 7))));

        Assert.Equal("rows 400, inserted 400, revised 0, unchanged 0, repeated 0, rejected 0", Counts(await metrics.SendAsync(body, Ndjson)));
        Assert.Equal("rows 400, inserted 0, revised 0, unchanged 400, repeated 0, rejected 0", Counts(await metrics.SendAsync(body, Ndjson)));
        var corrected = Lines(metric, Enumerable.Range(0, 401).Select(i => (Day: i, Value: i is 3 or 399 ? 50.00m : 90m + (i % 7))));
        Assert.Equal("rows 401, inserted 1, revised 2, unchanged 398, repeated 0, rejected 0", Counts(await metrics.SendAsync(corrected, Ndjson)));
        Assert.Equal(403, await metrics.QueryAsync<long>("select count(*) from observation o join metric m using (series) where m.id = $1", (Guid)metric["id"]!));
    }

    [Fact]
    public async Task A_moment_told_twice_in_one_body_counts_once_and_the_last_line_wins()
    {
        var metric = await metrics.DefineAsync();
        var body = Lines(metric, [(5, 1m), (4, 2m), (5, 3m), (3, 4m), (5, 5m)]);

        Assert.Equal("rows 5, inserted 3, revised 0, unchanged 0, repeated 2, rejected 0", Counts(await metrics.SendAsync(body, Ndjson)));
        var items = (await metrics.GetAsync($"/api/metrics/{metric["id"]}/observations"))["items"]!.AsArray();
        Assert.Equal([5m, 2m, 4m], items.Select(o => (decimal)o!["value"]!));
    }

    [Fact]
    public async Task An_id_and_an_external_key_may_name_the_same_metric()
    {
        var metric = await metrics.DefineAsync();
        var receipt = await metrics.SendAsync(
            $$"""
            {"metric":"{{metric["id"]}}","at":"2026-11-09","value":1}
            {"metric":"{{metric["externalKey"]}}","at":"2026-11-09","value":2}
            """, Ndjson);

        Assert.Equal("rows 2, inserted 1, revised 0, unchanged 0, repeated 1, rejected 0", Counts(receipt));
    }

    [Fact]
    public async Task A_past_report_reads_the_same_before_and_after_a_correction()
    {
        var metric = await metrics.DefineAsync();
        await metrics.PostDaysAsync(metric, "2026-11-19", 91, 92, 93);
        await metrics.EvaluatedAsync();
        var before = await SettledNowAsync(metric);
        var observations = $"/api/metrics/{metric["id"]}/observations?asOf={Uri.EscapeDataString(before)}";
        var periods = $"/api/metrics/{metric["id"]}/periods?from=2026-11-16&to=2026-11-19&asOf={Uri.EscapeDataString(before)}";
        var (reported, charted) = ((await metrics.GetAsync(observations))["items"]!.ToJsonString(), (await metrics.GetAsync(periods))["items"]!.ToJsonString());

        await metrics.PostDaysAsync(metric, "2026-11-18", 85);
        await metrics.PostDaysAsync(metric, "2026-11-17", [null]);

        Assert.Equal(reported, (await metrics.GetAsync(observations))["items"]!.ToJsonString());
        Assert.Equal(charted, (await metrics.GetAsync(periods))["items"]!.ToJsonString());
        var now = (await metrics.GetAsync($"/api/metrics/{metric["id"]}/observations"))["items"]!.AsArray();
        Assert.Equal([93m, 85m, null], now.Select(o => (decimal?)o!["value"]));
        Assert.Equal(
            "null 91 92 93",
            string.Join(' ', JsonNode.Parse(charted)!.AsArray().Select(p => p!["value"]?.ToJsonString() ?? "null")));
    }

    [Fact]
    public async Task Only_the_owner_and_those_who_lead_the_unit_write_and_what_is_hidden_stays_unknown()
    {
        var open = await metrics.DefineAsync();
        var hidden = await metrics.DefineAsync(k => k["visibility"] = "unit");
        var body = Encoding.UTF8.GetBytes(Lines(open, [(1, 1m)]) + Lines(hidden, [(1, 1m)]));
        async Task<string> ErrorsAsync(Guid person)
        {
            using var client = metrics.As(person);
            using var answer = await MetricsFixture.SendAsync(client, body, Ndjson);
            var errors = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsArray();
            return string.Join(" | ", errors.Select(e => (string)e!["message"]!));
        }

        const string NotYours = "is not yours to write: its owner and those who lead its unit may";
        const string Unknown = "is no metric that you can see";
        Assert.Equal($"{NotYours} | {NotYours}", await ErrorsAsync(metrics.Org.Viewer));
        Assert.Equal($"{NotYours} | {Unknown}", await ErrorsAsync(metrics.Org.OperationsLead));
        Assert.Equal("", await ErrorsAsync(metrics.Org.Seller)); // owns both
        Assert.Equal("", await ErrorsAsync(metrics.Org.Admin));
    }

    [Fact]
    public async Task An_archived_metric_takes_nothing()
    {
        var metric = await metrics.DefineAsync();
        await metrics.ReplaceAsync(metric, k => k["status"] = "archived");

        Assert.Equal("is archived", (string?)(await metrics.PostDaysAsync(metric, "2026-11-19", 1))["errors"]![0]!["message"]);
    }

    [Fact]
    public async Task The_same_key_gets_the_same_receipt_and_another_body_is_refused()
    {
        var metric = await metrics.DefineAsync();
        var key = Guid.NewGuid().ToString();
        var body = Encoding.UTF8.GetBytes(Lines(metric, [(1, 1m), (2, 2m)]));
        using var lead = metrics.Lead;

        using var first = await MetricsFixture.SendAsync(lead, body, Ndjson, key);
        using var again = await MetricsFixture.SendAsync(lead, body, Ndjson, key);
        using var other = await MetricsFixture.SendAsync(lead, Encoding.UTF8.GetBytes(Lines(metric, [(1, 9m)])), Ndjson, key);

        Assert.Equal(2, (int)(await first.Content.ReadFromJsonAsync<JsonObject>())!["inserted"]!);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.True(again.Headers.Contains("Idempotent-Replay"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(2, await metrics.QueryAsync<long>("select count(*) from observation o join metric m using (series) where m.id = $1", (Guid)metric["id"]!));
    }

    [Fact]
    public async Task A_key_that_is_at_work_is_a_conflict()
    {
        var metric = await metrics.DefineAsync();
        var key = Guid.NewGuid().ToString();
        using var lead = metrics.Lead;
        using var slow = new SlowBody(Lines(metric, [(1, 1m)]));
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/metrics/observations") { Content = slow };
        message.Headers.Add("Idempotency-Key", key);
        var first = lead.SendAsync(message);
        await slow.HasBegun;
        await Task.Delay(300);

        using var second = await MetricsFixture.SendAsync(lead, "{}"u8.ToArray(), Ndjson, key);
        slow.Finish();

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
    }

    [Fact]
    public async Task Eight_clients_sending_overlapping_rows_store_each_moment_once_with_the_right_heads()
    {
        var all = new List<JsonObject>();
        for (var i = 0; i < 20; i++)
        {
            all.Add(await metrics.DefineAsync());
        }

        // Every client sends all metrics in an order of its own, with days that overlap its neighbours' and the same values.
        var bodies = Enumerable.Range(0, 8).Select(client =>
        {
            var order = new Random(client);
            return string.Concat(all.OrderBy(_ => order.Next()).Select(m => Lines(m, Enumerable.Range(client * 25, 100).Select(d => (d, (decimal)d)))));
        }).ToList();
        await Parallel.ForEachAsync(bodies.Concat(bodies), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (body, _) => await metrics.SendAsync(body, Ndjson));

        var ids = all.Select(m => (Guid)m["id"]!).ToArray();
        Assert.Equal(20 * 275, await metrics.QueryAsync<long>("select count(*) from observation o join metric m using (series) where m.id = any($1)", ids));
        Assert.Equal(20 * 275, await metrics.QueryAsync<long>("select count(distinct (series, at)) from observation o join metric m using (series) where m.id = any($1)", ids));
        Assert.Equal(20, await metrics.QueryAsync<long>(
            """
            select count(*) from head h join metric m using (series)
            where m.id = any($1) and h.value = 274 and h.last_at = (select max(at) from observation o where o.series = h.series)
            """,
            ids));
    }

    private static string Lines(JsonObject metric, IEnumerable<(int Day, decimal Value)> values) => string.Concat(values.Select(v =>
        $$"""{"metric":"{{metric["id"]}}","at":"{{MetricsFixture.Day("2025-01-01").AddDays(v.Day):O}}","value":{{v.Value.ToString(CultureInfo.InvariantCulture)}}}""" + "\n"));

    private static string Counts(JsonObject receipt) =>
        string.Join(", ", new[] { "rows", "inserted", "revised", "unchanged", "repeated", "rejected" }.Select(c => $"{c} {receipt[c]}"));

    private static string At(JsonNode observation) =>
        ((DateTimeOffset)observation["at"]!).UtcDateTime.ToString("s", CultureInfo.InvariantCulture);

    private async Task<string> SettledNowAsync(JsonObject metric)
    {
        var page = await metrics.GetAsync($"/api/metrics/{metric["id"]}/observations?asOf=2100-01-01T00:00:00Z");
        return (string)page["asOf"]!;
    }

    private static byte[] Zip(string text)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }

    /// <summary>A body that stops in the middle until it is told to finish.</summary>
    private sealed class SlowBody : HttpContent
    {
        private readonly TaskCompletionSource _begun = new();
        private readonly TaskCompletionSource _finish = new();
        private readonly byte[] _text;

        public SlowBody(string text)
        {
            _text = Encoding.UTF8.GetBytes(text);
            Headers.ContentType = new(Ndjson);
        }

        public Task HasBegun => _begun.Task;

        public void Finish() => _finish.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_text);
            await stream.FlushAsync();
            _begun.SetResult();
            await _finish.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
