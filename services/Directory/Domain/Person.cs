using Setpoint.Kernel;

namespace Setpoint.Directory.Domain;

/// <summary>Who may act.</summary>
public enum PersonKind
{
    /// <summary>A human being.</summary>
    Human,

    /// <summary>A program with rights of its own.</summary>
    Service,
}

/// <summary>What a person may do on a unit and everything below it.</summary>
public enum UnitRole
{
    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Works on what they own.</summary>
    Member,

    /// <summary>Manages the unit's metrics and goals.</summary>
    Lead,

    /// <summary>Manages everything below.</summary>
    Executive,

    /// <summary>Also people, roles and tokens.</summary>
    Administrator,
}

/// <summary>A person or service account with memberships and roles. Deactivated people keep their history.</summary>
internal sealed class Person : AggregateRoot
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 120;

    private readonly List<UnitMembership> _memberships = [];
    private readonly List<RoleGrant> _roles = [];

    private Person()
    {
    }

    public PersonId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Lower case, unique: how an identity provider and imports know the person.</summary>
    public string Email { get; private set; } = "";

    public PersonKind Kind { get; private set; }

    public bool Active { get; private set; } = true;

    public PersonId? ManagerId { get; private set; }

    public string? Locale { get; private set; }

    public string? TimeZone { get; private set; }

    public UnitId? PrimaryUnitId { get; private set; }

    public IReadOnlyList<UnitMembership> Memberships => _memberships;

    public IReadOnlyList<RoleGrant> Roles => _roles;

    /// <summary>The form in which addresses are kept and compared.</summary>
    public static string Normalize(string email) => (email ?? "").Trim().ToLowerInvariant();

    /// <summary>Makes an active person, of a new id unless somebody was promised one.</summary>
    /// <exception cref="DomainException">A rule of <see cref="Change"/> is broken.</exception>
    public static Person Create(PersonKind kind, PersonDescription description, PersonId? id = null)
    {
        var person = new Person { Id = id ?? PersonId.New(), Kind = kind };
        person.Change(description);
        return person;
    }

    /// <summary>Describes the person anew; a description that equals the present one changes nothing.</summary>
    /// <exception cref="DomainException">Name empty or too long, address without an @, primary unit that is none of the memberships, manager of themselves.</exception>
    public void Change(PersonDescription d)
    {
        var name = (d.Name ?? "").Trim();
        var email = Normalize(d.Email);
        Rule.Require(name.Length is > 0 and <= LongestName, "person-name", $"must have 1 to {LongestName} characters", "name");
        Rule.Require(email.Length <= 254 && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1, "person-email", "must be an e-mail address", "email");
        Rule.Require(d.PrimaryUnit is null || d.Units.Contains(d.PrimaryUnit.Value), "primary-unit", "must be one of the person's units", "primaryUnitId");
        Rule.Require(d.Manager != Id, "own-manager", "nobody manages themselves", "managerId");
        var roles = d.Roles.Distinct().ToHashSet();
        var same = (name, email, d.Manager, d.Locale, d.TimeZone, d.PrimaryUnit) == (Name, Email, ManagerId, Locale, TimeZone, PrimaryUnitId)
            && _memberships.Select(m => m.UnitId).ToHashSet().SetEquals(d.Units)
            && _roles.Select(r => new RoleDescription(r.UnitId, r.Role, r.ExpiresAt)).ToHashSet().SetEquals(roles);
        if (same && Version > 0)
        {
            return;
        }

        (Name, Email, ManagerId, Locale, TimeZone, PrimaryUnitId) = (name, email, d.Manager, d.Locale, d.TimeZone, d.PrimaryUnit);
        Belong(d.Units);
        Grant(roles);
        Changed();
    }

    /// <summary>Takes every right away; the history stays.</summary>
    public void SetActive(bool active)
    {
        if (Active != active)
        {
            Active = active;
            Changed();
        }
    }

    /// <summary>
    /// Follows a unit into the one it was merged into: membership, and the right to read and to work there. Whoever
    /// led or administered the old unit does not come to lead the new one by that.
    /// </summary>
    public void Follow(UnitId from, UnitId to)
    {
        if (_memberships.Any(m => m.UnitId == from))
        {
            Belong([.. _memberships.Select(m => m.UnitId == from ? to : m.UnitId)]);
            PrimaryUnitId = PrimaryUnitId == from ? to : PrimaryUnitId;
        }

        Grant([.. _roles
            .Where(r => r.UnitId != from || r.Role <= UnitRole.Member)
            .Select(r => new RoleDescription(r.UnitId == from ? to : r.UnitId, r.Role, r.ExpiresAt))
            .DistinctBy(r => (r.Unit, r.Role))]);
        Changed();
    }

    /// <summary>Holds the role on the unit until it expires; one held there already takes the new expiry.</summary>
    public void Hold(UnitId unit, UnitRole role, DateTimeOffset? expiresAt) =>
        SetRoles([.. Described().Where(r => r.Unit != unit || r.Role != role), new RoleDescription(unit, role, expiresAt)]);

    /// <summary>Gives the role up, if it was held.</summary>
    public void GiveUp(UnitId unit, UnitRole role) => SetRoles([.. Described().Where(r => r.Unit != unit || r.Role != role)]);

    private IEnumerable<RoleDescription> Described() => _roles.Select(r => new RoleDescription(r.UnitId, r.Role, r.ExpiresAt));

    private void SetRoles(HashSet<RoleDescription> roles)
    {
        if (!roles.SetEquals(Described()))
        {
            Grant(roles);
            Changed();
        }
    }

    private void Belong(IReadOnlyCollection<UnitId> units)
    {
        _memberships.RemoveAll(m => !units.Contains(m.UnitId));
        _memberships.AddRange(units.Distinct().Except(_memberships.Select(m => m.UnitId)).Select(u => new UnitMembership(u)));
    }

    private void Grant(HashSet<RoleDescription> roles)
    {
        _roles.RemoveAll(r => !roles.Contains(new RoleDescription(r.UnitId, r.Role, r.ExpiresAt)));
        var held = _roles.Select(r => new RoleDescription(r.UnitId, r.Role, r.ExpiresAt)).ToHashSet();
        _roles.AddRange(roles.Where(r => !held.Contains(r)).Select(r => new RoleGrant(r.Unit, r.Role, r.ExpiresAt)));
    }
}

/// <summary>That a person belongs to a unit.</summary>
internal sealed class UnitMembership(UnitId unitId)
{
    public UnitId UnitId { get; private set; } = unitId;
}

/// <summary>That a person holds a role on a unit, until it expires.</summary>
internal sealed class RoleGrant(UnitId unitId, UnitRole role, DateTimeOffset? expiresAt)
{
    public UnitId UnitId { get; private set; } = unitId;

    public UnitRole Role { get; private set; } = role;

    public DateTimeOffset? ExpiresAt { get; private set; } = expiresAt;
}

/// <summary>What a person looks like from outside.</summary>
internal sealed record PersonDescription(
    string Name,
    string Email,
    IReadOnlyCollection<UnitId> Units,
    UnitId? PrimaryUnit,
    PersonId? Manager,
    string? Locale,
    string? TimeZone,
    IReadOnlyCollection<RoleDescription> Roles);

/// <summary>A role to hold.</summary>
internal readonly record struct RoleDescription(UnitId Unit, UnitRole Role, DateTimeOffset? ExpiresAt)
{
    /// <summary>In UTC and whole microseconds, as it is stored: asking again for what is there is no change.</summary>
    public DateTimeOffset? ExpiresAt { get; } =
        ExpiresAt?.ToUniversalTime() is { } at ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)) : null;
}
