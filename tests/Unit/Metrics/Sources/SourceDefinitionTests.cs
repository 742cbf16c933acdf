using Setpoint.Kernel;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Sources.Secrets;

namespace Setpoint.Unit.Metrics.Sources;

public sealed class SourceDefinitionTests
{
    private static readonly HttpJsonSettings s_http = new("https://erp.example/kpi", null, null, "$.v", null);
    private static readonly PrometheusSettings s_prometheus = new("https://prom.example", "up", PrometheusMode.Instant, null, null);
    private static readonly SourceDefinition s_sound = new() { Kind = SourceKind.HttpJson, Http = s_http, Schedule = new(1, IntervalUnit.Hours, null) };

    [Fact]
    public void A_sound_definition_has_no_fault() => Assert.Empty(s_sound.Faults());

    [Fact]
    public void A_kind_has_its_own_settings_and_no_others() =>
        Assert.Equal(["prometheus", "sql"], Faults(s_sound with { Prometheus = s_prometheus, Sql = new("{secret:a}", "select 1 as value") }));

    [Theory]
    [InlineData("ftp://erp.example/", "http.url")]
    [InlineData("/etc/passwd", "http.url")]
    [InlineData("file:///etc/passwd", "http.url")]
    [InlineData("https://user:pass@erp.example/", "http.url")]
    [InlineData("https://erp.example/?key={secret:erp}", "http.url")]
    [InlineData("https://erp.example/?key=%7Bsecret:erp%7D", "http.url")]
    public void An_address_is_http_without_a_login(string url, string field) =>
        Assert.Equal([field], Faults(s_sound with { Http = s_http with { Url = url } }));

    [Theory]
    [InlineData("Authorization", "Bearer {secret:erp-token}", true)]
    [InlineData("Authorization", "Bearer abc", false)]
    [InlineData("X-Api-Key", "abc", false)]
    [InlineData("Cookie", "a=b", false)]
    [InlineData("X-Tenant", "north", true)]
    [InlineData("X-Tenant", "{secret:}", false)]
    [InlineData("X-Tenant", "a\r\nHost: b", false)]
    [InlineData("Host", "other", false)]
    [InlineData("Proxy-Authorization", "{secret:a}", false)]
    [InlineData("Bad Name", "x", false)]
    public void Credentials_are_references_and_the_connections_own_headers_are_not_for_setting(string name, string value, bool sound) =>
        Assert.Equal(
            sound ? [] : [$"http.headers.{name}"],
            Faults(s_sound with { Http = s_http with { Headers = new Dictionary<string, string> { [name] = value } } }));

    [Fact]
    public void A_range_has_at_most_eleven_thousand_values()
    {
        SourceDefinition Range(int? step, int days) => s_sound with
        {
            Kind = SourceKind.Prometheus,
            Http = null,
            LookBackDays = days,
            Prometheus = s_prometheus with { Mode = PrometheusMode.Range, StepSeconds = step },
        };

        Assert.Equal(["prometheus.stepSeconds"], Faults(Range(60, 8)));
        Assert.Empty(Faults(Range(60, 7)));
        Assert.Equal(["prometheus.stepSeconds"], Faults(Range(null, 7)));
    }

    [Theory]
    [InlineData("{secret:warehouse}", true)]
    [InlineData("Host=db;Password={secret:warehouse}", false)]
    [InlineData("Host=db;Password=abc", false)]
    [InlineData(null, false)]
    public void A_connection_is_a_reference_and_nothing_else(string? connection, bool sound) => Assert.Equal(
        sound ? [] : ["sql.connection"],
        Faults(s_sound with { Kind = SourceKind.Sql, Http = null, Sql = new(connection, "select 1 as value") }));

    [Fact]
    public void Items_need_times_and_paths_are_read_at_once() => Assert.Equal(
        ["http.timePath", "http.valuePath"],
        Faults(s_sound with { Http = s_http with { ItemsPath = "$.data", ValuePath = "$.a[" } }));

    [Fact]
    public void A_source_is_redefined_and_removed_and_defined_again()
    {
        var source = MetricSource.Define(MetricId.New(), s_sound);
        Assert.Throws<DomainException>(() => source.Redefine(s_sound with { TimeoutSeconds = 61 }));
        source.Remove();
        Assert.True(source.Removed);
        source.Redefine(s_sound with { Kind = SourceKind.Prometheus, Http = null, Prometheus = s_prometheus });
        Assert.Equal((false, SourceKind.Prometheus), (source.Removed, source.Kind));
    }

    [Fact]
    public void A_secret_is_bound_to_its_row_and_its_key()
    {
        var protection = new SecretProtection(Convert.ToBase64String(new byte[32]));
        var (id, other) = (Guid.NewGuid(), new SecretProtection(Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)])));
        var encrypted = protection.Encrypt(id, "hunter2☃");

        Assert.Equal("hunter2☃", protection.TryDecrypt(id, encrypted));
        Assert.Null(protection.TryDecrypt(Guid.NewGuid(), encrypted));
        Assert.Null(other.TryDecrypt(id, encrypted));
        Assert.Null(new SecretProtection(null).TryDecrypt(id, encrypted));
        Assert.NotEqual(encrypted, protection.Encrypt(id, "hunter2☃"));
        Assert.Throws<InvalidOperationException>(() => new SecretProtection("short"));
    }

    [Fact]
    public void What_was_sent_never_stands_in_an_error()
    {
        var secrets = new KnownSecrets(new Dictionary<string, KnownSecret> { ["erp"] = new("hunter2", ["erp.example"]) });
        var headers = secrets.Fill(new Dictionary<string, string> { ["Authorization"] = "Bearer {secret:erp}" }, "erp.example");

        Assert.Equal("Bearer hunter2", headers["Authorization"]);
        Assert.Equal("refused: 'Bearer ***'", secrets.Redact("refused: 'Bearer HUNTER2'"));
        Assert.Throws<Setpoint.Metrics.Sources.SourceException>(() => secrets.Fill(new Dictionary<string, string> { ["X"] = "{secret:erp}" }, "evil.example"));
    }

    private static IEnumerable<string> Faults(SourceDefinition definition) => definition.Faults().Select(f => f.Field).Order(StringComparer.Ordinal);
}
