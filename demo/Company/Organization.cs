namespace Setpoint.Demo.Company;

/// <summary>The unit tree: 5 departments, 15 teams, 300 people.</summary>
internal static class Organization
{
    public const string Company = "harbor-vale";
    public const string TimeZone = "Europe/Amsterdam";
    private const string Domain = "@harborvale.example";

    public static string EmailOf(string key) => key + Domain;

    /// <summary>The key of a person of this company; none for somebody else, whom the platform may also know.</summary>
    public static string? KeyOf(string email) => email.EndsWith(Domain, StringComparison.Ordinal) ? email[..^Domain.Length] : null;

    /// <summary>Parents come before their children. Headcount is of the unit itself, without the units below.</summary>
    public static IReadOnlyList<Unit> Units { get; } =
    [
        new(Company, "Harbor & Vale Logistics", "company", null, "noor.preview", 4),

        new("operations", "Operations", "department", Company, "rae.example", 2),
        new("harbor-depot", "Harbor depot", "team", "operations", "ines.mock", 62),
        new("vale-depot", "Vale depot", "team", "operations", "tom.demo", 41),
        new("linehaul", "Linehaul", "team", "operations", "pia.trial", 31),
        new("planning-desk", "Planning desk", "team", "operations", "ari.proxy", 12),

        new("sales", "Sales", "department", Company, "mara.template", 2),
        new("key-accounts", "Key accounts", "team", "sales", "finn.sandbox", 12),
        new("new-business", "New business", "team", "sales", "ola.pilot", 14),
        new("customer-care", "Customer care", "team", "sales", "zoe.canary", 24),

        new("finance", "Finance", "department", Company, "otto.draft", 2),
        new("pricing", "Pricing", "team", "finance", "nia.stub", 6),
        new("controlling", "Controlling", "team", "finance", "kit.tester", 7),
        new("accounting", "Accounting", "team", "finance", "sam.replica", 11),

        new("people", "People", "department", Company, "elif.rehearsal", 2),
        new("recruiting", "Recruiting", "team", "people", "max.prototype", 9),
        new("learning-safety", "Learning and safety", "team", "people", "ida.schema", 13),

        new("technology", "Technology", "department", Company, "yara.mockup", 2),
        new("platform-team", "Platform team", "team", "technology", "bo.fixture", 17),
        new("data-integration", "Data and integration", "team", "technology", "leo.notional", 14),
        new("workplace-it", "Workplace IT", "team", "technology", "ana.default", 13),
    ];
}
