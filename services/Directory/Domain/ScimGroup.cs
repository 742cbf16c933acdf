using Setpoint.Kernel;

namespace Setpoint.Directory.Domain;

/// <summary>Of a group of an identity provider.</summary>
public readonly record struct ScimGroupId(Guid Value) : IId<ScimGroupId>
{
    /// <inheritdoc/>
    public static ScimGroupId From(Guid value) => new(value);

    /// <summary>A new one.</summary>
    public static ScimGroupId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// A group as the identity provider tells of it. It changes nothing until an administrator maps it to a unit: then its members belong
/// to the unit or hold a role there, for as long as they are members and it is mapped.
/// </summary>
internal sealed class ScimGroup : AggregateRoot
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 256;

    private ScimGroup()
    {
    }

    public ScimGroupId Id { get; private set; }

    /// <summary>Unique among the groups that are there, whatever its case.</summary>
    public string DisplayName { get; private set; } = "";

    public string? ExternalId { get; private set; }

    /// <summary>How many members it has; who they are is a table of its own, since they may be many thousands.</summary>
    public int MemberCount { get; private set; }

    /// <summary>Where its members get something; none while it is not mapped.</summary>
    public UnitId? UnitId { get; private set; }

    /// <summary>The role they get there.</summary>
    public UnitRole? Role { get; private set; }

    /// <summary>Whether they belong to the unit.</summary>
    public bool AsMembership { get; private set; }

    /// <summary>The provider deleted it; its history stays.</summary>
    public bool Deleted { get; private set; }

    /// <summary>Makes a group that is not mapped.</summary>
    /// <exception cref="DomainException">Name empty or too long.</exception>
    public static ScimGroup Create(string displayName, string? externalId)
    {
        var group = new ScimGroup { Id = ScimGroupId.New() };
        group.Describe(displayName, externalId);
        group.Changed();
        return group;
    }

    /// <summary>Names the group anew.</summary>
    /// <exception cref="DomainException">Name empty or too long.</exception>
    public void Describe(string displayName, string? externalId)
    {
        Rule.Require(!string.IsNullOrWhiteSpace(displayName) && displayName.Length <= LongestName, "group-name", $"must have 1 to {LongestName} characters", "displayName");
        if ((displayName, externalId) != (DisplayName, ExternalId))
        {
            (DisplayName, ExternalId) = (displayName, externalId);
            Changed();
        }
    }

    /// <summary>Members came or went; as many may have come as went.</summary>
    public void MembersChanged(int count)
    {
        MemberCount = count;
        Changed();
    }

    /// <summary>Says what members get, and where.</summary>
    /// <exception cref="DomainException">Neither a role nor the membership.</exception>
    public void Map(UnitId unit, UnitRole? role, bool asMembership)
    {
        Rule.Require(role is not null || asMembership, "empty-mapping", "a mapping gives a role, the membership, or both", "role");
        if ((unit, role, asMembership) != (UnitId, Role, AsMembership))
        {
            (UnitId, Role, AsMembership) = (unit, role, asMembership);
            Changed();
        }
    }

    /// <summary>Members get nothing any more.</summary>
    public void Unmap()
    {
        if (UnitId is not null)
        {
            (UnitId, Role, AsMembership) = (null, null, false);
            Changed();
        }
    }

    /// <summary>The provider deleted it: it is mapped to nothing and has no members.</summary>
    public void Delete()
    {
        Unmap();
        (Deleted, MemberCount) = (true, 0);
        Changed();
    }
}
