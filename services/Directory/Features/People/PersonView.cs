using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Features.People;

/// <summary>A person as shown.</summary>
public sealed record PersonView(
    Guid Id,
    long Version,
    string Name,
    string Email,
    PersonKind Kind,
    bool Active,
    Guid? ManagerId,
    Guid? PrimaryUnitId,
    string? Locale,
    string? TimeZone,
    IReadOnlyList<Guid> Units,
    IReadOnlyList<RoleView> Roles);

/// <summary>A role as shown and as asked for.</summary>
public sealed record RoleView(Guid UnitId, UnitRole Role, DateTimeOffset? ExpiresAt = null);

internal static class PersonViews
{
    public static PersonView View(this Person p) => new(
        p.Id.Value,
        p.Version,
        p.Name,
        p.Email,
        p.Kind,
        p.Active,
        p.ManagerId?.Value,
        p.PrimaryUnitId?.Value,
        p.Locale,
        p.TimeZone,
        [.. p.Memberships.Select(m => m.UnitId.Value)],
        [.. p.Roles.Select(r => new RoleView(r.UnitId.Value, r.Role, r.ExpiresAt))]);
}
