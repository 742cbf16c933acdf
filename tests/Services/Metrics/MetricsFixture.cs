using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Setpoint.Metrics.Data;
using Setpoint.Testing.Services;

namespace Setpoint.Services.Tests.Metrics;

/// <summary>The service of metrics. Its clock stands at noon of Saturday 21 November 2026, and runs.</summary>
public sealed class MetricsFixture : ServiceFixture
{
    private int _names;

    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public override string Name => "metrics";

    protected override Type Context => typeof(MetricsDb);

    /// <summary>Leads sales, and may define and fill its metrics.</summary>
    public HttpClient Lead => As(Org.SalesLead);

    public override Task InitializeAsync()
    {
        Clock.Set(Noon);
        return base.InitializeAsync();
    }

    /// <summary>An active KPI of sales: percent, daily, green above 95, amber from 90. Settings replace what they name.</summary>
    public JsonObject Kpi(Action<JsonObject>? settings = null)
    {
        var number = Interlocked.Increment(ref _names);
        var kpi = new JsonObject
        {
            ["name"] = $"KPI {number:0000}",
            ["definition"] = "Parcels on time, of all parcels",
            ["role"] = "kpi",
            ["unitOfMeasure"] = "%",
            ["decimals"] = 1,
            ["direction"] = "higher",
            ["thresholds"] = new JsonObject { ["green"] = 95, ["amber"] = 90 },
            ["cadence"] = "daily",
            ["reviewCadence"] = "weekly",
            ["visibility"] = "public",
            ["unitId"] = Org.Sales,
            ["ownerId"] = Org.Seller,
            ["externalKey"] = $"kpi-{number}",
            ["source"] = "Parcel scans",
            ["status"] = "active",
        };
        settings?.Invoke(kpi);
        return kpi;
    }

    public async Task<JsonObject> DefineAsync(Action<JsonObject>? settings = null, Guid? person = null)
    {
        using var lead = As(person ?? Org.SalesLead);
        using var answer = await lead.PostAsJsonAsync("/api/metrics", Kpi(settings));
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{body}");
        return body!;
    }

    public async Task<JsonObject> ReplaceAsync(JsonObject metric, Action<JsonObject> change)
    {
        using var lead = Lead;
        var request = Definition(metric);
        change(request);
        using var message = new HttpRequestMessage(HttpMethod.Put, $"/api/metrics/{metric["id"]}") { Content = JsonContent.Create(request) };
        message.Headers.TryAddWithoutValidation("If-Match", $"\"{metric["version"]}\"");
        using var answer = await lead.SendAsync(message);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(answer.IsSuccessStatusCode, $"{body}");
        return body!;
    }

    /// <summary>What was answered, as a request: without what the service adds.</summary>
    public static JsonObject Definition(JsonObject metric)
    {
        var request = metric.DeepClone().AsObject();
        foreach (var added in (string[])["id", "version", "owner", "unit", "health", "stale", "latestPeriod", "latestValue", "previousValue", "healthSince", "nextDue", "sameDefinition", "provisional", "canChange", "pulled", "spark"])
        {
            request.Remove(added);
        }

        return request;
    }

    /// <summary>Posts one row a value, the last on the given day and the others on the days before.</summary>
    public Task<JsonObject> PostDaysAsync(JsonObject metric, string lastDay, params decimal?[] values) => PostAsync(
        [.. values.Select((value, i) => Row(metric, Day(lastDay).AddDays(i - values.Length + 1).ToString("O", CultureInfo.InvariantCulture), value))]);

    public Task<JsonObject> PostAsync(params JsonObject[] rows) => PostAsync(Org.SalesLead, rows);

    public async Task<JsonObject> PostAsync(Guid person, params JsonObject[] rows)
    {
        using var client = As(person);
        using var answer = await client.PostAsJsonAsync("/api/metrics/observations", rows);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public static JsonObject Row(JsonObject metric, string at, decimal? value, string? note = null) =>
        new() { ["metric"] = metric["id"]!.DeepClone(), ["at"] = at, ["value"] = value, ["note"] = note };

    /// <summary>Sends a body as it stands.</summary>
    public static Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] body, string type, string? key = null, string? encoding = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        var message = new HttpRequestMessage(HttpMethod.Post, "/api/metrics/observations") { Content = content };
        if (key is not null)
        {
            message.Headers.Add("Idempotency-Key", key);
        }

        return client.SendAsync(message);
    }

    public async Task<JsonObject> SendAsync(string body, string type, Guid? person = null)
    {
        using var client = As(person ?? Org.SalesLead);
        using var answer = await SendAsync(client, Encoding.UTF8.GetBytes(body), type);
        var receipt = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{receipt}");
        return receipt!;
    }

    public async Task<JsonObject> GetAsync(string path, Guid? person = null)
    {
        using var client = As(person ?? Org.SalesLead);
        using var answer = await client.GetAsync(path);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {body}");
        return body!;
    }

    /// <summary>The metric once it satisfies: evaluation happens a moment after the commit.</summary>
    public Task<JsonObject> SeeAsync(JsonObject metric, Func<JsonObject, bool> satisfies) =>
        Eventually.SeeAsync(() => GetAsync($"/api/metrics/{metric["id"]}"), satisfies);

    /// <summary>Waits until nothing is left to evaluate.</summary>
    public Task EvaluatedAsync() => Eventually.TrueAsync(async () => await QueryAsync<long>("select count(*) from changed_series") == 0);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
