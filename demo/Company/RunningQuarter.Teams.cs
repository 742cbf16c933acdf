namespace Setpoint.Demo.Company;

internal static partial class RunningQuarter
{
    private static Okr[] OperationsTeams =>
    [
        new("plans-to-keep", "planning-desk", "ari.proxy", "Plans that drivers can keep")
        {
            Why = "A plan changed after 18:00 is a promise broken before breakfast.",
            KeyResults =
            [
                new("Plans changed after 18:00 from 14.0% to 6.0%", 14.0m, 6.0m, 0.5625m) { Metric = "late-plan-changes", Confidence = 0.6m },
                new("Routes planned with the driver's own break from 30% to 80%", 30, 80, 0.56m) { UnitOfMeasure = "%", Confidence = 0.7m },
            ],
            Serves = [Contributes("promised-day")],
            Confidence = [0.6m, 0.6m, 0.7m],
            CheckInToCome = true,
        },
        new("scan-in-20", "vale-depot", "tom.demo", "First scan within 20 minutes of arrival")
        {
            Why = "What is not scanned cannot be promised.",
            KeyResults =
            [
                new("First scans within 20 minutes from 74% to 94%", 74, 94, 0.44m) { Metric = "vale-first-scan-20", Confidence = 0.6m },
                new("Night gates with a scanner of their own", 0, 9, 0.44m) { UnitOfMeasure = "gates", Owner = "bea.exemplar", Confidence = 0.6m },
            ],
            Serves = [Supports("promised-day")],
            Confidence = [0.6m],
        },
        new("two-waves", "vale-depot", "tom.demo", "Two waves a night instead of three")
        {
            Why = "Three waves leave no hour to mend what the first one broke.",
            KeyResults =
            [
                new("Nights run in two waves from 0 to 25", 0, 25, 0.12m) { UnitOfMeasure = "nights", Confidence = 0.3m },
                new("Overtime hours of the night from 310 to 180", 310, 180, 0.12m) { UnitOfMeasure = "h", Owner = "bea.exemplar", Confidence = 0.3m },
            ],
            Serves = [Contributes("vale-like-harbor")],
            Confidence = [0.6m, 0.5m, 0.4m, 0.3m],
            Said = [new("Three nights in two waves, all with the Harbor crew helping out.", "Without the second door the trailers queue until 04:00.", "Run Tuesday and Wednesday in two waves again.")],
        },
        new("lend-patterns", "harbor-depot", "cleo.model", "Lend Vale our shift patterns")
        {
            Why = "Harbor solved in spring what Vale fights with now.",
            KeyResults =
            [
                new("Vale crews trained on the Harbor pattern from 0 to 10", 0, 10, 0.30m) { UnitOfMeasure = "crews", Confidence = 0.5m },
                new("Shifts lent to Vale from 0 to 40", 0, 40, 0.30m) { UnitOfMeasure = "shifts", Owner = "ravi.sketch", Confidence = 0.5m },
            ],
            Serves = [Contributes("vale-like-harbor")],
            Confidence = [0.6m, 0.5m],
        },
        new("northbound-return", "linehaul", "timo.pattern", "Fill the northbound return")
        {
            Why = "The way north is paid for anyway.",
            IsAspirational = true,
            KeyResults =
            [
                new("Return customers signed from 0 to 14", 0, 14, 0.50m) { UnitOfMeasure = "customers", Confidence = 0.7m },
                new("Northbound pallets sold a week from 40 to 240", 40, 240, 0.52m) { UnitOfMeasure = "pallets", Confidence = 0.7m },
            ],
            Serves = [Contributes("full-trailers")],
            Confidence = [0.5m, 0.6m, 0.7m],
        },
        new("loader-buddy", "harbor-depot", "ines.mock", "Every new loader has a buddy for 30 days")
        {
            Why = "Who has a name to ask stays twice as often.",
            KeyResults =
            [
                new("New loaders with a buddy on day one from 35% to 100%", 35, 100, 0.55m) { UnitOfMeasure = "%", Confidence = 0.8m },
                new("Buddies trained from 4 to 30", 4, 30, 0.54m) { UnitOfMeasure = "people", Confidence = 0.8m },
            ],
            Serves = [Supports("night-shift")],
            Confidence = [0.7m, 0.8m],
            CheckInToCome = true,
        },
        new("hand-over", "harbor-depot", "ines.mock", "Hand-over in ten minutes")
        {
            Why = "Eighteen minutes of hand-over, three times a day, is a shift a week.",
            KeyResults =
            [
                new("Median hand-over from 18 to 10 minutes", 18, 10, 0.50m) { UnitOfMeasure = "min", Decimals = 1, Confidence = 0.7m },
                new("Shifts with a written hand-over from 22% to 95%", 22, 95, 0.56m) { UnitOfMeasure = "%", Confidence = 0.7m },
            ],
            Serves = [Supports("vale-like-harbor")],
            Confidence = [0.6m, 0.7m],
            CheckInToCome = true,
        },
        new("cargo-bikes", "harbor-depot", "ravi.sketch", "Try cargo bikes in the old town")
        {
            Why = "Vans stand still there from ten to four.",
            IsAspirational = true,
            KeyResults =
            [
                new("Old-town parcels by bike from 0 to 900 a week", 0, 900, 0.42m) { UnitOfMeasure = "parcels", Confidence = 0.6m },
                new("Stops an hour from 9 to 14", 9, 14, 0.40m) { UnitOfMeasure = "stops", Decimals = 1, Confidence = 0.6m },
            ],
            Confidence = [0.5m, 0.6m],
        },
        new("fragile-whole", "harbor-depot", "cleo.model", "Fragile goods arrive whole")
        {
            Why = "Damage claims doubled in a month, and half of them come off one belt.",
            Ending = Ending.Proposed,
            KeyResults =
            [
                new("Damage claims from 2.1 to 1.4 per 1,000 parcels", 2.1m, 1.4m, 0) { Metric = "damage-claims", Weight = 2 },
                new("Loaders trained on fragile goods from 0 to 60", 0, 60, 0) { UnitOfMeasure = "people" },
                new("Drops over 40 cm on belt three from 12 to 0 an hour", 12, 0, 0) { UnitOfMeasure = "drops/h", Owner = "ravi.sketch" },
            ],
            Serves = [Contributes("promised-day")],
        },
        new("second-door", "vale-depot", "bea.exemplar", "A second dock door before the peak")
        {
            Why = "One door for 41 trailers a night does not add up.",
            Ending = Ending.Draft,
            KeyResults = [new("Doors in use at Vale from 1 to 2", 1, 2, 0) { UnitOfMeasure = "doors" }],
            Serves = [Contributes("vale-like-harbor")],
        },
        new("trailer-checks", "linehaul", "pia.trial", "Every trailer is inspected at the gate")
        {
            Why = "Two trailers lost a wheel in summer.",
            Ending = Ending.Retired,
            RetiredReason = "The lessor inspects every trailer monthly since October; a second inspection would find nothing and cost eleven minutes a trailer.",
            KeyResults = [new("Trailers inspected before departure from 10% to 100%", 10, 100, 0.1m) { UnitOfMeasure = "%" }],
            Serves = [Contributes("full-trailers")],
            Confidence = [0.5m],
        },
        new("own-routes", "planning-desk", "ari.proxy", "Drivers choose their own routes")
        {
            Why = "Talk to six drivers first; announce nothing before.",
            Visibility = "private",
            Ending = Ending.Draft,
            KeyResults = [new("Drivers interviewed from 0 to 6", 0, 6, 0) { UnitOfMeasure = "drivers" }],
        },
    ];
}
