using Setpoint.Contracts.Directory;

namespace Setpoint.Testing.Services;

/// <summary>
/// A small company to test rights with: company → sales (team: inside sales), company → operations. One person for
/// every role, and one who belongs elsewhere.
/// </summary>
public sealed class TestOrganization
{
    /// <summary>The company.</summary>
    public Guid Company { get; } = Guid.CreateVersion7();

    /// <summary>A department.</summary>
    public Guid Sales { get; } = Guid.CreateVersion7();

    /// <summary>A team in sales.</summary>
    public Guid InsideSales { get; } = Guid.CreateVersion7();

    /// <summary>Another department.</summary>
    public Guid Operations { get; } = Guid.CreateVersion7();

    /// <summary>Administrator of the company.</summary>
    public Guid Admin { get; } = Guid.CreateVersion7();

    /// <summary>Executive of the company.</summary>
    public Guid Executive { get; } = Guid.CreateVersion7();

    /// <summary>Leads sales.</summary>
    public Guid SalesLead { get; } = Guid.CreateVersion7();

    /// <summary>Member of inside sales.</summary>
    public Guid Seller { get; } = Guid.CreateVersion7();

    /// <summary>Views sales, belongs to no unit.</summary>
    public Guid Viewer { get; } = Guid.CreateVersion7();

    /// <summary>Leads operations: an outsider to sales.</summary>
    public Guid OperationsLead { get; } = Guid.CreateVersion7();

    /// <summary>Was deactivated.</summary>
    public Guid Gone { get; } = Guid.CreateVersion7();

    /// <summary>The units' states.</summary>
    public IEnumerable<UnitChanged> Units =>
    [
        Unit(Company, "Acme", "acme", "company", null, Executive),
        Unit(Sales, "Sales", "sales", "department", Company, SalesLead),
        Unit(InsideSales, "Inside sales", "inside-sales", "team", Sales, null),
        Unit(Operations, "Operations", "operations", "department", Company, OperationsLead),
    ];

    /// <summary>The people's states.</summary>
    public IEnumerable<PersonChanged> People =>
    [
        Person(Admin, "Ada Admin", Company, "administrator"),
        Person(Executive, "Eve Executive", Company, "executive"),
        Person(SalesLead, "Lea Lead", Sales, "lead"),
        Person(Seller, "Sam Seller", InsideSales, "member"),
        Person(Viewer, "Vic Viewer", Sales, "viewer", belongs: false),
        Person(OperationsLead, "Oto Operations", Operations, "lead"),
        Person(Gone, "Gus Gone", Sales, "lead", active: false),
    ];

    /// <summary>A unit in UTC.</summary>
    public static UnitChanged Unit(Guid id, string name, string slug, string kind, Guid? parent, Guid? lead, string timeZone = "UTC") =>
        new(id, 1, name, slug, kind, parent, lead, timeZone, Archived: false);

    /// <summary>A person with one role on one unit.</summary>
    public static PersonChanged Person(Guid id, string name, Guid unit, string role, bool belongs = true, bool active = true) => new(
        id, 1, name, $"{id:N}@example.com", "human", active, null, "en", "UTC", unit, belongs ? [unit] : [], [new RoleGranted(unit, role, null)]);
}
