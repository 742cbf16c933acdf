using System.Text.Json.Nodes;
using Setpoint.Directory.Features.Scim.Filters;

namespace Setpoint.Directory.Features.Scim;

/// <summary>What an operation does to one attribute of the object that holds it.</summary>
internal static class ValuePatch
{
    /// <summary>The attribute with all it has.</summary>
    public static void ApplyToWhole(JsonObject holder, ScimAttribute attribute, PatchOperation operation)
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
                List<JsonObject> added = [.. more.Select(m => m!.DeepClone().AsObject()).Where(m => !there.Exists(t => JsonNode.DeepEquals(t, m)))];
                Supersede(there, added);
                SetValues(holder, attribute, [.. there, .. added]);
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

    /// <summary>Those of its values that the filter means, or a part of them.</summary>
    public static void ApplyToValues(JsonObject holder, ScimAttribute attribute, ScimAttribute? part, ScimFilter? filter, PatchOperation operation)
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
                throw ScimException.NoTarget($"no value of {attribute.Name} is the one in the brackets");
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

        Supersede(values, meant);
        SetValues(holder, attribute, values.Where(v => v.ContainsKey("value") || (attribute.Part("value") is null && v.Any(p => p.Key is not ("type" or "primary")))));
    }

    /// <summary>A new primary value takes the place of the old one (RFC 7644 section 3.5.2).</summary>
    private static void Supersede(List<JsonObject> values, List<JsonObject> changed)
    {
        if (changed.Exists(ScimDocument.IsPrimary))
        {
            foreach (var former in values.Where(v => !changed.Contains(v) && ScimDocument.IsPrimary(v)))
            {
                former["primary"] = false;
            }
        }
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

    public static void Set(JsonObject holder, string name, JsonNode? value)
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
}
