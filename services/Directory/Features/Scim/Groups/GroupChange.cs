using System.Text.Json.Nodes;

namespace Setpoint.Directory.Features.Scim.Groups;

/// <summary>A group as a client describes it whole.</summary>
internal sealed record GroupChange(string DisplayName, string? ExternalId, Guid[] Members)
{
    /// <exception cref="ScimException"><c>invalidValue</c>.</exception>
    public static GroupChange Of(JsonObject body)
    {
        // Members are read by themselves: there may be more of them than any other attribute has values.
        var members = body.Where(p => p.Key.Equals("members", StringComparison.OrdinalIgnoreCase)).Select(p => p.Value).FirstOrDefault();
        var rest = new JsonObject(body.Where(p => !p.Key.Equals("members", StringComparison.OrdinalIgnoreCase)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        var document = ScimDocument.Read(rest, ScimSchema.Group);
        var name = document["displayName"].Text() ?? throw ScimException.Value("displayName", "is required");
        return new GroupChange(name, document["externalId"].Text(), GroupMembers.Read(members));
    }
}
