using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>Requests that nobody would think of, made of those that somebody would. The same seed makes the same.</summary>
internal sealed class RandomRequest(Scene scene, int seed)
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];
    private static readonly string[] s_types = ["application/json", "text/csv", "application/x-ndjson", "text/plain", "application/problem+json", "application/json; charset=utf-16"];

    private static readonly string[] s_parameters =
    [
        "unit", "cycle", "objective", "cursor", "limit", "ids", "q", "owner", "open", "descendants", "at", "asOf", "from", "to", "bucket", "depth", "dryRun",
        "subject", "unread", "after", "lifecycle", "view",
    ];

    /// <summary>What forms and scripts send by mistake, and what others send on purpose.</summary>
    public static readonly string[] Words =
    [
        "", " ", "\0", "a\0b", "sales", "-1", "0", "1", "99999999999999999999", "1e400", "NaN", "true", "null", "2026-02-30", "2026-08-15", "0001-01-01", "9999-12-31T23:59:59.9999999Z",
        "2026-08-15T12:00:00+14:00", "\ud800", "☃", "'; drop table person; --", "%", "\\", "../../me", "{}", "[]", "eyJ9", "bnVsbA==", "e30=", "IjEi", "WzFd", "public", "private", "kpi", "published",
    ];

    private readonly Random _random = new(seed);
    private readonly string[] _endpoints = [.. scene.Endpoints.Order(StringComparer.Ordinal)];
    private readonly Rule[] _rules = [.. Matrix.Of(scene.Name)];

    public HttpRequestMessage Next(Guid actor)
    {
        var endpoint = Pick(_endpoints);
        var space = endpoint.IndexOf(' ', StringComparison.Ordinal);
        var method = Chance(85) ? endpoint[..space] : Pick(s_methods);
        var request = new HttpRequestMessage(new HttpMethod(method), Path(endpoint[(space + 1)..]) + Query());
        if (method is "POST" or "PUT" or "PATCH" || Chance(5))
        {
            request.Content = Content(endpoint, actor);
        }

        Header(request, "If-Match", 40, () => Pick(["\"1\"", "\"2\"", "*", "W/\"1\"", Word()]));
        Header(request, "Idempotency-Key", 10, () => Chance(50) ? "again" : Word());
        Header(request, "Prefer", 10, () => Pick(["respond-async", "wait=1", Word()]));
        return request;
    }

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private void Header(HttpRequestMessage request, string name, int percent, Func<string> value)
    {
        if (Chance(percent) && value() is var text && text.All(c => c is >= ' ' and < '\u007f'))
        {
            request.Headers.TryAddWithoutValidation(name, text);
        }
    }

    private string Path(string pattern)
    {
        var path = pattern.Replace("{id:guid}", Id(), StringComparison.Ordinal).Replace("{idOrSlug}", Id(), StringComparison.Ordinal)
            .Replace("{documentName}", scene.Name, StringComparison.Ordinal);
        if (Chance(5))
        {
            path += "/" + Uri.EscapeDataString(Word());
        }

        // The web server itself refuses such an address, before there is a service to answer.
        return path.Replace("%00", "", StringComparison.Ordinal);
    }

    private string Id() => _random.Next(10) switch
    {
        < 6 => Pick([.. scene.Things.Values, scene.Unit, scene.Company, Cast.Owner]).ToString(),
        < 8 => Guid.NewGuid().ToString(),
        _ => Uri.EscapeDataString(Word()),
    };

    private string Query() => Chance(50)
        ? ""
        : "?" + string.Join('&', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => $"{Pick(s_parameters)}={Uri.EscapeDataString(Chance(40) ? Id() : Word())}"));

    private ByteArrayContent Content(string endpoint, Guid actor)
    {
        var known = _rules.Where(r => r.Endpoint == endpoint && r.Body is not null).ToArray();
        var body = known.Length > 0 && Chance(85) ? Pick(known).Body!(scene, actor) : null;
        var bytes = body switch
        {
            string csv => Encoding.UTF8.GetBytes(csv + string.Join('\n', Enumerable.Range(0, 3).Select(_ => $"{Word()},{Word()},{Word()}"))),
            not null => Encoding.UTF8.GetBytes(Text(Mutated(JsonSerializer.SerializeToNode(body)!))),
            null when Chance(50) => Encoding.UTF8.GetBytes(Text(Value(3))),
            _ => Garbage(),
        };
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Chance(80) ? body is string ? "text/csv" : "application/json" : Pick(s_types));
        if (Chance(3))
        {
            content.Headers.ContentEncoding.Add(Pick(["gzip", "br", "x"]));
        }

        return content;
    }

    private byte[] Garbage()
    {
        var bytes = new byte[_random.Next(200)];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>One or two places hold something else than they should.</summary>
    private JsonNode? Mutated(JsonNode node)
    {
        for (var i = _random.Next(3); i > 0; i--)
        {
            if (node is JsonObject { Count: > 0 } o)
            {
                var name = Pick([.. o.Select(p => p.Key)]);
                if (o[name] is { } inner and (JsonObject or JsonArray) && Chance(60))
                {
                    Mutated(inner);
                }
                else if (Chance(20))
                {
                    o.Remove(name);
                }
                else
                {
                    o[Chance(90) ? name : $"x{name}"] = Value(2);
                }
            }
            else if (node is JsonArray { Count: > 0 } a)
            {
                if (a[0] is { } inner and JsonObject && Chance(70))
                {
                    Mutated(inner);
                }
                else
                {
                    a.Add(Value(2));
                }
            }
        }

        return node;
    }

    private JsonNode? Value(int depth) => _random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => null,
        1 => JsonValue.Create(_random.Next(-3, 200)),
        2 => JsonValue.Create(Pick([decimal.MaxValue, decimal.MinValue, 0.0000000000000000001m, 1e15m, 0.5m])),
        3 => JsonValue.Create(Chance(50)),
        4 => JsonValue.Create(Id()),
        5 => JsonValue.Create(Chance(5) ? new string('x', 5_000) : Word()),
        6 or 7 => new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Value(depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, _random.Next(3)).Select(i => KeyValuePair.Create($"{Pick(s_parameters)}{i}", Value(depth - 1)))),
    };

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";

    private string Word() => Pick(Words);
}
