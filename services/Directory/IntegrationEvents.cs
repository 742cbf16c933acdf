using Setpoint.Contracts.Directory;
using Setpoint.Directory.Domain;
using Setpoint.Messaging;

namespace Setpoint.Directory;

/// <summary>Everything the directory tells the world.</summary>
internal static class IntegrationEvents
{
    public static void Declare(EventMap map) => map
        .State((Unit u) => new UnitChanged(
            u.Id.Value, u.Version, u.Name, u.Slug, Word(u.Kind), u.ParentId?.Value, u.LeadId?.Value, u.TimeZone, u.Archived,
            [.. u.Placements.OrderBy(p => p.Since).Select(p => new UnitPlaced(p.Since, p.ParentId?.Value))]))
        .Internal<Reorganization>()
        .State((UnitPolicies p) => new PolicyChanged(p.Id.Value, p.Version, p.Values))
        .State((Person p) => new PersonChanged(
            p.Id.Value,
            p.Version,
            p.Name,
            p.Email,
            Word(p.Kind),
            p.Active,
            p.ManagerId?.Value,
            p.Locale,
            p.TimeZone,
            p.PrimaryUnitId?.Value,
            [.. p.Memberships.Select(m => m.UnitId.Value)],
            [.. p.Roles.Select(r => new RoleGranted(r.UnitId.Value, Word(r.Role), r.ExpiresAt))]))
        .State((ApiToken t) => new TokenChanged(
            t.Id.Value, t.Version, t.PersonId.Value, t.Name, t.SecretHash, t.Scopes, t.ExpiresAt, t.RevokedAt is not null, t.PreviousSecretHash, t.PreviousUntil,
            t.UnitId?.Value))
        .Internal<ScimUser>() // what of a user and a group concerns others is said of the person
        .Internal<ScimGroup>();

    /// <summary>The contracts' words are lower case, and these enums have one word each.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
