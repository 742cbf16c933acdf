using System.Text.Json.Nodes;
using Setpoint.Directory.Features.Scim.Filters;

namespace Setpoint.Directory.Features.Scim;

/// <summary>Applies operations to a document of a schema.</summary>
internal sealed class ScimPatch(JsonObject document, ScimSchema schema)
{
    /// <exception cref="ScimException"><c>invalidPath</c>, <c>noTarget</c>, <c>mutability</c> or <c>invalidValue</c>.</exception>
    public void Apply(PatchOperation operation)
    {
        if (operation.Path is not { } path)
        {
            ApplyAll(operation, operation.Verb == PatchVerb.Remove ? throw ScimException.NoTarget("remove needs a path") : ScimDocument.Object(operation.Value, "value"));
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
            ValuePatch.ApplyToValues(holder, attribute, part, path.Filter, operation);
        }
        else if (part is not null)
        {
            var whole = holder[attribute.Name] as JsonObject ?? [];
            ValuePatch.Set(whole, part.Name, operation.Verb == PatchVerb.Remove ? null : ScimDocument.PartValue(operation.Value, attribute, part));
            ValuePatch.Set(holder, attribute.Name, whole.Count > 0 ? whole.DeepClone() : null);
        }
        else
        {
            ValuePatch.ApplyToWhole(holder, attribute, operation);
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
}
