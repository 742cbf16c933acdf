using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Setpoint.Services.Tests.Authorization;

/// <summary>Every parameter of every address, and every value in every body of <see cref="Matrix"/>, with every word in its place.</summary>
internal static class Places
{
    public static async Task<List<HttpRequestMessage>> OfAsync(Scene scene)
    {
        using var client = scene.Service.Anonymous();
        var description = (await client.GetFromJsonAsync<JsonObject>($"/openapi/{scene.Name}.json"))!;
        return [.. Parameters(description).Concat(Bodies(scene))];
    }

    private static IEnumerable<HttpRequestMessage> Parameters(JsonObject description) =>
        from path in description["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where operation.Key == "get" && !path.Key.EndsWith("/stream", StringComparison.Ordinal)
        from parameter in operation.Value!["parameters"]?.AsArray() ?? []
        where (string)parameter!["in"]! == "query"
        from word in RandomRequest.Words
        select new HttpRequestMessage(HttpMethod.Get, $"{path.Key.Replace("{id}", Guid.Empty.ToString(), StringComparison.Ordinal)}?{parameter["name"]}={Uri.EscapeDataString(word)}");

    private static IEnumerable<HttpRequestMessage> Bodies(Scene scene)
    {
        foreach (var rule in Matrix.Of(scene.Name).Where(r => r.Body is not null).DistinctBy(r => r.Endpoint))
        {
            var id = rule.Thing is null ? Guid.Empty : scene.Things.GetValueOrDefault(rule.Thing, scene.Unit);
            var address = rule.Endpoint[(rule.Endpoint.IndexOf(' ', StringComparison.Ordinal) + 1)..].Replace("{id:guid}", id.ToString(), StringComparison.Ordinal);
            if (rule.Body!(scene, Cast.Administrator) is string)
            {
                continue;
            }

            var fields = Leaves(JsonSerializer.SerializeToNode(rule.Body!(scene, Cast.Administrator))!).Count();
            for (var field = 0; field < fields; field++)
            {
                foreach (var word in RandomRequest.Words)
                {
                    var body = JsonSerializer.SerializeToNode(rule.Body!(scene, Cast.Administrator))!;
                    Leaves(body).ElementAt(field)(JsonValue.Create(word));
                    yield return new HttpRequestMessage(new HttpMethod(rule.Endpoint[..rule.Endpoint.IndexOf(' ', StringComparison.Ordinal)]), address)
                    {
                        Content = JsonContent.Create(body),
                        Headers = { { "If-Match", "*" } },
                    };
                }
            }
        }
    }

    /// <summary>A setter for every value that is not itself an object or a list.</summary>
    private static IEnumerable<Action<JsonNode?>> Leaves(JsonNode node) => node switch
    {
        JsonObject o => o.ToList().SelectMany(p => p.Value is JsonObject or JsonArray ? Leaves(p.Value) : [v => o[p.Key] = v]),
        JsonArray a => Enumerable.Range(0, a.Count).SelectMany(i => a[i] is JsonObject or JsonArray ? Leaves(a[i]!) : [v => a[i] = v]),
        _ => [],
    };
}
