using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>How a file is read, and what becomes of the good rows of a bad one.</summary>
public sealed class UploadOptionTests(MetricsFixture metrics) : IClassFixture<MetricsFixture>
{
    private const string Ndjson = "application/x-ndjson";
    private const string Csv = "text/csv";

    [Fact]
    public async Task A_spreadsheet_in_its_own_way_of_writing_is_understood()
    {
        var metric = await metrics.DefineAsync();
        var file = $"Datum;Kennzahl;Wert;Bemerkung\n09.11.2026;{metric["externalKey"]};1234,5;\"erste; Zeile\"\n10.11.2026;{metric["externalKey"]};-0,25;\n";

        var receipt = await OkAsync("?metricColumn=Kennzahl&atColumn=Datum&valueColumn=Wert&noteColumn=Bemerkung&decimals=comma&dayFormat=dd.MM.yyyy", file, Csv);
        Assert.Equal((2, 0, true), ((int)receipt["inserted"]!, (int)receipt["rejected"]!, (bool)receipt["applied"]!));
        var observations = (await metrics.GetAsync($"/api/metrics/{metric["id"]}/observations"))["items"]!.AsArray();
        Assert.Equal([-0.25m, 1234.5m], observations.Select(o => (decimal)o!["value"]!));
        Assert.Equal("erste; Zeile", (string?)observations[1]!["note"]);
    }

    [Fact]
    public async Task A_file_of_one_metric_needs_no_column_for_it()
    {
        var metric = await metrics.DefineAsync();
        var receipt = await OkAsync($"?metric={metric["externalKey"]}&delimiter=tab", "at\tvalue\n2026-11-09\t1.5\n2026-11-10\t1,5\n", Csv);

        Assert.Equal((1, 1), ((int)receipt["inserted"]!, (int)receipt["rejected"]!));
        Assert.Equal("must be a number such as 12.5, or empty to withdraw a value", (string?)receipt["errors"]![0]!["message"]);
    }

    [Theory]
    [InlineData("?mode=perhaps", "mode")]
    [InlineData("?delimiter=x", "delimiter")]
    [InlineData("?decimals=dot", "decimals")]
    [InlineData("?dayFormat=d.M.y", "dayFormat")]
    public async Task What_is_no_way_of_reading_is_refused_by_name(string query, string field)
    {
        using var answer = await PostAsync(query, "metric,at,value\n", Csv);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(field, (await BodyAsync(answer))["errors"]!.AsObject().Single().Key);
    }

    [Fact]
    public async Task A_heading_that_is_not_there_is_named()
    {
        using var answer = await PostAsync("?valueColumn=Wert", "metric;at;value\n", Csv);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("missing: Wert", (string?)(await BodyAsync(answer))["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_or_nothing_takes_no_row_of_a_file_with_a_bad_one_and_all_of_it_when_mended()
    {
        var metric = await metrics.DefineAsync();
        var (good, bad) = (Line(metric, "2026-11-09", "91"), Line(metric, "2026-11-10", "\"many\""));

        using var refused = await PostAsync("?mode=all-or-nothing", good + bad, Ndjson);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var problem = await BodyAsync(refused);
        Assert.Equal(("rows-rejected", 2, "value"), ((string)problem["code"]!, (int)problem["receipt"]!["errors"]![0]!["line"]!, (string)problem["receipt"]!["errors"]![0]!["field"]!));
        Assert.Equal(0, await StoredAsync(metric));

        var receipt = await OkAsync("?mode=all-or-nothing", good + Line(metric, "2026-11-10", "92"), Ndjson);
        Assert.Equal((2, true), ((int)receipt["inserted"]!, (bool)receipt["applied"]!));
        Assert.Equal(2, await StoredAsync(metric));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        var metric = await metrics.DefineAsync();
        await OkAsync("", Line(metric, "2026-11-09", "91"), Ndjson);

        var receipt = await OkAsync("?mode=dry-run", Line(metric, "2026-11-09", "90") + Line(metric, "2026-11-10", "92") + Line(metric, "2026-11-11", "?"), Ndjson);
        Assert.Equal((1, 1, 1, false), ((int)receipt["inserted"]!, (int)receipt["revised"]!, (int)receipt["rejected"]!, (bool)receipt["applied"]!));
        Assert.Equal(1, await StoredAsync(metric));
    }

    [Fact]
    public async Task The_last_line_of_a_moment_wins_also_where_a_staged_file_is_cut()
    {
        var first = await metrics.DefineAsync();
        var second = await metrics.DefineAsync();
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var body = new StringBuilder("metric,at,value\n");

        // 200,000 rows are taken at a time: the 200,000th and the two after it are about the same moment.
        for (var i = 0; i < 200_000; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $"{first["externalKey"]},{start.AddSeconds(i):yyyy-MM-ddTHH:mm:ssZ},1\n");
        }

        for (var again = 2; again <= 3; again++)
        {
            body.Append(CultureInfo.InvariantCulture, $"{first["externalKey"]},{start.AddSeconds(199_999):yyyy-MM-ddTHH:mm:ssZ},{again}\n");
        }

        body.Append(CultureInfo.InvariantCulture, $"{second["externalKey"]},2026-01-01,7\n");
        var receipt = await OkAsync("?mode=all-or-nothing", body.ToString(), Csv);

        Assert.Equal((200_003, 200_001, 0, 2), ((int)receipt["rows"]!, (int)receipt["inserted"]!, (int)receipt["revised"]!, (int)receipt["repeated"]!));
        Assert.Equal(3, await metrics.QueryAsync<decimal>(
            "select o.value from observation o join metric m on m.series = o.series where m.id = $1 order by o.at desc limit 1", (Guid)first["id"]!));
    }

    [Fact]
    public async Task Brotli_is_understood()
    {
        var metric = await metrics.DefineAsync();
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await brotli.WriteAsync(Encoding.UTF8.GetBytes(Line(metric, "2026-11-09", "91")));
        }

        using var lead = metrics.Lead;
        using var answer = await MetricsFixture.SendAsync(lead, packed.ToArray(), Ndjson, encoding: "br");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, await StoredAsync(metric));

        using var broken = await MetricsFixture.SendAsync(lead, packed.ToArray()[..^3], Ndjson, encoding: "br");
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        using var noBrotli = await MetricsFixture.SendAsync(lead, "no brotli at all"u8.ToArray(), Ndjson, encoding: "br");
        Assert.Equal(HttpStatusCode.BadRequest, noBrotli.StatusCode);
    }

    [Fact]
    public async Task An_upload_with_a_key_says_how_far_it_has_come()
    {
        var metric = await metrics.DefineAsync();
        using var lead = metrics.Lead;
        using var body = new Trickle();
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/metrics/observations?mode=all-or-nothing") { Content = new StreamContent(body) };
        message.Content.Headers.ContentType = new(Csv);
        message.Headers.Add("Idempotency-Key", "a long one");
        var sending = lead.SendAsync(message);

        body.Write("metric,at,value\n");
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        body.Write(string.Concat(Enumerable.Range(0, 36_500).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{metric["externalKey"]},{start.AddSeconds(i):yyyy-MM-ddTHH:mm:ssZ},1\n"))));
        var running = await Setpoint.Testing.Services.Eventually.SeeAsync(StandingAsync, s => (int?)s?["rows"] >= 25_000);
        Assert.Equal("running", (string?)running!["state"]);

        body.Finish();
        using var answer = await sending;
        var done = (await StandingAsync())!;
        Assert.Equal(("done", 36_500), ((string)done["state"]!, (int)done["receipt"]!["inserted"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await metrics.As(metrics.Org.Admin).GetAsync("/api/metrics/observations/uploads/a%20long%20one")).StatusCode);

        async Task<JsonObject?> StandingAsync()
        {
            using var read = await lead.GetAsync("/api/metrics/observations/uploads/a%20long%20one");
            return read.IsSuccessStatusCode ? await read.Content.ReadFromJsonAsync<JsonObject>() : null;
        }
    }

    private static string Line(JsonObject metric, string day, string value) => $$"""{"metric":"{{metric["externalKey"]}}","at":"{{day}}","value":{{value}}}""" + "\n";

    private Task<long> StoredAsync(JsonObject metric) =>
        metrics.QueryAsync<long>("select count(*) from observation o join metric m on m.series = o.series where m.id = $1", (Guid)metric["id"]!);

    private async Task<HttpResponseMessage> PostAsync(string query, string body, string type)
    {
        using var lead = metrics.Lead;
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await lead.PostAsync(new Uri($"/api/metrics/observations{query}", UriKind.Relative), content);
    }

    private async Task<JsonObject> OkAsync(string query, string body, string type)
    {
        using var answer = await PostAsync(query, body, type);
        var receipt = await BodyAsync(answer);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{receipt}");
        return receipt;
    }

    private static async Task<JsonObject> BodyAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

    /// <summary>A body that arrives bit by bit.</summary>
    private sealed class Trickle : Stream
    {
        private readonly System.IO.Pipelines.Pipe _pipe = new(new System.IO.Pipelines.PipeOptions(pauseWriterThreshold: 0));

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Write(string text)
        {
            _pipe.Writer.Write(Encoding.UTF8.GetBytes(text));
            _ = _pipe.Writer.FlushAsync().AsTask();
        }

        public void Finish() => _pipe.Writer.Complete();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _pipe.Reader.AsStream(leaveOpen: true).ReadAsync(buffer, cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
