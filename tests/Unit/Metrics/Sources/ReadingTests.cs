using System.Text.Json;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Sources;
using Setpoint.Metrics.Sources.Reading;

namespace Setpoint.Unit.Metrics.Sources;

public sealed class ReadingTests
{
    private static readonly Occasion s_occasion = new(Given.Instant("2026-11-21T12:00:00Z"), Given.Amsterdam, 30);

    [Theory]
    [InlineData("""{"v":12.5}""", null, "2026-11-21T11:00:00Z=12.5")]
    [InlineData("""{"v":"12.5","t":"2026-11-20"}""", "$.t", "2026-11-20T11:00:00Z=12.5")]
    [InlineData("""{"v":1e2,"t":"2026-11-20T08:00:00+01:00"}""", "$.t", "2026-11-20T07:00:00Z=100")]
    [InlineData("""{"v":1,"t":1795000000}""", "$.t", "2026-11-18T11:06:40Z=1")]
    [InlineData("""{"v":1,"t":1795000000123}""", "$.t", "2026-11-18T11:06:40.123Z=1")]
    public void One_value_has_the_documents_time_or_today(string document, string? timePath, string value) =>
        Assert.Equal(value, Shown(Pick(document, null, "$.v", timePath)));

    [Theory]
    [InlineData("$.data")]
    [InlineData("$.data[*]")]
    public void Items_have_a_value_and_a_time_each_and_null_is_no_value(string items)
    {
        const string Document = """{"data":[{"d":"2026-11-19","v":1},{"d":"2026-11-20","v":null},{"d":"2026-11-21","v":3}]}""";
        Assert.Equal("2026-11-19T11:00:00Z=1 2026-11-21T11:00:00Z=3", Shown(Pick(Document, items, "$.v", "$.d")));
    }

    [Theory]
    [InlineData("""{"v":null}""", null, null, "$.v: is no number but null.")]
    [InlineData("""{"v":[1]}""", null, null, "$.v: is no number but a list.")]
    [InlineData("""{"v":"n/a"}""", null, null, "$.v: is no number but text.")]
    [InlineData("""{"v":1e400}""", null, null, "$.v: is a number too large to store.")]
    [InlineData("""{"w":1}""", null, null, "$.v: is not there; $ has w.")]
    [InlineData("""{"v":1,"t":"2026-11-20T08:00:00"}""", null, "$.t", "$.t: is a time without an offset")]
    [InlineData("""{"v":1,"t":"yesterday"}""", null, "$.t", "$.t: is no time such as")]
    [InlineData("""{"v":1,"t":"2031-01-01"}""", null, "$.t", "$.t: is a time before 1900 or more than a year ahead.")]
    [InlineData("""{"v":1,"t":1e20}""", null, "$.t", "$.t: 100000000000000000 is no time.")]
    [InlineData("""{"data":{"x":1}}""", "$.data", "$.d", "$.data: is no list but an object.")]
    [InlineData("""{"data":[{"v":1,"d":"2026-11-20"},{"v":2}]}""", "$.data", "$.d", "$.data[1].d: is not there; $.data[1] has v.")]
    public void What_is_wrong_is_named_by_its_place(string document, string? itemsPath, string? timePath, string problem)
    {
        var e = Assert.Throws<SourceException>(() => Pick(document, itemsPath, "$.v", timePath));
        Assert.StartsWith(problem, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"resultType":"vector","result":[{"metric":{"job":"x"},"value":[1795000000.5,"1.5e3"]}]}""", "2026-11-18T11:06:40.5Z=1500")]
    [InlineData("""{"resultType":"scalar","result":[1795000000,"7"]}""", "2026-11-18T11:06:40Z=7")]
    [InlineData("""{"resultType":"matrix","result":[{"metric":{},"values":[[1795000000,"1"],[1795000060,"NaN"],[1795000120,"+Inf"],[1795000180,"4"]]}]}""", "2026-11-18T11:06:40Z=1 2026-11-18T11:09:40Z=4")]
    public void Prometheus_answers_are_read(string data, string values) =>
        Assert.Equal(values, Shown(Prometheus($$"""{"status":"success","data":{{data}}}""")));

    [Theory]
    [InlineData("""{"status":"error","errorType":"bad_data","error":"parse error at char 4"}""", "Prometheus refused the query (400, bad_data): parse error at char 4")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[]}}""", "The query gives nothing")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"NaN"]}]}}""", "The query gives no number, only NaN or infinity.")]
    [InlineData("""{"status":"success","data":{"resultType":"string","result":[1,"x"]}}""", "The query gives a string, not numbers.")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"1"},"value":[1,"1"]},{"metric":{"a":"2"},"value":[1,"1"]}]}}""", """The query gives 2 series where one is needed: {"a":"1"}, {"a":"2"}. Narrow it""")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,1]}]}}""", "The answer is not one of Prometheus")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1e300"]}]}}""", "The query gives 1e300, which cannot be stored.")]
    [InlineData("[]", "Prometheus refused the query")]
    public void Prometheus_answers_that_are_no_value_are_said_in_words(string document, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<SourceException>(() => Prometheus(document)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_range_asks_for_multiples_of_its_step_so_that_the_next_run_asks_for_the_same()
    {
        var settings = new PrometheusSettings("http://prometheus/base/", "sum(up{a=\"b c\"})", PrometheusMode.Range, 3600, null);
        var first = PrometheusReader.AddressOf(settings, s_occasion with { Now = Given.Instant("2026-11-21T12:00:01Z"), LookBackDays = 1 });
        var second = PrometheusReader.AddressOf(settings, s_occasion with { Now = Given.Instant("2026-11-21T12:59:59Z"), LookBackDays = 1 });

        Assert.Equal(first, second);
        Assert.Equal("http://prometheus/base/api/v1/query_range?query=sum%28up%7Ba%3D%22b%20c%22%7D%29&start=1795176000&end=1795262400&step=3600", first.AbsoluteUri);
    }

    [Theory]
    [InlineData("Host=db;Database=d;Username=u;Password=p;Passfile=/etc/passwd", "sets Passfile")]
    [InlineData("Host=db;Database=d;Username=u;Password=p;SSL Key=/etc/key", "sets SSL Key")]
    [InlineData("Host=db;Database=d;Username=u;Password=p;Options=-c x=y", "sets Options")]
    [InlineData("Host=db1,db2;Database=d;Username=u;Password=p", "must name one host")]
    [InlineData("Host=/var/run/postgresql;Database=d;Username=u;Password=p", "must name one host")]
    [InlineData("Host=@abstract;Database=d;Username=u;Password=p", "must name one host")]
    [InlineData("Host=db:5433;Database=d;Username=u;Password=p", "must name one host")]
    [InlineData("Host=db;Database=d;Username=u", "needs Host, Database, Username and Password")]
    [InlineData("hunter2-is-no-connection", "is no connection string")]
    [InlineData("Host=db;Hunter2=hunter2", "is no connection string")]
    public void A_connection_string_may_only_name_one_server_and_a_login(string text, string problem)
    {
        var e = Assert.Throws<SourceException>(() => SqlConnectionText.Parse(text, "warehouse"));
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", e.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static List<SourceValue> Pick(string document, string? itemsPath, string valuePath, string? timePath)
    {
        using var json = JsonDocument.Parse(document);
        return HttpJsonReader.Pick(json.RootElement, new HttpJsonSettings("http://x", null, itemsPath, valuePath, timePath), s_occasion);
    }

    private static List<SourceValue> Prometheus(string document)
    {
        using var json = JsonDocument.Parse(document);
        return PrometheusReader.Pick(json.RootElement, 400);
    }

    private static string Shown(List<SourceValue> values) => string.Join(' ', values.Select(v =>
        $"{v.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture)}={v.Value.ToString("G29", System.Globalization.CultureInfo.InvariantCulture)}"));
}
