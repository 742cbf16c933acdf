namespace Setpoint.ServiceDefaults.Identity;

/// <summary>Whom a role lets see or change an object.</summary>
/// <param name="UnitId">Of the object: a role on it or above it counts. None for the company.</param>
/// <param name="Sees">The weakest role that sees it; of what everybody sees the weakest that is listed.</param>
/// <param name="Changes">The weakest role that changes it; none where a role alone does not.</param>
/// <param name="Members">Whether it is seen by those who belong to the unit or to one below it, too.</param>
public sealed record RoleRight(Guid? UnitId, Role Sees, Role? Changes, bool Members = false);

/// <summary>A reason that comes from the object itself.</summary>
/// <param name="Kind">As in <see cref="AccessReason"/>.</param>
/// <param name="Changes">Whether it lets them change the object.</param>
/// <param name="UnitId">The unit that they are named by, if it is one.</param>
/// <param name="Role">The role that they are named by, if it is one.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
public sealed record OwnReason(Guid PersonId, string Kind, bool Changes, Guid? UnitId = null, string? Role = null, DateTimeOffset? ExpiresAt = null);

/// <summary>What decides who sees and changes an object, as its service decides it.</summary>
/// <param name="Visibility"><c>public</c>, <c>unit</c> or <c>private</c>.</param>
/// <param name="Roles">Whom roles let.</param>
/// <param name="Own">Whom the object itself names.</param>
/// <param name="AboutPersonId">The person that the object is about: then they, those they report to and the role that policy names see it, and nobody else.</param>
public sealed record AccessFacts(string Visibility, IReadOnlyList<RoleRight> Roles, IReadOnlyList<OwnReason> Own, Guid? AboutPersonId = null)
{
    /// <summary>Of what those who lead its unit change: metrics, objectives and what belongs to them.</summary>
    public static AccessFacts OfLed(Guid unit, string visibility, IEnumerable<OwnReason> own, Guid? about = null)
    {
        var isUnits = visibility == "unit";
        return new(visibility, [new(unit, isUnits ? Role.Viewer : Role.Lead, Role.Lead, isUnits)], [.. own], about);
    }

    /// <summary>Of what a role on its unit changes, or on the company where there is none; one that is not public only they see.</summary>
    public static AccessFacts OfRole(Role weakest, Guid? unit, string visibility, params OwnReason[] own) =>
        new(visibility, [new(unit, weakest, weakest)], own);
}
