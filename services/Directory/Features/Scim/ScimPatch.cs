using System.Text.Json.Nodes;
using Setpoint.Directory.Features.Scim.Filters;

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

/// <summary>Applies operations to a document of a schema.</summary>
internal sealed class ScimPatch(JsonObject document, ScimSchema schema)
{
    /// <exception cref="ScimException"><c>invalidPath</c>, <c>noTarget</c>, <c>mutability</c> or <c>invalidValue</c>.</exception>
    public void Apply(PatchOperation operation)
    {
        if (operation.Path is not { } path)
        {
            ApplyAll(operation, operation.Verb == PatchVerb.Remove ? throw NoTarget("remove needs a path") : ScimDocument.Object(operation.Value, "value"));
        }
        else if (schema.Extension is { } extension && path.Equals(extension.Id, StringComparison.OrdinalIgnoreCase))
        {
            ApplyExtension(operation, extension);
        }
        else
        {
            ApplyAt(operation, FilterParser.Path(path));
        }
    }

    /// <summary>Without a path the value is a part of the resource; what it has that the schema has not is ignored, as in a whole resource.</summary>
    private void ApplyAll(PatchOperation operation, JsonObject value)
    {
        foreach (var (name, given) in value)
        {
            var isPath = name.AsSpan().ContainsAny('.', '[');
            if (schema.Find(name) is { } attribute ? !attribute.ReadOnly : schema.Extension is not null && isPath)
            {
                Apply(operation with { Path = name, Value = given });
            }
        }
    }

    private void ApplyExtension(PatchOperation operation, ScimSchema extension)
    {
        if (operation.Verb == PatchVerb.Remove)
        {
            document.Remove(extension.Id);
            return;
        }

        foreach (var (name, given) in ScimDocument.Object(operation.Value, extension.Id))
        {
            if (extension.Find(name) is { } attribute)
            {
                ApplyAt(operation with { Value = given }, new ScimPath(new AttributeName(extension.Id, attribute.Name, null), null));
            }
        }
    }

    private void ApplyAt(PatchOperation operation, ScimPath path)
    {
        var (holder, attribute) = Resolve(path.Name);
        var part = path.Name.Sub is { } sub ? attribute.Part(sub) ?? throw ScimException.Path($"{attribute.Name} has no part {sub}.") : null;
        if (attribute.ReadOnly || part is { ReadOnly: true })
        {
            throw ScimException.Mutability(attribute.Name);
        }

        if (operation.Verb != PatchVerb.Remove && operation.Value is null)
        {
            operation = operation with { Verb = PatchVerb.Remove }; // null is no value
        }

        if (attribute.Required && operation.Verb == PatchVerb.Remove)
        {
            throw ScimException.Mutability(attribute.Name);
        }

        if (path.Filter is not null || (part is not null && attribute.Multi))
        {
            ApplyToValues(holder, attribute, part, path.Filter, operation);
        }
        else if (part is not null)
        {
            var whole = holder[attribute.Name] as JsonObject ?? [];
            Set(whole, part.Name, operation.Verb == PatchVerb.Remove ? null : ScimDocument.PartValue(operation.Value, attribute, part));
            Set(holder, attribute.Name, whole.Count > 0 ? whole.DeepClone() : null);
        }
        else
        {
            ApplyToWhole(holder, attribute, operation);
        }
    }

    private (JsonObject Holder, ScimAttribute Attribute) Resolve(AttributeName name)
    {
        if (name.Schema is null || name.Schema.Equals(schema.Id, StringComparison.OrdinalIgnoreCase))
        {
            return (document, schema.Find(name.Attribute) ?? throw ScimException.Path($"There is no attribute {name.Attribute}."));
        }

        if (schema.Extension is not { } extension || !name.Schema.Equals(extension.Id, StringComparison.OrdinalIgnoreCase))
        {
            throw ScimException.Path($"There is no schema {name.Schema} here.");
        }

        var attribute = extension.Find(name.Attribute) ?? throw ScimException.Path($"There is no attribute {name.Attribute}.");
        if (document[extension.Id] is not JsonObject holder)
        {
            document[extension.Id] = holder = [];
        }

        return (holder, attribute);
    }

    private static void ApplyToWhole(JsonObject holder, ScimAttribute attribute, PatchOperation operation)
    {
        var value = ScimDocument.Value(operation.Value, attribute);
        switch (operation.Verb)
        {
            case PatchVerb.Remove when attribute.Multi && value is JsonArray gone:
                // Not in the RFC, but sent: which values to remove, beside a path that says only where.
                SetValues(holder, attribute, Values(holder, attribute).Where(v => !gone.Any(g => IsSame(g, v))));
                break;
            case PatchVerb.Remove:
                holder.Remove(attribute.Name);
                break;
            case PatchVerb.Add when attribute.Multi && value is JsonArray more:
                var there = Values(holder, attribute);
                SetValues(holder, attribute, [.. there, .. more.OfType<JsonObject>().Where(m => !there.Exists(t => JsonNode.DeepEquals(t, m)))]);
                break;
            case var _ when attribute is { Type: ScimType.Complex, Multi: false } && holder[attribute.Name] is JsonObject whole && value is JsonObject parts:
                foreach (var (name, part) in parts)
                {
                    whole[name] = part?.DeepClone();
                }

                break;
            default:
                Set(holder, attribute.Name, value);
                break;
        }
    }

    private static void ApplyToValues(JsonObject holder, ScimAttribute attribute, ScimAttribute? part, ScimFilter? filter, PatchOperation operation)
    {
        if (!attribute.Multi)
        {
            throw ScimException.Path($"{attribute.Name} has one value: there is nothing to filter.");
        }

        var values = Values(holder, attribute);
        var meant = values.FindAll(v => filter?.Matches(v) ?? true);
        if (meant.Count == 0 && operation.Verb != PatchVerb.Remove)
        {
            if (operation.Verb == PatchVerb.Replace && filter is not null)
            {
                throw NoTarget($"no value of {attribute.Name} is the one in the brackets");
            }

            var added = New(attribute, filter);
            values.Add(added);
            meant.Add(added);
        }

        foreach (var value in meant)
        {
            if (part is not null)
            {
                Set(value, part.Name, operation.Verb == PatchVerb.Remove ? null : ScimDocument.PartValue(operation.Value, attribute, part));
            }
            else if (operation.Verb == PatchVerb.Remove)
            {
                value.Clear();
            }
            else
            {
                foreach (var (name, given) in ScimDocument.Value(operation.Value, attribute)?.AsArray()[0] as JsonObject ?? [])
                {
                    value[name] = given?.DeepClone();
                }
            }
        }

        SetValues(holder, attribute, values.Where(v => v.ContainsKey("value") || (attribute.Part("value") is null && v.Any(p => p.Key is not ("type" or "primary")))));
    }

    private static JsonObject New(ScimAttribute attribute, ScimFilter? filter)
    {
        var value = new JsonObject();
        foreach (var (name, wanted) in filter?.Implied() ?? [])
        {
            if (attribute.Part(name) is { } part)
            {
                value[part.Name] = ScimDocument.PartValue(wanted is bool b ? JsonValue.Create(b) : JsonValue.Create(wanted.ToString()), attribute, part);
            }
        }

        return value;
    }

    private static List<JsonObject> Values(JsonObject holder, ScimAttribute attribute) =>
        [.. (holder[attribute.Name] as JsonArray ?? []).OfType<JsonObject>().Select(v => (JsonObject)v.DeepClone())];

    private static void SetValues(JsonObject holder, ScimAttribute attribute, IEnumerable<JsonObject> values)
    {
        JsonNode[] all = [.. values];
        Set(holder, attribute.Name, all.Length > 0 ? new JsonArray(all) : null);
    }

    private static void Set(JsonObject holder, string name, JsonNode? value)
    {
        if (value is null)
        {
            holder.Remove(name);
        }
        else
        {
            holder[name] = value;
        }
    }

    private static bool IsSame(JsonNode? a, JsonObject b) =>
        string.Equals(a?["value"].Text(), b["value"].Text(), StringComparison.OrdinalIgnoreCase);

    private static ScimException NoTarget(string detail) => new(StatusCodes.Status400BadRequest, "noTarget", $"Nothing to change: {detail}.");
}
