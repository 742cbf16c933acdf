using System.Text.Json.Nodes;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Directory.Features.Scim.Filters;

namespace Setpoint.Directory.Features.Scim.Groups;

internal static class PatchScimGroup
{
    /// <summary>All operations or none. The answer is empty: a large group would be sent back for every member that is added.</summary>
    public static async Task<ScimResult> HandleAsync(string id, HttpRequest request, DirectoryDb db, CancellationToken ct)
    {
        var operations = PatchOperation.Read(await request.ReadScimAsync(ct));
        await using var work = await db.BeginWorkAsync(ct);
        await db.LockGroupsAsync(ct);
        var group = await db.FindGroupAsync(id, ct);
        ScimTag.Check(request, ScimTag.Of(group.Version));
        var document = new JsonObject { ["displayName"] = group.DisplayName, ["externalId"] = group.ExternalId };
        var changed = 0;
        foreach (var operation in operations)
        {
            changed += await ApplyAsync(db, group, document, operation, ct);
        }

        var name = document["displayName"].Text()!;
        await db.CheckNameAsync(name, group.Id, ct);
        group.Describe(name, document["externalId"].Text());
        await db.SaveGroupAsync(group, changed, ct);
        await work.CommitAsync(ct);
        return ScimResult.NoContent(ScimTag.Of(group.Version));
    }

    /// <returns>How many members came or went.</returns>
    private static async Task<int> ApplyAsync(DirectoryDb db, ScimGroup group, JsonObject document, PatchOperation operation, CancellationToken ct)
    {
        if (operation.Path is null && operation.Value is JsonObject value && value.Any(IsMembers))
        {
            var members = value.First(IsMembers).Value;
            var rest = new JsonObject(value.Where(p => !IsMembers(p)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
            new ScimPatch(document, ScimSchema.Group).Apply(operation with { Value = rest });
            return await ApplyToMembersAsync(db, group, operation with { Value = members }, null, ct);
        }

        if (operation.Path is { } text && FilterParser.Path(text) is var path && IsMembers(path.Name))
        {
            return await ApplyToMembersAsync(db, group, operation, path.Filter, ct);
        }

        new ScimPatch(document, ScimSchema.Group).Apply(operation);
        return 0;
    }

    private static async Task<int> ApplyToMembersAsync(DirectoryDb db, ScimGroup group, PatchOperation operation, ScimFilter? filter, CancellationToken ct)
    {
        if (filter is not null)
        {
            return operation.Verb == PatchVerb.Remove
                ? await db.RemoveMembersAsync(group, [.. Meant(filter)], ct)
                : throw ScimException.Mutability("A single member");
        }

        var people = GroupMembers.Read(operation.Value);
        return operation.Verb switch
        {
            PatchVerb.Add => await db.AddMembersAsync(group, people, ct),
            PatchVerb.Replace => await db.KeepMembersAsync(group, people, ct) + await db.AddMembersAsync(group, people, ct),
            _ when operation.Value is null => await db.KeepMembersAsync(group, [], ct),
            _ => await db.RemoveMembersAsync(group, people, ct),
        };
    }

    /// <summary><c>value eq "…"</c>, or several of them with <c>or</c>.</summary>
    private static IEnumerable<Guid> Meant(ScimFilter filter) => filter switch
    {
        ScimFilter.Or f => Meant(f.Left).Concat(Meant(f.Right)),
        ScimFilter.Compare { By: Comparison.Eq, Value: string id } f when f.Attribute.Attribute.Equals("value", StringComparison.OrdinalIgnoreCase) =>
            Guid.TryParse(id, out var parsed) ? [parsed] : [],
        _ => throw ScimException.Path("Members are named by value eq and the id."),
    };

    private static bool IsMembers(KeyValuePair<string, JsonNode?> property) => property.Key.Equals("members", StringComparison.OrdinalIgnoreCase);

    private static bool IsMembers(AttributeName name) =>
        name.Attribute.Equals("members", StringComparison.OrdinalIgnoreCase) && (name.Schema ?? ScimSchema.Group.Id).Equals(ScimSchema.Group.Id, StringComparison.OrdinalIgnoreCase);
}
