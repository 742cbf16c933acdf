using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Setpoint.Services.Tests.Metrics.Sources;

public sealed class SecretTests(SourcesFixture sources) : IClassFixture<SourcesFixture>
{
    [Fact]
    public async Task A_secret_reaches_its_hosts_and_nobody_else_ever_sees_it()
    {
        const string Value = "Zq7-hunter2-value";
        var log = new ListeningProvider();
        sources.Metrics.Inside.GetRequiredService<ILoggerFactory>().AddProvider(log);
        Assert.Equal(HttpStatusCode.NoContent, (await sources.SetSecretAsync("erp-token", Value, ["127.0.0.1"])).Status);

        // A server that says back what it was sent.
        var url = sources.Outside.At(http => Outside.WriteAsync(http, $$"""{"value":"{{http.Request.Headers.Authorization}}"}"""));
        var metric = await sources.MetricAsync(WithToken(url, "erp-token"));
        var answers = new StringBuilder()
            .Append(await sources.RunAsync(metric))
            .Append(await sources.TestAsync(WithToken(url, "erp-token"), metric))
            .Append(await sources.TestAsync(sources.Prometheus("up)").With(s => s["prometheus"]!["headers"] = new JsonObject { ["X-Token"] = "{secret:erp-token}" }), metric))
            .Append(await sources.SourceAsync(metric))
            .Append(await sources.Metrics.GetAsync($"/api/metrics/{metric["id"]}/source/runs"))
            .Append(await sources.Metrics.GetAsync("/api/metrics/sources?limit=500"))
            .Append(await sources.Metrics.GetAsync("/api/metrics/secrets"))
            .Append(await sources.Metrics.GetAsync($"/api/metrics/audit", sources.Org.Admin))
            .ToString();

        Assert.Contains(sources.Outside.Requests, r => r.Headers.GetValueOrDefault("Authorization") == $"Bearer {Value}");
        Assert.Contains("$.value: is no number but text.", answers);
        Assert.DoesNotContain(Value, answers);
        Assert.DoesNotContain(Value, await EverythingStoredAsync());
        Assert.DoesNotContain(log.Lines, l => l.Contains(Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_is_encrypted_and_a_removed_one_is_gone()
    {
        const string Value = "Zq7-another-value";
        await sources.SetSecretAsync("encrypted", Value, ["127.0.0.1"]);
        var first = await EncryptedAsync("encrypted");
        Assert.Equal(-1, first.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Value)));
        Assert.Equal(12 + 16 + Value.Length, first.Length);
        await sources.SetSecretAsync("encrypted", Value, ["127.0.0.1"]);
        Assert.NotEqual(first, await EncryptedAsync("encrypted"));

        var listed = (await sources.Metrics.GetAsync("/api/metrics/secrets?unit=sales"))["items"]!.AsArray().Single(s => (string?)s!["name"] == "encrypted")!;
        Assert.Equal(("Lea Lead", "sales", "127.0.0.1"), ((string?)listed["setBy"]!["name"], (string?)listed["unit"]!["slug"], (string?)listed["hosts"]![0]));
        Assert.Equal(["hosts", "name", "setAt", "setBy", "unit"], listed.AsObject().Select(p => p.Key).Order());

        Assert.Equal(HttpStatusCode.NoContent, (await sources.SendAsync(HttpMethod.Delete, "/api/metrics/secrets/encrypted?unit=sales")).Status);
        Assert.Equal(0, await sources.Metrics.QueryAsync<long>(
            "select count(*) from source_secret_value v join source_secret s on s.id = v.secret_id where s.name = 'encrypted'"));
        Assert.DoesNotContain("encrypted", (await sources.Metrics.GetAsync("/api/metrics/secrets?unit=sales")).ToJsonString());
        Assert.Equal(HttpStatusCode.NoContent, (await sources.SendAsync(HttpMethod.Delete, "/api/metrics/secrets/encrypted?unit=sales")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await sources.SetSecretAsync("encrypted", Value, [])).Status);
    }

    [Fact]
    public async Task A_secret_is_for_its_unit_and_those_below_and_the_nearest_wins()
    {
        var (company, inside) = (sources.Org.Company, sources.Org.InsideSales);
        await sources.SetSecretAsync("nearest", "of-the-company", ["127.0.0.1"], company, sources.Org.Admin);
        await sources.SetSecretAsync("nearest", "of-inside-sales", ["127.0.0.1"], inside);
        await sources.SetSecretAsync("of-sales", "of-sales-only", ["127.0.0.1"]);
        await sources.SetSecretAsync("of-inside", "x-of-inside", ["127.0.0.1"], inside);

        var url = sources.Outside.Json("""{"value":1}""");
        var ofSales = await sources.Metrics.DefineAsync();
        var ofInside = await sources.Metrics.DefineAsync(m => m["unitId"] = inside);
        await sources.TestAsync(WithToken(url, "nearest"), ofInside);
        await sources.TestAsync(WithToken(url, "nearest"), ofSales);
        await sources.TestAsync(WithToken(url, "of-sales"), ofInside);
        Assert.Equal(
            ["Bearer of-inside-sales", "Bearer of-the-company", "Bearer of-sales-only"],
            sources.Outside.Requests.Where(r => r.Path == new Uri(url).AbsolutePath).Select(r => r.Headers["Authorization"]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sources.PutAsync(ofSales, WithToken(url, "of-inside"))).Status);

        // Leading a unit is leading those below it, not those above.
        Assert.Equal(HttpStatusCode.Forbidden, (await sources.SetSecretAsync("mine", "v", [], company)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sources.SetSecretAsync("mine", "v", [], person: sources.Org.Seller)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sources.SendAsync(HttpMethod.Delete, "/api/metrics/secrets/nearest?unit=acme")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sources.SendAsync(HttpMethod.Get, "/api/metrics/secrets?unit=sales", person: sources.Org.Seller)).Status);
        Assert.Empty((await sources.Metrics.GetAsync("/api/metrics/secrets", sources.Org.Seller))["items"]!.AsArray());
        Assert.DoesNotContain("of-sales", (await sources.Metrics.GetAsync("/api/metrics/secrets", sources.Org.OperationsLead)).ToJsonString());
    }

    [Fact]
    public async Task A_secret_is_not_sent_to_a_host_that_it_does_not_name()
    {
        await sources.SetSecretAsync("elsewhere", "Zq7-for-erp", ["erp.example"]);
        var url = sources.Outside.Json("""{"value":1}""");
        Assert.Equal("The secret elsewhere may not be sent to 127.0.0.1: its hosts say where it may.", await sources.ErrorAsync(WithToken(url, "elsewhere")));
        Assert.Equal(0, sources.Outside.Count(url));
    }

    [Fact]
    public async Task What_an_operator_has_mounted_is_a_secret_too_where_they_allow_it()
    {
        var url = sources.Outside.Json("""{"value":1}""");
        Assert.Null(await sources.ErrorAsync(WithToken(url, "mounted")));
        Assert.Equal($"Bearer {SourcesFixture.Mounted}", sources.Outside.Requests.Single(r => r.Path == new Uri(url).AbsolutePath).Headers["Authorization"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sources.PutAsync(await sources.Metrics.DefineAsync(), WithToken(url, "of-operations"))).Status);
    }

    [Theory]
    [InlineData("Erp", "v", "name")]
    [InlineData("-erp", "v", "name")]
    [InlineData("erp", " ", "value")]
    public async Task A_secret_has_a_plain_name_and_a_value(string name, string value, string field)
    {
        var (status, body) = await sources.SetSecretAsync(name, value, []);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, field), (status, body!["errors"]!.AsObject().Single().Key));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await sources.SetSecretAsync("erp", "v", ["https://erp.example/"])).Status);
    }

    private static JsonObject WithToken(string url, string secret) => SourcesFixture.Http(url, s =>
        s["http"]!["headers"] = new JsonObject { ["Authorization"] = $"Bearer {{secret:{secret}}}" });

    private Task<byte[]> EncryptedAsync(string name) => sources.Metrics.QueryAsync<byte[]>(
        "select v.encrypted from source_secret_value v join source_secret s on s.id = v.secret_id where s.name = $1", name);

    private async Task<string> EverythingStoredAsync()
    {
        await using var connection = new NpgsqlConnection(sources.Metrics.ConnectionString);
        await connection.OpenAsync();
        var all = new StringBuilder();
        await using (var tables = new NpgsqlCommand(
            "select string_agg(format('select %L || x::text from %I x', relname || ': ', relname), ' union all ') from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace", connection))
        {
            var sql = (string)(await tables.ExecuteScalarAsync())!;
            await using var rows = new NpgsqlCommand(sql, connection);
            await using var reader = await rows.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                all.AppendLine(reader.GetString(0));
            }
        }

        Assert.Contains("source_secret: ", all.ToString());
        return all.ToString();
    }

    private sealed class ListeningProvider : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

internal static class Change
{
    public static JsonObject With(this JsonObject json, Action<JsonObject> change)
    {
        change(json);
        return json;
    }
}
