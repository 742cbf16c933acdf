using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Setpoint.Services.Tests.Metrics.Sources;

/// <summary>The world outside: a real HTTP server on loopback that answers what a test says, and a Prometheus.</summary>
public sealed class Outside : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new(StringComparer.Ordinal);
    private int _paths;

    private Outside(WebApplication app) => _app = app;

    /// <summary>Every request so far.</summary>
    public ConcurrentQueue<(string Path, string Query, Dictionary<string, string> Headers)> Requests { get; } = [];

    public string Address => _app.Urls.First();

    public static async Task<Outside> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var outside = new Outside(builder.Build());
        outside._app.Run(outside.AnswerAsync);
        await outside._app.StartAsync();
        return outside;
    }

    /// <summary>An address of its own that answers so; the answer may be given another time.</summary>
    public string At(RequestDelegate answer)
    {
        var path = $"/{Interlocked.Increment(ref _paths)}";
        _answers[path] = answer;
        return Address + path;
    }

    /// <summary>An address that answers this document.</summary>
    public string Json(string document) => At(http => WriteAsync(http, document));

    public void Change(string address, RequestDelegate answer) => _answers[new Uri(address).AbsolutePath] = answer;

    public int Count(string address) => Requests.Count(r => r.Path == new Uri(address).AbsolutePath);

    public static Task WriteAsync(HttpContext http, string document, int status = 200)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(document);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        Requests.Enqueue((path, http.Request.QueryString.Value!, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        return path switch
        {
            "/prometheus/api/v1/query" => Query(http),
            "/prometheus/api/v1/query_range" => Range(http),
            _ when _answers.TryGetValue(path, out var answer) => answer(http),
            _ => WriteAsync(http, "{}", 404),
        };
    }

    /// <summary>As a Prometheus answers: its envelope, its types, its numbers in text.</summary>
    private static Task Query(HttpContext http)
    {
        var time = decimal.Parse(http.Request.Query["time"]!, CultureInfo.InvariantCulture);
        return http.Request.Query["query"].ToString() switch
        {
            "scalar(1)" => Success(http, "scalar", $"[{time},\"1\"]"),
            "up" => Success(http, "vector", $$"""[{"metric":{"__name__":"up","instance":"a:9100"},"value":[{{time}},"1"]},{"metric":{"__name__":"up","instance":"b:9100"},"value":[{{time}},"0"]}]"""),
            "sum(up)" => Success(http, "vector", $$"""[{"metric":{},"value":[{{time}},"1.25e+01"]}]"""),
            "0/0" => Success(http, "vector", $$"""[{"metric":{},"value":[{{time}},"NaN"]}]"""),
            "nothing" => Success(http, "vector", "[]"),
            _ => WriteAsync(http, """{"status":"error","errorType":"bad_data","error":"invalid parameter \"query\": 1:4: parse error"}""", 400),
        };
    }

    private static Task Range(HttpContext http)
    {
        var (start, end, step) = (Number(http, "start"), Number(http, "end"), Number(http, "step"));
        var values = new JsonArray();
        for (var at = start; at <= end; at += step)
        {
            // Every seventh is not a number.
            values.Add(new JsonArray(at, at / step % 7 == 0 ? "NaN" : (at / step % 100).ToString(CultureInfo.InvariantCulture)));
        }

        return Success(http, "matrix", $$"""[{"metric":{"job":"parcels"},"values":{{values.ToJsonString()}}}]""");
    }

    private static long Number(HttpContext http, string name) => long.Parse(http.Request.Query[name]!, CultureInfo.InvariantCulture);

    private static Task Success(HttpContext http, string type, string result) =>
        WriteAsync(http, $$$"""{"status":"success","data":{"resultType":"{{{type}}}","result":{{{result}}}}}""");
}
