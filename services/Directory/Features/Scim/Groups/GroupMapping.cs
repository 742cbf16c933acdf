using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Features.Scim.Groups;

/// <summary>What a group gives its members.</summary>
/// <param name="Role">The role they hold on the unit.</param>
/// <param name="AsMembership">Whether they belong to the unit.</param>
public sealed record GroupMapping(Guid UnitId, UnitRole? Role = null, bool AsMembership = false);

/// <summary>A group of the identity provider as administrators see it.</summary>
/// <param name="Mapping">None: it changes nothing.</param>
public sealed record GroupView(Guid Id, long Version, string DisplayName, string? ExternalId, int Members, GroupMapping? Mapping);

internal static class GroupViews
{
    public static GroupView View(this ScimGroup g) => new(
        g.Id.Value,
        g.Version,
        g.DisplayName,
        g.ExternalId,
        g.MemberCount,
        g.UnitId is { } unit ? new GroupMapping(unit.Value, g.Role, g.AsMembership) : null);
}
