namespace Setpoint.Demo.Company;

/// <summary>Some 65 metrics, by department. Thresholds and levels are those of a parcel carrier of this size.</summary>
internal static partial class MetricCatalogue
{
    // Parcels follow the week; Saturday is short and Sunday is sorting only.
    private static readonly double[] ParcelWeek = [1.06, 1.04, 1.02, 1.02, 1.05, 0.93, 0.88];
    private static readonly double[] OfficeWeek = [1.12, 1.04, 1.0, 1.0, 0.98, 0.94, 0.92];

    public static IReadOnlyList<Metric> All { get; } = [.. Company, .. Operations, .. OperationsTeams, .. Sales, .. Finance, .. People, .. Technology];

    private static Metric[] Company =>
    [
        new("parcels-carried", "Parcels carried", "thousand", 0, "harbor-vale", "noor.preview", Cadence.Weekly,
            Thresholds.Higher(400, 370), new(352, 404) { Season = 38, Noise = 6 })
        {
            Definition = "Parcels delivered in the week, returns counted once, in thousands",
            Source = "Delivery scans",
            Outcome = "Carry more parcels without carrying more cost",
            Target = 432,
        },
        new("revenue", "Revenue", "EUR thousand", 0, "harbor-vale", "otto.draft", Cadence.Monthly,
            Thresholds.Higher(7200, 6900), new(6180, 7410) { Season = 520, Noise = 60 })
        {
            Definition = "Invoiced revenue of the month without fuel surcharges",
            Source = "General ledger",
            Outcome = "A company that pays for its own growth",
            Target = 7600,
        },
        new("ebit-margin", "EBIT margin", "%", 1, "harbor-vale", "otto.draft", Cadence.Monthly,
            Thresholds.Higher(5.0m, 4.0m), new(3.8, 4.6) { Season = 0.4, Noise = 0.2 })
        {
            Definition = "Earnings before interest and taxes, of revenue",
            Source = "General ledger",
            Outcome = "A company that pays for its own growth",
            Target = 5.5m,
            Benchmark = 4.4m,
        },
        new("rebooking", "Customers who book again", "%", 1, "harbor-vale", "mara.template", Cadence.Monthly,
            Thresholds.Higher(70, 66), new(68.4, 66.2) { Noise = 0.5 })
        {
            Definition = "Customers of the month before last who booked again within 30 days",
            Source = "Booking system",
            Outcome = "Customers book again",
            Target = 72,
            Benchmark = 67.5m,
        },
        new("nps", "Net promoter score", "points", 0, "harbor-vale", "mara.template", Cadence.Monthly,
            Thresholds.Higher(40, 30), new(33, 43) { Season = -3, Noise = 1.5 })
        {
            Definition = "Promoters less detractors among receivers asked after delivery",
            Source = "Receiver survey",
            Outcome = "Customers book again",
            Benchmark = 38,
        },
        new("co2-per-parcel", "CO2 per parcel", "g", 0, "harbor-vale", "pia.trial", Cadence.Monthly,
            Thresholds.Lower(420, 460), new(492, 405) { Season = 14, PeakMonth = 1, Noise = 6 })
        {
            Definition = "Direct emissions of depots and vehicles, by parcel delivered",
            Source = "Fuel cards and meters",
            Outcome = "Customers can ship with a clear conscience",
            Target = 390,
            Benchmark = 450,
        },
        new("driver-turnover", "Driver and loader turnover", "%", 1, "harbor-vale", "elif.rehearsal", Cadence.Weekly,
            Thresholds.Lower(18, 23), new(19.5, 24.0) { Noise = 0.25 })
        {
            Definition = "Drivers and loaders who left in the last 13 weeks, projected to a year, of all drivers and loaders",
            Source = "Personnel system",
            Outcome = "Drivers and loaders choose to stay",
            Target = 18,
            Benchmark = 27,
        },
        new("engagement", "Would recommend working here", "points", 0, "harbor-vale", "elif.rehearsal", Cadence.Quarterly,
            Thresholds.Higher(25, 10), new(14, 27) { Noise = 2 })
        {
            Definition = "Answers 9 and 10 less answers 0 to 6 in the quarterly survey",
            Source = "Employee survey",
            Outcome = "Drivers and loaders choose to stay",
        },
        new("cash-conversion", "Cash conversion", "days", 0, "harbor-vale", "otto.draft", Cadence.Monthly,
            Thresholds.Lower(32, 38), new(39, 30) { Noise = 0.8 })
        {
            Definition = "Days from paying for a delivery to being paid for it",
            Source = "General ledger",
            Outcome = "A company that pays for its own growth",
        },
        new("electric-share", "Share of electric kilometres", "%", 1, "harbor-vale", "pia.trial", Cadence.Monthly,
            Thresholds.None("higher"), new(6, 19.4) { Noise = 0.6 })
        {
            Definition = "Kilometres driven by electric vehicles; thresholds follow once the second depot charges",
            Source = "Telematics",
            IsDraft = true,
        },
    ];
}
