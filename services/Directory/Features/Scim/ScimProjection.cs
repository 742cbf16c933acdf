using System.Text.Json.Nodes;
using Setpoint.Directory.Features.Scim.Filters;

namespace Setpoint.Directory.Features.Scim;

/// <summary>Which attributes a client wants to see: <c>attributes</c> or <c>excludedAttributes</c>, RFC 7644 section 3.9.</summary>
internal sealed class ScimProjection
{
    private static readonly string[] Always = ["schemas", "id"];

    private readonly List<string[]>? _wanted;
    private readonly List<string[]> _unwanted;

    private ScimProjection(List<string[]>? wanted, List<string[]> unwanted) =>
        (_wanted, _unwanted) = (wanted, unwanted);

    public static ScimProjection Of(HttpRequest request, ScimSchema schema)
    {
        var wanted = Paths(request.Query["attributes"].ToString(), schema);
        var unwanted = Paths(request.Query["excludedAttributes"].ToString(), schema);
        return new ScimProjection(wanted.Count > 0 ? wanted : null, wanted.Count > 0 ? [] : unwanted);
    }

    /// <summary>False when a whole attribute need not even be read.</summary>
    public bool Shows(string attribute) =>
        (_wanted is null || _wanted.Exists(p => Is(p[0], attribute))) && !_unwanted.Exists(p => p.Length == 1 && Is(p[0], attribute));

    /// <summary>Leaves only what is wanted.</summary>
    public JsonObject Apply(JsonObject resource)
    {
        var shown = new JsonObject();
        foreach (var (name, value) in resource)
        {
            if (Array.Exists(Always, a => Is(a, name)) || _wanted is null || _wanted.Exists(p => p.Length == 1 && Is(p[0], name)))
            {
                shown[name] = value?.DeepClone();
            }
            else if (_wanted.FindAll(p => Is(p[0], name)) is { Count: > 0 } parts)
            {
                shown[name] = OnlyParts(value, parts.ConvertAll(p => p[1..]));
            }
        }

        foreach (var path in _unwanted.Where(p => !Array.Exists(Always, a => Is(a, p[0]))))
        {
            Remove(shown, path);
        }

        return shown;
    }

    /// <summary>A name as the way to it in a resource: the extension's URN is a step of its own.</summary>
    private static List<string[]> Paths(string names, ScimSchema schema)
    {
        var paths = new List<string[]>();
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (schema.Extension is { } whole && Is(whole.Id, name))
            {
                paths.Add([whole.Id]);
            }
            else if (AttributeName.Parse(name) is { } parsed)
            {
                var isExtension = schema.Extension is { } e && parsed.Schema is not null && Is(e.Id, parsed.Schema);
                string?[] path = [isExtension ? schema.Extension!.Id : null, parsed.Attribute, parsed.Sub];
                paths.Add([.. path.OfType<string>()]);
            }
        }

        return paths;
    }

    private static JsonNode? OnlyParts(JsonNode? value, List<string[]> parts) => value switch
    {
        JsonArray list => new JsonArray([.. list.Select(v => OnlyParts(v, parts))]),
        JsonObject o => new JsonObject(o
            .Where(p => parts.Exists(path => Is(path[0], p.Key)))
            .Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))),
        _ => value?.DeepClone(),
    };

    private static void Remove(JsonNode? from, ReadOnlySpan<string> path)
    {
        if (from is JsonArray list)
        {
            foreach (var value in list)
            {
                Remove(value, path);
            }
        }
        else if (from is JsonObject o)
        {
            var name = path[0];
            if (o.Select(p => p.Key).FirstOrDefault(k => Is(k, name)) is not { } key)
            {
                return;
            }

            if (path.Length == 1)
            {
                o.Remove(key);
            }
            else
            {
                Remove(o[key], path[1..]);
            }
        }
    }

    private static bool Is(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
