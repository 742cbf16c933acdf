using System.Text.Json;
using System.Text.Json.Nodes;

namespace Setpoint.Directory.Features.Scim;

/// <summary>
/// Reads what a client sent as a resource of a schema: names in the schema's case, values of the schema's types, nothing that is not
/// in the schema or not the client's to set. Forgives what providers are known to send: <c>"True"</c> for true, a bare string for
/// <c>{ "value": … }</c>, one value for a list of one and the other way round.
/// </summary>
internal static class ScimDocument
{
    private const int LongestText = 4000;
    private const int MostValues = 100;

    public static JsonObject Read(JsonObject given, ScimSchema schema)
    {
        var document = new JsonObject();
        foreach (var (name, value) in given)
        {
            if (schema.Extension is { } extension && name.Equals(extension.Id, StringComparison.OrdinalIgnoreCase))
            {
                if (value is not null && Read(Object(value, extension.Id), extension) is { Count: > 0 } extended)
                {
                    document[extension.Id] = extended;
                }
            }
            else if (schema.Find(name) is { ReadOnly: false } attribute && Value(value, attribute) is { } read)
            {
                document[attribute.Name] = read;
            }
        }

        return document;
    }

    /// <summary>An attribute's value; null for one without any, which is the same as no value (RFC 7643 section 2.5).</summary>
    public static JsonNode? Value(JsonNode? given, ScimAttribute attribute)
    {
        if (!attribute.Multi)
        {
            return One(given is JsonArray list ? list.FirstOrDefault() : given, attribute, attribute.Name);
        }

        var values = (given is JsonArray many ? many.AsEnumerable() : [given]).Select(v => One(v, attribute, attribute.Name)).OfType<JsonNode>().ToArray();
        return values switch
        {
            [] => null,
            { Length: > MostValues } => throw ScimException.Value(attribute.Name, $"has at most {MostValues} values"),
            _ when values.OfType<JsonObject>().Count(IsPrimary) > 1 => throw ScimException.Value(attribute.Name, "has at most one primary value"),
            _ => new JsonArray(values),
        };
    }

    /// <summary>Of a value of a multi-valued attribute that was read.</summary>
    public static bool IsPrimary(JsonObject value) => value["primary"]?.GetValue<bool>() == true;

    /// <summary>A part of a complex attribute.</summary>
    public static JsonNode? PartValue(JsonNode? given, ScimAttribute attribute, ScimAttribute part) => One(given, part, $"{attribute.Name}.{part.Name}");

    /// <summary>The text of a string; null when it is something else.</summary>
    public static string? Text(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static JsonObject Object(JsonNode? node, string name) => node as JsonObject ?? throw ScimException.Value(name, "must be an object");

    private static JsonNode? One(JsonNode? given, ScimAttribute attribute, string name) => given is null
        ? null
        : attribute.Type switch
        {
            ScimType.Complex => Complex(given, attribute),
            ScimType.Boolean => Boolean(given, name),
            _ => String(given, name),
        };

    private static JsonObject? Complex(JsonNode given, ScimAttribute attribute)
    {
        if (given.Text() is { } bare && attribute.Part("value") is not null)
        {
            return bare.Length == 0 ? null : new JsonObject { ["value"] = String(given, attribute.Name) };
        }

        var read = new JsonObject();
        foreach (var (name, value) in Object(given, attribute.Name))
        {
            if (attribute.Part(name) is { ReadOnly: false } part && PartValue(value, attribute, part) is { } kept)
            {
                read[part.Name] = kept;
            }
        }

        return read.Count > 0 ? read : null;
    }

    private static JsonValue Boolean(JsonNode given, string name) => given.GetValueKind() switch
    {
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        _ when bool.TryParse(given.Text(), out var value) => JsonValue.Create(value),
        _ => throw ScimException.Value(name, "must be true or false"),
    };

    private static JsonValue? String(JsonNode given, string name)
    {
        var text = given.Text() ?? throw ScimException.Value(name, "must be a string");
        if (text.Length > LongestText || text.Contains('\0', StringComparison.Ordinal))
        {
            throw ScimException.Value(name, $"must have at most {LongestText} characters, and no NUL among them");
        }

        return text.Length == 0 ? null : JsonValue.Create(text);
    }
}
