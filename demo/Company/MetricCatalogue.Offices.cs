namespace Setpoint.Demo.Company;

internal static partial class MetricCatalogue
{
    private static Metric[] Sales =>
    [
        new("pipeline-coverage", "Pipeline coverage", "x", 1, "sales", "mara.template", Cadence.Weekly,
            Thresholds.Higher(3.0m, 2.5m), new(2.5, 3.3) { Noise = 0.08 })
        {
            Definition = "Open offers, weighted, of what the next two quarters need", Source = "Customer system", Outcome = "A company that pays for its own growth",
        },
        new("win-rate", "Win rate", "%", 0, "sales", "dana.notepad", Cadence.Monthly,
            Thresholds.Higher(28, 22), new(23, 25) { Noise = 1.1 })
        {
            Definition = "Offers won of offers decided in the month", Source = "Customer system", Outcome = "A company that pays for its own growth", Target = 30,
        },
        new("new-contracts", "New contracts", "contracts", 0, "sales", "mara.template", Cadence.Weekly,
            Thresholds.Higher(10, 7), new(8, 12) { Noise = 0.9, Season = -1.2 })
        {
            Definition = "Contracts signed in the week", Source = "Customer system", Outcome = "A company that pays for its own growth",
        },
        new("churn", "Revenue lost to churn", "%", 1, "sales", "mara.template", Cadence.Monthly,
            Thresholds.Lower(1.2m, 1.8m), new(1.7, 1.0) { Noise = 0.08 })
        {
            Definition = "Yearly revenue of customers who left in the month, of all yearly revenue", Source = "Billing", Outcome = "Customers book again", Benchmark = 1.4m,
        },
        new("quote-turnaround", "Quote turnaround", "h", 1, "key-accounts", "finn.sandbox", Cadence.Daily,
            Thresholds.Lower(6, 10), new(8.9, 4.8) { Noise = 0.3, Weekdays = OfficeWeek, Gaps = 0.02 })
        {
            Definition = "Median hours from an inquiry to a binding quote", Source = "Customer system", Outcome = "A company that pays for its own growth",
        },
        new("key-account-on-time", "On-time delivery to key accounts", "%", 1, "key-accounts", "finn.sandbox", Cadence.Weekly,
            Thresholds.Higher(96, 94), new(96.1, 95.2) { Noise = 0.3, Season = -0.5 })
        {
            Definition = "On-time delivery counted for the forty largest customers only", Source = "SQL on delivery scans", Outcome = "Customers book again", Target = 97,
        },
        new("lead-response", "Response to a new lead", "min", 0, "new-business", "ola.pilot", Cadence.Daily,
            Thresholds.Lower(45, 90), new(71, 36) { Noise = 3, Weekdays = OfficeWeek, Gaps = 0.03 })
        {
            Definition = "Median minutes from a web inquiry to a call", Source = "Customer system", Outcome = "A company that pays for its own growth",
        },
        new("webshop-activation", "Web shops shipping in week one", "%", 0, "new-business", "ola.pilot", Cadence.Weekly,
            Thresholds.Higher(60, 50), new(44, 52) { Noise = 1.2 })
        {
            Definition = "New web shops that ship a parcel within seven days of signing", Source = "Customer system", Outcome = "A company that pays for its own growth",
        },
        new("first-contact", "Solved at first contact", "%", 1, "customer-care", "zoe.canary", Cadence.Weekly,
            Thresholds.Higher(78, 72), new(73.5, 80.2) { Noise = 0.5, Season = -1.2 })
        {
            Definition = "Questions answered without a second contact within five days", Source = "Care desk", Outcome = "Customers book again", Benchmark = 74,
        },
        new("answer-time", "Time to answer", "s", 0, "customer-care", "zoe.canary", Cadence.Daily,
            Thresholds.Lower(40, 70), new(52, 33) { Noise = 2, Season = 6, Weekdays = OfficeWeek, Gaps = 0.01 })
        {
            Definition = "Median seconds until a call or chat is answered", Source = "Care desk", Outcome = "Customers book again",
        },
        new("contacts-per-1000", "Contacts per 1,000 parcels", "contacts", 1, "customer-care", "zoe.canary", Cadence.Weekly,
            Thresholds.Lower(24, 30), new(29, 28) { Noise = 0.5, Season = 1.5 })
        {
            Definition = "Questions of receivers and senders, by thousand parcels", Source = "Care desk", Outcome = "Customers book again",
        },
    ];

    private static Metric[] Finance =>
    [
        new("invoice-accuracy", "Invoice accuracy", "%", 2, "finance", "otto.draft", Cadence.Monthly,
            Thresholds.Higher(99.5m, 99.0m), new(98.9, 99.62) { Noise = 0.06 })
        {
            Definition = "Invoices that needed no credit note within 30 days", Source = "Billing", Outcome = "Customers book again", Target = 99.8m,
        },
        new("dso", "Days sales outstanding", "days", 0, "finance", "otto.draft", Cadence.Monthly,
            Thresholds.Lower(38, 44), new(46, 41) { Noise = 0.8 })
        {
            Definition = "Receivables at the end of the month, in days of revenue", Source = "General ledger", Outcome = "A company that pays for its own growth", Benchmark = 43,
        },
        new("close-duration", "Days to close the month", "days", 1, "finance", "paul.abacus", Cadence.Monthly,
            Thresholds.Lower(5, 7), new(7.6, 4.8) { Noise = 0.3 })
        {
            Definition = "Working days from the end of the month to its final figures", Source = "Controlling calendar", Outcome = "Decisions on this month's numbers",
        },
        new("lanes-below-cost", "Lanes sold below cost", "%", 1, "pricing", "nia.stub", Cadence.Weekly,
            Thresholds.Lower(8, 12), new(14.5, 7.1) { Noise = 0.4 })
        {
            Definition = "Lanes whose price does not cover their activity cost", Source = "Lane model", Outcome = "A company that pays for its own growth",
        },
        new("cost-forecast-error", "Error of the cost forecast", "%", 1, "controlling", "kit.tester", Cadence.Monthly,
            Thresholds.Lower(3, 5), new(4.9, 2.4) { Noise = 0.25 })
        {
            Definition = "Difference of forecast and actual cost, four weeks ahead", Source = "Cost accounting", Outcome = "Decisions on this month's numbers",
        },
        new("payroll-accuracy", "Payroll accuracy", "%", 2, "accounting", "sam.replica", Cadence.Monthly,
            Thresholds.Higher(99.5m, 99.0m), new(99.3, 99.71) { Noise = 0.05 })
        {
            Definition = "Payslips that needed no correction in the following month", Source = "Payroll", Outcome = "Drivers and loaders choose to stay",
        },
        new("overdue-receivables", "Overdue receivables", "%", 1, "accounting", "sam.replica", Cadence.Weekly,
            Thresholds.Lower(6, 9), new(8.4, 6.8) { Noise = 0.25 })
        {
            Definition = "Receivables more than 14 days past due, of all receivables", Source = "General ledger", Outcome = "A company that pays for its own growth",
        },
    ];

    private static Metric[] People =>
    [
        new("sickness-absence", "Sickness absence", "%", 1, "people", "elif.rehearsal", Cadence.Weekly,
            Thresholds.Lower(5.0m, 6.5m), new(5.2, 5.5) { Noise = 0.2, Season = 0.9, PeakMonth = 1, Gaps = 0.03 })
        {
            Definition = "Hours lost to illness of hours planned", Source = "Time recording", Outcome = "Drivers and loaders choose to stay", Benchmark = 5.8m,
        },
        new("night-retention", "Night-shift 90-day retention", "%", 1, "people", "ines.mock", Cadence.Weekly,
            Thresholds.Higher(80, 70), new(76, 71) { Noise = 0.6 })
        {
            Definition = "Night-shift hires of the last half year who stayed at least 90 days", Source = "Personnel system", Outcome = "Drivers and loaders choose to stay", Target = 85,
        },
        new("training-hours", "Training hours", "h/person", 1, "people", "mia.mannequin", Cadence.Monthly,
            Thresholds.Range(1.5m, 4.0m, 0.8m, 6.0m), new(1.7, 2.6) { Noise = 0.2, Season = -0.5 })
        {
            Definition = "Paid hours of training by person and month", Source = "Learning system", Outcome = "Drivers and loaders choose to stay",
        },
        new("time-to-hire", "Time to hire", "days", 1, "recruiting", "max.prototype", Cadence.Weekly,
            Thresholds.Lower(30, 38), new(33, 41) { Noise = 0.6 })
        {
            Definition = "Median days from opening a vacancy to a signed contract, last eight weeks", Source = "Applicant system", Outcome = "Drivers and loaders choose to stay", Target = 30,
        },
        new("open-vacancies", "Open vacancies", "vacancies", 0, "recruiting", "max.prototype", Cadence.Weekly,
            Thresholds.Lower(25, 40), new(22, 31) { Noise = 1.6, Season = 6, PeakMonth = 10 })
        {
            Definition = "Vacancies open on Friday evening", Source = "Applicant system", Outcome = "Drivers and loaders choose to stay",
        },
        new("safety-training", "Safety training up to date", "%", 1, "learning-safety", "ida.schema", Cadence.Monthly,
            Thresholds.Higher(97, 93), new(92.5, 98.1) { Noise = 0.4 })
        {
            Definition = "People with every safety course of their workplace in date", Source = "Learning system", Outcome = "Drivers and loaders choose to stay", Target = 100,
        },
        new("near-misses", "Near misses reported", "per 100 people", 1, "learning-safety", "ida.schema", Cadence.Monthly,
            Thresholds.Range(4, 10, 2, 14), new(2.9, 6.2) { Noise = 0.4 })
        {
            Definition = "Reports of near misses; too few means that nobody reports", Source = "Safety log", Outcome = "Drivers and loaders choose to stay",
        },
    ];

    private static Metric[] Technology =>
    [
        new("availability", "Availability of the booking system", "%", 2, "technology", "yara.mockup", Cadence.Daily,
            Thresholds.Higher(99.9m, 99.5m), new(99.9, 99.97) { Noise = 0.012 })
        {
            Definition = "Minutes with successful bookings of all minutes", Source = "Synthetic bookings", Outcome = "Customers book again", Target = 99.95m,
        },
        new("change-failure", "Changes that failed", "%", 1, "technology", "yara.mockup", Cadence.Weekly,
            Thresholds.Lower(10, 15), new(14, 8.1) { Noise = 0.7 })
        {
            Definition = "Releases rolled back or mended within a day", Source = "Release log", Outcome = "Customers book again",
        },
        new("deployments", "Releases", "releases", 0, "technology", "jin.wireframe", Cadence.Weekly,
            Thresholds.Higher(25, 15), new(17, 31) { Noise = 1.8, Season = -4 })
        {
            Definition = "Releases to production in the week", Source = "Release log", Outcome = "Customers book again",
        },
        new("promise-p95", "Promise dates, slowest twentieth", "ms", 0, "platform-team", "bo.fixture", Cadence.Daily,
            Thresholds.Lower(250, 450), new(560, 620) { Noise = 12, Weekdays = OfficeWeek, Gaps = 0.01 })
        {
            Definition = "95th percentile of the answer time of promise dates", Source = "Prometheus", Outcome = "Customers book again", Target = 200,
        },
        new("open-incidents", "Incidents open over a day", "incidents", 0, "platform-team", "bo.fixture", Cadence.Daily,
            Thresholds.Lower(3, 6), new(4, 1) { Noise = 0.5 })
        {
            Definition = "Incidents not resolved after 24 hours, at 08:00", Source = "Incident log", Outcome = "Customers book again",
        },
        new("feeds-on-time", "Data feeds on time", "%", 1, "data-integration", "leo.notional", Cadence.Daily,
            Thresholds.Higher(98, 95), new(96.4, 98.9) { Noise = 0.2 })
        {
            Definition = "Feeds complete by 06:00", Source = "Feed log", Outcome = "Decisions on this month's numbers",
        },
        new("promise-match", "Quote and tracking show the same date", "%", 0, "data-integration", "leo.notional", Cadence.Weekly,
            Thresholds.None("higher"), new(58, 62) { Noise = 0.6 })
        {
            Definition = "Parcels whose quoted day is the day that tracking shows", Source = "SQL on quotes and scans", IsMeasure = true,
        },
        new("scanner-uptime", "Scanner uptime", "%", 1, "workplace-it", "ana.default", Cadence.Daily,
            Thresholds.Higher(99.0m, 98.0m), new(98.8, 98.6) { Noise = 0.1, Gaps = 0.01 })
        {
            Definition = "Hours in which hand scanners were usable, of shift hours", Source = "Device management", Outcome = "Carry more parcels without carrying more cost",
        },
        new("scanner-battery-calls", "Calls about empty scanners", "calls", 0, "workplace-it", "ana.default", Cadence.Weekly,
            Thresholds.Lower(15, 30), new(41, 38) { Noise = 2, Season = 3 })
        {
            Definition = "Calls to the service desk about scanners that ran empty in a shift", Source = "Service desk", Outcome = "Drivers and loaders choose to stay", ForItsUnitOnly = true,
        },
        new("same-day-tickets", "Tickets solved the same day", "%", 0, "workplace-it", "ana.default", Cadence.Weekly,
            Thresholds.Higher(75, 65), new(62, 79) { Noise = 1.4 })
        {
            Definition = "Service desk tickets closed on the day they came", Source = "Service desk", Outcome = "Drivers and loaders choose to stay",
        },
    ];
}
