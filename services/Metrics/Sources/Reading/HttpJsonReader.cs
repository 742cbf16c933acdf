using System.Globalization;
using System.Text.Json;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Sources.Outbound;
using Setpoint.Metrics.Sources.Secrets;

namespace Setpoint.Metrics.Sources.Reading;

/// <summary>Reads one value, or one of each item, from a JSON document.</summary>
internal sealed class HttpJsonReader(OutboundHttp http)
{
    public async Task<List<SourceValue>> ReadAsync(HttpJsonSettings settings, KnownSecrets secrets, Occasion occasion, CancellationToken ct)
    {
        var address = new Uri(settings.Url!);
        var headers = secrets.Fill(settings.Headers ?? new Dictionary<string, string>(), address.DnsSafeHost);
        var (_, document) = await http.GetAsync(address, headers, anyStatus: false, ct);
        using (document)
        {
            return Pick(document.RootElement, settings, occasion);
        }
    }

    /// <summary>What the paths lead to. A null among several items is no value; alone it is an error.</summary>
    internal static List<SourceValue> Pick(JsonElement root, HttpJsonSettings settings, Occasion occasion)
    {
        var valuePath = Path(settings.ValuePath!);
        var timePath = settings.TimePath is { } time ? Path(time) : null;
        if (settings.ItemsPath is null)
        {
            var value = One(valuePath, root, "$");
            return [new SourceValue(timePath is null ? occasion.Today : TimeOf(timePath, root, "$", occasion), Number(value))];
        }

        var values = new List<SourceValue>();
        foreach (var (place, item) in Items(Path(settings.ItemsPath), root))
        {
            var value = One(valuePath, item, place);
            if (value.Element.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            values.Add(new SourceValue(TimeOf(timePath!, item, place, occasion), Number(value)));
        }

        return values;
    }

    private static List<JsonPlace> Items(JsonPath path, JsonElement root)
    {
        var found = path.Find(root, "$", out var missing);
        if (missing is not null)
        {
            throw new SourceException($"{missing}.");
        }

        // A path to a list means what is in it.
        if (!path.IsMany)
        {
            var (place, list) = found[0];
            if (list.ValueKind != JsonValueKind.Array)
            {
                throw new SourceException($"{place}: is no list but {JsonPath.KindOf(list)}.");
            }

            found = [.. list.EnumerateArray().Select((item, i) => new JsonPlace($"{place}[{i}]", item))];
        }

        return found.Count <= Occasion.MostValues ? found : throw new SourceException($"There are more than {Occasion.MostValues} items.");
    }

    private static DateTimeOffset TimeOf(JsonPath path, JsonElement item, string place, Occasion occasion)
    {
        var found = One(path, item, place);
        return occasion.Time(found.Element, found.Place);
    }

    private static JsonPlace One(JsonPath path, JsonElement root, string place)
    {
        var found = path.Find(root, place, out var missing);
        return found.Count == 1 ? found[0] : throw new SourceException($"{missing}.");
    }

    /// <summary>A number, or a text that is one: many write amounts that way.</summary>
    private static decimal Number(JsonPlace found)
    {
        var (place, element) = found;
        return element.ValueKind switch
        {
            JsonValueKind.Number when element.TryGetDecimal(out var number) => number,
            JsonValueKind.Number => throw new SourceException($"{place}: is a number too large to store."),
            JsonValueKind.String when decimal.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new SourceException($"{place}: is no number but {JsonPath.KindOf(element)}."),
        };
    }

    private static JsonPath Path(string text) => JsonPath.TryParse(text, out var path, out var problem) ? path : throw new SourceException($"{text}: {problem}.");
}
