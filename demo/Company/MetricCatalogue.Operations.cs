namespace Setpoint.Demo.Company;

internal static partial class MetricCatalogue
{
    private static Metric[] Operations =>
    [
        new("on-time-delivery", "On-time delivery", "%", 1, "operations", "jo.specimen", Cadence.Weekly,
            Thresholds.Higher(95, 92), new(95.0, 91.0)
            {
                Noise = 0.3,
                Season = -0.6,
                Steps = [(390, 95.2), (330, 93.9), (280, 94.9), (190, 92.8), (112, 92.8), (98, 91.0), (56, 91.1)],
            })
        {
            Definition = "Parcels delivered on the promised day, of all parcels due that day",
            Source = "SQL on delivery scans",
            Outcome = "Customers book again",
            Target = 96,
            Benchmark = 95.5m,
            Tags = ["promise", "customer"],
        },
        new("damage-claims", "Damage claims", "per 1,000 parcels", 1, "operations", "rae.example", Cadence.Weekly,
            Thresholds.Lower(1.6m, 1.8m), new(1.5, 1.2)
            {
                Noise = 0.08,
                Season = 0.15,
                Recent = [1.2m, 1.1m, 1.2m, 1.0m, 1.1m, 1.3m, 1.2m, 1.3m, 1.4m, 1.3m, 1.5m, 1.9m, 2.1m],
            })
        {
            Definition = "Claims for damaged goods, by thousand parcels delivered",
            Source = "Claims desk",
            Outcome = "Customers book again",
            Benchmark = 1.7m,
            Tags = ["quality"],
        },
        new("cost-per-parcel", "Cost per parcel", "EUR", 2, "operations", "otto.draft", Cadence.Weekly,
            Thresholds.Lower(4.20m, 4.40m), new(4.38, 4.30) { Noise = 0.025, Season = 0.06, PeakMonth = 2 })
        {
            Definition = "All cost of depots, linehaul and last mile, by parcel delivered",
            Source = "Cost accounting",
            Outcome = "Carry more parcels without carrying more cost",
            Target = 4.05m,
            Benchmark = 4.31m,
            Tags = ["cost"],
        },
        new("trailer-fill", "Trailer fill", "%", 0, "operations", "rae.example", Cadence.Weekly,
            Thresholds.Range(80, 92, 72, 97), new(76, 82) { Noise = 0.8, Season = 2 })
        {
            Definition = "Volume loaded of volume available, over all linehaul departures; above 92 % the doors jam",
            Source = "Loading gates",
            Outcome = "Carry more parcels without carrying more cost",
            Target = 88,
            Tags = ["linehaul"],
        },
        new("lost-time-incidents", "Lost-time incidents", "per 200,000 h", 1, "operations", "rae.example", Cadence.Monthly,
            Thresholds.Lower(2.0m, 3.0m), new(3.3, 2.5) { Noise = 0.15, Recent = [2.4m, 2.2m, 1.8m, 1.6m, 1.4m] })
        {
            Definition = "Injuries that cost at least one shift, by 200,000 hours worked",
            Source = "Safety log",
            Outcome = "Drivers and loaders choose to stay",
            Benchmark = 2.6m,
            Tags = ["safety"],
        },
        new("first-scan-coverage", "First-scan coverage", "%", 1, "operations", "rae.example", Cadence.Daily,
            Thresholds.Higher(98, 96), new(95.8, 98.6) { Noise = 0.25, SilentDays = 8, Recent = [98.4m, 98.6m, 98.5m, 98.7m] })
        {
            Definition = "Parcels scanned at least once before the first sort, of all parcels accepted",
            Source = "Vale gate feed",
            Outcome = "Customers book again",
            Target = 99,
            Tags = ["scanning"],
        },
        new("missed-pickups", "Missed pickups", "%", 1, "operations", "pia.trial", Cadence.Weekly,
            Thresholds.None("lower"), new(2.6, 2.2) { Noise = 0.12 })
        {
            Definition = "Pickups not made in the agreed hour, of all pickups",
            Source = "Driver app",
            IsMeasure = true,
        },
        new("empty-northbound", "Empty northbound kilometres", "%", 1, "operations", "pia.trial", Cadence.Weekly,
            Thresholds.None("lower"), new(34, 31) { Noise = 0.5 })
        {
            Definition = "Kilometres driven northbound without freight, of all northbound kilometres",
            Source = "Telematics",
            IsMeasure = true,
        },
    ];

    private static Metric[] OperationsTeams =>
    [
        new("harbor-throughput", "Sort throughput", "parcels/h", 0, "harbor-depot", "ines.mock", Cadence.Daily,
            Thresholds.Higher(2100, 1900), new(2080, 2420) { Noise = 35, Season = 110, Weekdays = ParcelWeek, Gaps = 0.01 })
        {
            Definition = "Parcels through the main sorter in an hour of running", Source = "Sorter control", Outcome = "Carry more parcels without carrying more cost", Target = 2450,
        },
        new("harbor-missorts", "Missorts", "per 1,000 parcels", 1, "harbor-depot", "cleo.model", Cadence.Weekly,
            Thresholds.Lower(3.0m, 4.5m), new(4.1, 2.6) { Noise = 0.15 })
        {
            Definition = "Parcels that left through the wrong gate, by thousand sorted", Source = "Sorter control", Outcome = "Customers book again",
        },
        new("harbor-dispatch", "Dock to dispatch", "min", 0, "harbor-depot", "ravi.sketch", Cadence.Weekly,
            Thresholds.Lower(95, 110), new(104, 88) { Noise = 1.8, Season = 4 })
        {
            Definition = "Median time from a trailer's arrival to its last parcel leaving", Source = "Gate log", Outcome = "Customers book again",
        },
        new("harbor-gate-wait", "Gate waiting time", "min", 0, "harbor-depot", "ravi.sketch", Cadence.Daily,
            Thresholds.Lower(20, 30), new(19, 14) { Noise = 1.2, Season = 2, Weekdays = ParcelWeek })
        {
            Definition = "Median wait of a trailer before it gets a door", Source = "Gate log", Outcome = "Drivers and loaders choose to stay",
        },
        new("vale-late-scans", "Late first scans", "per 1,000 parcels", 1, "vale-depot", "tom.demo", Cadence.Weekly,
            Thresholds.Lower(10, 15), new(16, 18) { Noise = 0.5 })
        {
            Definition = "Parcels first scanned more than 60 minutes after arrival, by thousand", Source = "Vale gate feed", Outcome = "Customers book again", Target = 8,
        },
        new("vale-throughput", "Sort throughput", "parcels/h", 0, "vale-depot", "tom.demo", Cadence.Weekly,
            Thresholds.Higher(1800, 1600), new(1610, 1450) { Noise = 25, Season = 40 })
        {
            Definition = "Parcels through the sorter in an hour of running", Source = "Sorter control", Outcome = "Carry more parcels without carrying more cost", Target = 1900,
        },
        new("vale-missorts", "Missorts", "per 1,000 parcels", 1, "vale-depot", "bea.exemplar", Cadence.Weekly,
            Thresholds.Lower(4.0m, 6.0m), new(4.6, 6.0) { Noise = 0.2 })
        {
            Definition = "Parcels that left through the wrong gate, by thousand sorted", Source = "Sorter control", Outcome = "Customers book again",
        },
        new("vale-gate-wait", "Gate waiting time", "min", 0, "vale-depot", "bea.exemplar", Cadence.Daily,
            Thresholds.Lower(20, 30), new(22, 18) { Noise = 1.5, Season = 2, Weekdays = ParcelWeek, SilentDays = 8, Gaps = 0.02 })
        {
            Definition = "Median wait of a trailer before it gets a door", Source = "Vale gate feed", Outcome = "Drivers and loaders choose to stay",
        },
        new("vale-first-scan-20", "First scans within 20 minutes", "%", 1, "vale-depot", "tom.demo", Cadence.Weekly,
            Thresholds.None("higher"), new(72, 74) { Noise = 0.6 })
        {
            Definition = "Parcels first scanned within 20 minutes of arrival", Source = "Vale gate feed", IsMeasure = true,
        },
        new("departures-on-time", "Departures on time", "%", 1, "linehaul", "pia.trial", Cadence.Daily,
            Thresholds.Higher(95, 90), new(93.6, 96.6) { Noise = 0.5, Season = -0.6, Gaps = 0.01 })
        {
            Definition = "Trailers that left within ten minutes of plan", Source = "Gate log", Outcome = "Customers book again", Target = 97,
        },
        new("fuel-per-100km", "Fuel per 100 km", "l", 1, "linehaul", "timo.pattern", Cadence.Weekly,
            Thresholds.Lower(27.5m, 29.0m), new(29.2, 26.8) { Noise = 0.18, Season = 0.5, PeakMonth = 1 })
        {
            Definition = "Diesel used by 100 km over all trucks", Source = "Fuel cards", Outcome = "Carry more parcels without carrying more cost", Benchmark = 28.4m,
        },
        new("driver-hours", "Driver hours within the law", "%", 1, "linehaul", "timo.pattern", Cadence.Weekly,
            Thresholds.Higher(98, 95), new(97.1, 98.9) { Noise = 0.2 })
        {
            Definition = "Shifts without a breach of driving or rest hours", Source = "Tachographs", Outcome = "Drivers and loaders choose to stay", Target = 100,
        },
        new("late-plan-changes", "Plans changed after 18:00", "%", 1, "planning-desk", "ari.proxy", Cadence.Weekly,
            Thresholds.Lower(8, 12), new(11, 14) { Noise = 0.35 })
        {
            Definition = "Routes of tomorrow changed after 18:00 today", Source = "Planning system", Outcome = "Drivers and loaders choose to stay", Target = 6,
        },
        new("plan-accuracy", "Plan accuracy", "%", 1, "planning-desk", "ari.proxy", Cadence.Weekly,
            Thresholds.Higher(92, 88), new(90.4, 93.4) { Noise = 0.4, Season = -0.8 })
        {
            Definition = "Routes driven within 20 minutes of their planned length", Source = "Driver app", Outcome = "Customers book again",
        },
        new("stops-per-route", "Stops per route", "stops", 0, "planning-desk", "ari.proxy", Cadence.Weekly,
            Thresholds.Range(110, 135, 100, 145), new(112, 124) { Noise = 1.5, Season = 4 })
        {
            Definition = "Mean stops of a last-mile route; too many and drivers run, too few and vans drive empty", Source = "Planning system", Outcome = "Carry more parcels without carrying more cost",
        },
    ];
}
