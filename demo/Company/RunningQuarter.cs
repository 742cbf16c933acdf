namespace Setpoint.Demo.Company;

/// <summary>What the company has decided to change this quarter: 3 objectives of the company, 12 of departments, 25 of teams.</summary>
internal static partial class RunningQuarter
{
    public static IReadOnlyList<PlannedOkr> Plan(DemoCalendar calendar) =>
        [.. Company.Concat(Operations).Concat(OperationsTeams).Concat(Offices).Concat(OfficeTeams).Select(okr => new PlannedOkr(okr, calendar.Running))];

    private static Alignment Contributes(string parent, decimal weight = 1) => new(parent, Counts: true, weight);

    private static Alignment Supports(string parent) => new(parent, Counts: false, 1);

    private static Okr[] Company =>
    [
        new("book-again", "harbor-vale", "noor.preview", "Customers book again because we arrive when we said")
        {
            Why = "Price wins the first parcel, a kept promise the second. Two of three customers who left us named a missed day.",
            KeyResults =
            [
                new("Customers who book again from 66.0% to 72.0%", 66.0m, 72.0m, 0.50m) { Metric = "rebooking", Owner = "mara.template", Confidence = 0.6m },
                new("Claims answered within two days from 58% to 90%", 58, 90, 0.50m) { UnitOfMeasure = "%", Owner = "zoe.canary", Confidence = 0.6m },
            ],
            Confidence = [0.7m, 0.7m, 0.6m, 0.6m],
        },
        new("more-parcels", "harbor-vale", "noor.preview", "Carry more parcels without carrying more cost")
        {
            Why = "Every point of cost decides whether a lane stays ours. Volume alone has not paid for itself for three quarters.",
            Contributors = ["rae.example", "otto.draft"],
            KeyResults =
            [
                new("Cost per parcel from €4.30 to €4.05", 4.30m, 4.05m, 0.72m) { Metric = "cost-per-parcel", Owner = "otto.draft", Confidence = 0.7m },
                new("Parcels carried a week from 402 to 432 thousand", 402, 432, 0.393m) { Metric = "parcels-carried", Owner = "mara.template", Confidence = 0.5m },
            ],
            Confidence = [0.7m, 0.6m, 0.6m],
        },
        new("stay", "harbor-vale", "elif.rehearsal", "Drivers and loaders choose to stay")
        {
            Why = "Each loader who leaves costs four weeks of somebody else's overtime, and the peak is six weeks away.",
            Contributors = ["rae.example"],
            KeyResults =
            [
                new("Driver and loader turnover from 24.0% to 18.0%", 24.0m, 18.0m, 0.40m) { Metric = "driver-turnover", Owner = "elif.rehearsal", Confidence = 0.5m },
                new("Loaders whose shift plan works for them from 48% to 70%", 48, 70, 0.345m) { UnitOfMeasure = "%", Decimals = 1, Owner = "ines.mock", Confidence = 0.5m },
            ],
            Confidence = [0.6m, 0.6m, 0.5m, 0.5m],
        },
    ];

    private static Okr[] Operations =>
    [
        new("promised-day", "operations", "jo.specimen", "Every parcel arrives on the promised day")
        {
            Why = "On-time delivery fell from 95 to 91 when the Vale lane opened, and every point costs us 1,900 parcels a week.",
            Contributors = ["tom.demo", "pia.trial", "bo.fixture"],
            KeyResults =
            [
                new("On-time delivery from 91.0% to 96.0%", 91.0m, 96.0m, 0.68m)
                {
                    Metric = "on-time-delivery", Weight = 3, Owner = "jo.specimen", Confidence = 0.4m,
                    Points = [(0.12m, 0.18m), (0.196m, 0.32m), (0.272m, 0.46m), (0.348m, 0.34m), (0.424m, 0.62m)],
                },
                new("Late first scans at Vale from 18 to 8 per 1,000", 18, 8, 0.50m) { Metric = "vale-late-scans", Weight = 2, Owner = "tom.demo", Confidence = 0.5m },
                new("Promise dates live on four lanes", 0, 4, 0.50m) { UnitOfMeasure = "lanes", Owner = "bo.fixture", Confidence = 0.8m },
                new("Missed pickups from 2.2% to 1.5%", 2.2m, 1.5m, 0.86m) { Metric = "missed-pickups", Owner = "pia.trial", Confidence = 0.8m },
            ],
            Serves = [Contributes("book-again", 3)],
            Confidence = [0.7m, 0.7m, 0.8m, 0.7m, 0.7m, 0.5m, 0.4m],
            Said =
            [
                new("On-time delivery closed at 94.4%. Lane two shows promise dates since Thursday.",
                    "Night hires for the peak are short. Last December cost us two points.",
                    "Walk the Vale night wave with Tom and decide which gate opens first."),
                new("Best week since August. The Vale wave left on time four nights of five.", null, "Bring the claims desk and the night lead to one table."),
                new("One value was corrected downwards: 214 late scans arrived after the week closed.", "The Vale feed arrives late and nobody is told.", "Ask Technology for an alarm on the feed."),
            ],
        },
        new("vale-like-harbor", "operations", "rae.example", "The Vale depot runs as smoothly as Harbor")
        {
            Why = "Vale handles a third of our parcels and makes two thirds of our missorts.",
            Contributors = ["tom.demo", "bea.exemplar"],
            KeyResults =
            [
                new("Missorts at Vale from 6.0 to 3.0 per 1,000", 6.0m, 3.0m, 0.20m) { Metric = "vale-missorts", Owner = "bea.exemplar", Confidence = 0.3m, Points = [(0.25m, 0.20m)] },
                new("Sort throughput at Vale from 1,450 to 1,900 an hour", 1450, 1900, 0.222m) { Metric = "vale-throughput", Owner = "tom.demo", Confidence = 0.3m, Points = [(0.25m, 0.222m)] },
            ],
            Serves = [Contributes("more-parcels")],
            Confidence = [0.6m, 0.6m, 0.5m, 0.4m, 0.3m, 0.3m],
            Said =
            [
                new("No movement for the third week. Both blockers are with other units.", "The second dock door waits for its permit, and scanner firmware has no release date.", "Decide on Tuesday whether Vale keeps three waves until the door is there."),
                new("No movement. The permit office has not answered.", "The second dock door waits for its permit.", "Ask Finance to call the permit office."),
                new("Throughput held, missorts held. Shift patterns from Harbor are drafted.", "Scanner firmware has no release date.", "Try the Harbor pattern on one wave."),
            ],
        },
        new("full-trailers", "operations", "pia.trial", "No linehaul trailer leaves half empty")
        {
            Why = "A trailer that leaves half empty costs what a full one costs.",
            KeyResults =
            [
                new("Trailer fill from 82% to 90%", 82, 90, 0.50m) { Metric = "trailer-fill", Owner = "pia.trial", Confidence = 0.7m },
                new("Empty northbound kilometres from 31.0% to 22.0%", 31.0m, 22.0m, 0.40m) { Metric = "empty-northbound", Owner = "timo.pattern", Confidence = 0.7m },
            ],
            Serves = [Contributes("more-parcels")],
            Confidence = [0.6m, 0.7m, 0.7m],
        },
        new("night-shift", "operations", "ines.mock", "A night shift people want to stay on")
        {
            Why = "Three of ten night hires leave before their first quarter is over. Plans that come late are the reason they name.",
            Contributors = ["cleo.model", "max.prototype"],
            KeyResults =
            [
                new("Night-shift 90-day retention from 71% to 85%", 71, 85, 0.379m) { Metric = "night-retention", Owner = "ines.mock", Confidence = 0.7m },
                new("Shift plans published 14 days ahead from 20% to 90%", 20, 90, 0.357m) { UnitOfMeasure = "%", Owner = "cleo.model", Confidence = 0.9m },
                new("Three break rooms refitted", 0, 3, 0.333m) { UnitOfMeasure = "rooms", Owner = "ravi.sketch", Confidence = 0.8m },
            ],
            Serves = [Contributes("stay")],
            Confidence = [0.7m, 0.7m, 0.8m, 0.8m],
            CheckInToCome = true,
            Said =
            [
                new("Retention moved from 75.4% to 76.3%. Harbor north is refitted.", "6 of 16 peak night hires have signed. Hiring day is on Wednesday.", "Publish plans for the Vale wave on Thursday instead of Friday."),
                new("The first 14-day plan is out for the Harbor wave.", null, "Ask the Vale leads what keeps them at 7 days."),
            ],
        },
    ];
}
