namespace Setpoint.Contracts.Directory;

/// <summary>State of a person or service account, with everything authorization needs: memberships and roles.</summary>
/// <param name="Kind"><c>human</c> or <c>service</c>.</param>
/// <param name="Active">A deactivated person keeps their history and loses every right.</param>
/// <param name="PrimaryUnitId">The unit whose page opens first.</param>
/// <param name="Units">Every unit they belong to, the primary one included.</param>
/// <param name="Roles">Roles they hold; each applies to the unit and its descendants.</param>
public sealed record PersonChanged(
    Guid Id,
    long Version,
    string Name,
    string Email,
    string Kind,
    bool Active,
    Guid? ManagerId,
    string? Locale,
    string? TimeZone,
    Guid? PrimaryUnitId,
    IReadOnlyList<Guid> Units,
    IReadOnlyList<RoleGranted> Roles);

/// <summary>One role on one unit.</summary>
/// <param name="Role"><c>administrator</c>, <c>executive</c>, <c>lead</c>, <c>member</c> or <c>viewer</c>.</param>
/// <param name="ExpiresAt">When it ends by itself; never when absent.</param>
public sealed record RoleGranted(Guid UnitId, string Role, DateTimeOffset? ExpiresAt);
