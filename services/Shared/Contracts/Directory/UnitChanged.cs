namespace Setpoint.Contracts.Directory;

/// <summary>State of an organizational unit: company, department or team.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Version">Rises with every change; the highest one is the truth, whatever order messages arrive in.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Slug">Address of its portal: <c>/d/&lt;slug&gt;</c>.</param>
/// <param name="Kind"><c>company</c>, <c>department</c> or <c>team</c>.</param>
/// <param name="ParentId">The enclosing unit; none for the company.</param>
/// <param name="LeadId">The person who leads it, if somebody does.</param>
/// <param name="TimeZone">IANA name, such as <c>Europe/Amsterdam</c>.</param>
/// <param name="Archived">True when the unit no longer takes new work.</param>
/// <param name="Placements">Every place in the tree that it ever had, the oldest first; absent in old messages.</param>
public sealed record UnitChanged(
    Guid Id,
    long Version,
    string Name,
    string Slug,
    string Kind,
    Guid? ParentId,
    Guid? LeadId,
    string TimeZone,
    bool Archived,
    IReadOnlyList<UnitPlaced>? Placements = null);

/// <summary>Where a unit stood from a moment on.</summary>
/// <param name="Since">The first one holds from the beginning: 0001-01-01T00:00:00Z.</param>
/// <param name="ParentId">The enclosing unit; none for the company.</param>
public sealed record UnitPlaced(DateTimeOffset Since, Guid? ParentId);
