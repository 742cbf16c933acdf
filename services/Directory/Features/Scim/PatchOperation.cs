using System.Text.Json.Nodes;

namespace Setpoint.Directory.Features.Scim;

/// <summary>What a PATCH does to a path.</summary>
internal enum PatchVerb
{
    Add,
    Replace,
    Remove,
}

/// <summary>One operation of a PATCH, RFC 7644 section 3.5.2.</summary>
internal sealed record PatchOperation(PatchVerb Verb, string? Path, JsonNode? Value)
{
    private const int Most = 1000;

    /// <exception cref="ScimException"><c>invalidSyntax</c>: not the operations of a PATCH.</exception>
    public static IReadOnlyList<PatchOperation> Read(JsonObject body)
    {
        var list = Member(body, "Operations") as JsonArray ?? throw ScimException.Syntax("Operations must be a list.");
        return list.Count <= Most ? [.. list.Select(One)] : throw ScimException.Syntax($"At most {Most} operations go together.");
    }

    private static PatchOperation One(JsonNode? node)
    {
        var operation = node as JsonObject ?? throw ScimException.Syntax("An operation must be an object.");

        // Some providers write the verbs with a capital.
        var verb = Member(operation, "op").Text()?.ToUpperInvariant() switch
        {
            "ADD" => PatchVerb.Add,
            "REPLACE" => PatchVerb.Replace,
            "REMOVE" => PatchVerb.Remove,
            _ => throw ScimException.Syntax("op must be add, replace or remove."),
        };
        var path = Member(operation, "path").Text();
        return new PatchOperation(verb, string.IsNullOrWhiteSpace(path) ? null : path, Member(operation, "value"));
    }

    private static JsonNode? Member(JsonObject o, string name) => o.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
