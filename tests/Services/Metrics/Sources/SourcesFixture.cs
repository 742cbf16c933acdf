using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Npgsql;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics.Sources;

/// <summary>The service of metrics with the world outside, which it may reach because the tests' configuration opens loopback.</summary>
public sealed class SourcesFixture : IAsyncLifetime
{
    public const string Mounted = "mounted-Zq7-secret";

    private int _tests;

    public MetricsFixture Metrics { get; } = new();

    public Outside Outside { get; private set; } = null!;

    public TestOrganization Org => Metrics.Org;

    public async Task InitializeAsync()
    {
        Outside = await Outside.StartAsync();
        Metrics.Set("Keys:EncryptionKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        Metrics.Set("Sources:AllowedNetworks", "127.0.0.0/8, ::1/128");
        Metrics.Set("Secrets:mounted", Mounted);
        Metrics.Set("Secrets:mounted:Hosts", "127.0.0.1");
        Metrics.Set("Secrets:of-operations", Mounted);
        Metrics.Set("Secrets:of-operations:Hosts", "127.0.0.1");
        Metrics.Set("Secrets:of-operations:Unit", "operations");
        await Metrics.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Metrics.DisposeAsync();
        await Outside.DisposeAsync();
    }

    /// <summary>A source that reads <c>$.value</c> every hour, switched off unless a test switches it on.</summary>
    public static JsonObject Http(string url, Action<JsonObject>? settings = null)
    {
        var source = new JsonObject
        {
            ["kind"] = "http-json",
            ["http"] = new JsonObject { ["url"] = url, ["valuePath"] = "$.value" },
            ["schedule"] = new JsonObject { ["every"] = 1, ["unit"] = "hours" },
            ["timeoutSeconds"] = 5,
            ["enabled"] = false,
        };
        settings?.Invoke(source);
        return source;
    }

    public JsonObject Prometheus(string query, string mode = "instant", int? step = null) => new()
    {
        ["kind"] = "prometheus",
        ["prometheus"] = new JsonObject { ["baseUrl"] = $"{Outside.Address}/prometheus", ["query"] = query, ["mode"] = mode, ["stepSeconds"] = step },
        ["schedule"] = new JsonObject { ["dailyAt"] = 6 },
        ["lookBackDays"] = 2,
        ["enabled"] = false,
    };

    public static JsonObject Sql(string secret, string query, int timeout = 10) => new()
    {
        ["kind"] = "sql",
        ["sql"] = new JsonObject { ["connection"] = $"{{secret:{secret}}}", ["query"] = query },
        ["schedule"] = new JsonObject { ["dailyAt"] = 6 },
        ["timeoutSeconds"] = timeout,
        ["enabled"] = false,
    };

    /// <summary>A metric of sales with this source.</summary>
    public async Task<JsonObject> MetricAsync(JsonObject source)
    {
        var metric = await Metrics.DefineAsync();
        var (status, body) = await PutAsync(metric, source);
        Assert.True(status == HttpStatusCode.Created, $"{body}");
        return metric;
    }

    public Task<(HttpStatusCode Status, JsonObject? Body)> PutAsync(JsonObject metric, JsonObject source, string? ifMatch = null, Guid? person = null) =>
        SendAsync(HttpMethod.Put, $"/api/metrics/{metric["id"]}/source", source, ifMatch, person);

    public Task<(HttpStatusCode Status, JsonObject? Body)> SetSecretAsync(string name, string value, string[] hosts, Guid? unit = null, Guid? person = null) => SendAsync(
        HttpMethod.Put,
        $"/api/metrics/secrets/{name}",
        new JsonObject { ["unitId"] = unit ?? Org.Sales, ["value"] = value, ["hosts"] = new JsonArray([.. hosts.Select(h => JsonValue.Create(h))]) },
        person: person);

    public async Task<JsonObject> RunAsync(JsonObject metric)
    {
        var (status, body) = await SendAsync(HttpMethod.Post, $"/api/metrics/{metric["id"]}/source/run");
        Assert.True(status == HttpStatusCode.OK, $"{body}");
        return body!;
    }

    /// <summary>Reads a source that is saved nowhere.</summary>
    public async Task<JsonObject> TestAsync(JsonObject source, JsonObject? metric = null)
    {
        // Somebody else each time: a person may test only so often.
        metric ??= await Metrics.DefineAsync(k => k["unitId"] = Org.Sales);
        var person = new[] { Org.SalesLead, Org.Executive, Org.Admin }[Interlocked.Increment(ref _tests) % 3];
        var (status, body) = await SendAsync(HttpMethod.Post, $"/api/metrics/{metric["id"]}/source/test", source, person: person);
        Assert.True(status == HttpStatusCode.OK, $"{body}");
        return body!;
    }

    public async Task<string?> ErrorAsync(JsonObject source) => (string?)(await TestAsync(source))["error"];

    public async Task<JsonObject> SourceAsync(JsonObject metric, Guid? person = null) => await Metrics.GetAsync($"/api/metrics/{metric["id"]}/source", person);

    /// <summary>The details of the source once they satisfy.</summary>
    public Task<JsonObject> SeeAsync(JsonObject metric, Func<JsonObject, bool> satisfies) =>
        Eventually.SeeAsync(async () => (await SourceAsync(metric))["details"]!.AsObject(), satisfies);

    public async Task<string[]> ObservationsAsync(JsonObject metric) =>
        [.. (await Metrics.GetAsync($"/api/metrics/{metric["id"]}/observations"))["items"]!.AsArray().Select(o => $"{o!["at"]}={o["value"]}")];

    public async Task<(HttpStatusCode Status, JsonObject? Body)> SendAsync(
        HttpMethod method, string path, JsonObject? body = null, string? ifMatch = null, Guid? person = null)
    {
        using var client = Metrics.As(person ?? Org.SalesLead);
        using var message = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (ifMatch is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        using var answer = await client.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text)!.AsObject());
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Metrics.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
