namespace Setpoint.Demo.Company;

/// <summary>
/// 300 people whose surnames say that they do not exist. Leads and a few others have fixed names; the rest are drawn.
/// In a large team every tenth person leads a shift and reports to the lead; the others report to a shift lead.
/// </summary>
internal static class PeopleGenerator
{
    private const int ShiftSize = 10;

    private static readonly (string Unit, string Key)[] Named =
    [
        (Organization.Company, "ada.sample"), (Organization.Company, "hugo.facsimile"), (Organization.Company, "lena.blueprint"),
        ("operations", "jo.specimen"),
        ("harbor-depot", "cleo.model"), ("harbor-depot", "ravi.sketch"), ("vale-depot", "bea.exemplar"), ("linehaul", "timo.pattern"),
        ("sales", "dana.notepad"), ("finance", "paul.abacus"), ("people", "mia.mannequin"), ("technology", "jin.wireframe"),
    ];

    private static readonly string[] FirstNames =
    [
        "Adam", "Aisha", "Alba", "Amir", "Anke", "Arno", "Asta", "Bela", "Bram", "Carla", "Cem", "Chiara", "Daan", "Dora", "Edda", "Eli",
        "Emre", "Esra", "Fay", "Femi", "Gita", "Hana", "Hein", "Ilse", "Ivo", "Jana", "Joris", "Juno", "Kaan", "Karin", "Kofi", "Lars",
        "Lea", "Lina", "Lucas", "Malik", "Marek", "Milo", "Mina", "Nadia", "Nico", "Nora", "Oleg", "Pablo", "Petra", "Quinn", "Rita", "Ruben",
        "Sana", "Sven", "Tara", "Theo", "Uma", "Vera", "Wim", "Xenia", "Yusuf", "Zara",
    ];

    private static readonly string[] Surnames =
    [
        "Example", "Specimen", "Demo", "Trial", "Fixture", "Mock", "Tester", "Sample", "Prototype", "Placeholder", "Template", "Sandbox",
        "Stub", "Facsimile", "Replica", "Schema", "Default", "Preview", "Canary", "Rehearsal", "Blueprint", "Mockup", "Pilot", "Sketch",
        "Model", "Exemplar", "Notional", "Fictive", "Pretend", "Imaginary",
    ];

    public static IReadOnlyList<Person> Generate(Noise noise)
    {
        var taken = Named.Select(named => named.Key).Concat(Organization.Units.Select(unit => unit.Lead)).ToHashSet();
        return [.. Organization.Units.SelectMany(unit => PeopleOf(unit, noise, taken))];
    }

    private static List<Person> PeopleOf(Unit unit, Noise noise, HashSet<string> taken)
    {
        var above = Organization.Units.FirstOrDefault(each => each.Slug == unit.Parent)?.Lead;
        List<Person> people = [Someone(unit.Lead, unit, above, RolesOfLead(unit))];
        people.AddRange(Named.Where(named => named.Unit == unit.Slug)
            .Select(named => Someone(named.Key, unit, unit.Lead, RolesOf(named.Key, unit))));

        var shiftLead = unit.Lead;
        for (var i = people.Count; i < unit.Headcount; i++)
        {
            var key = NewName(unit.Slug, i, noise, taken);
            var leadsShift = unit.Headcount > 2 * ShiftSize && i % ShiftSize == 2;
            people.Add(Someone(key, unit, leadsShift ? unit.Lead : shiftLead, [$"{unit.Slug}:member"]));
            shiftLead = leadsShift ? key : shiftLead;
        }

        return people;
    }

    private static string[] RolesOfLead(Unit unit) =>
        unit.Parent is null ? [$"{unit.Slug}:executive"] : [$"{unit.Slug}:lead"];

    private static string[] RolesOf(string key, Unit unit) => key switch
    {
        "ada.sample" => [$"{unit.Slug}:administrator"],
        "lena.blueprint" => [$"{unit.Slug}:viewer"],
        _ => [$"{unit.Slug}:member"],
    };

    private static Person Someone(string key, Unit unit, string? manager, string[] roles) =>
        new(key, NameOf(key), UnitsOf(key, unit), manager, roles);

    // Two people work in two units.
    private static string[] UnitsOf(string key, Unit unit) => key switch
    {
        "jo.specimen" => [unit.Slug, "planning-desk"],
        "bo.fixture" => [unit.Slug, "data-integration"],
        _ => [unit.Slug],
    };

    private static string NewName(string unit, int index, Noise noise, HashSet<string> taken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var position = (index * 1000L) + attempt;
            var key = $"{noise.Pick(FirstNames, $"first:{unit}", position)}.{noise.Pick(Surnames, $"last:{unit}", position)}".ToLowerInvariant();
            if (taken.Add(key))
            {
                return key;
            }
        }
    }

    private static string NameOf(string key) => string.Join(' ', key.Split('.').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
