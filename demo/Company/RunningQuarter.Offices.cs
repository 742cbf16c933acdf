namespace Setpoint.Demo.Company;

internal static partial class RunningQuarter
{
    private static Okr[] Offices =>
    [
        new("delivery-promise", "sales", "mara.template", "Every key account knows its delivery promise")
        {
            Why = "Half of our forty largest customers expect a day that nobody promised.",
            Contributors = ["finn.sandbox", "zoe.canary"],
            KeyResults =
            [
                new("Key accounts with a promise in their contract from 12 to 40", 12, 40, 0.68m) { UnitOfMeasure = "accounts", Owner = "finn.sandbox", Confidence = 0.8m },
                new("Cut-off times confirmed in writing from 25% to 100%", 25, 100, 0.68m) { UnitOfMeasure = "%", Confidence = 0.7m },
            ],
            Serves = [Contributes("book-again")],
            Confidence = [0.7m, 0.7m, 0.8m],
        },
        new("win-back", "sales", "dana.notepad", "Win back the shops that left in spring")
        {
            Why = "Sixty shops left over one price letter. Most would talk to us.",
            KeyResults =
            [
                new("Shops that ship again from 0 to 24", 0, 24, 0.46m) { UnitOfMeasure = "shops", Confidence = 0.6m },
                new("Web shops shipping in week one from 52% to 66%", 52, 66, 0.50m) { Metric = "webshop-activation", Owner = "ola.pilot", Confidence = 0.6m },
            ],
            Serves = [Supports("more-parcels")],
            Confidence = [0.5m, 0.6m],
        },
        new("lane-cost", "finance", "otto.draft", "Every lane priced on what it really costs")
        {
            Why = "One lane in seven is sold below its cost, and nobody can say which before the month is over.",
            Contributors = ["nia.stub", "kit.tester"],
            KeyResults =
            [
                new("Lanes priced on activity cost from 20 to 84", 20, 84, 0.6875m) { UnitOfMeasure = "lanes", Owner = "nia.stub", Confidence = 0.8m },
                new("Lane margin known within a week from 15% to 90%", 15, 90, 0.66m) { UnitOfMeasure = "%", Owner = "kit.tester", Confidence = 0.7m },
            ],
            Serves = [Contributes("more-parcels")],
            Confidence = [0.7m, 0.8m],
        },
        new("close-in-four", "finance", "paul.abacus", "Close the month in four days")
        {
            Why = "Decisions on the seventh working day are decisions on last month.",
            KeyResults =
            [
                new("Postings made by rule from 44% to 80%", 44, 80, 0.55m) { UnitOfMeasure = "%", Confidence = 0.6m },
                new("Open reconciliations at day three from 18 to 4", 18, 4, 0.50m) { UnitOfMeasure = "items", Owner = "sam.replica", Confidence = 0.6m },
            ],
            Confidence = [0.6m],
        },
        new("hire-ahead", "people", "elif.rehearsal", "Hire ahead of the peak, not in it")
        {
            Why = "Who signs in December is trained in January.",
            Contributors = ["max.prototype"],
            KeyResults =
            [
                new("Peak contracts signed from 0 to 120", 0, 120, 0.20m) { UnitOfMeasure = "contracts", Owner = "max.prototype", Confidence = 0.5m },
                new("Time to hire from 41 to 30 days", 41, 30, 0.17m) { Metric = "time-to-hire", Owner = "max.prototype", Confidence = 0.4m },
            ],
            Serves = [Contributes("stay")],
            Confidence = [0.6m, 0.6m, 0.5m],
        },
        new("night-agreement", "people", "elif.rehearsal", "Prepare the night-work agreement")
        {
            Why = "Talks with the works council open in January. Nothing of this is public before.",
            Visibility = "private",
            Contributors = ["noor.preview"],
            KeyResults = [new("Chapters agreed with counsel from 0 to 8", 0, 8, 0.5m) { UnitOfMeasure = "chapters", Confidence = 0.6m }],
            Serves = [Supports("stay")],
            Confidence = [0.6m],
        },
        new("one-date", "technology", "yara.mockup", "One promise date from quote to doorstep")
        {
            Why = "Quote, label and tracking each compute a date of their own. The customer sees three.",
            Contributors = ["bo.fixture", "leo.notional"],
            KeyResults =
            [
                new("Lanes on the promise engine from 0 to 12", 0, 12, 0.333m) { UnitOfMeasure = "lanes", Owner = "bo.fixture", Confidence = 0.6m },
                new("Quote and tracking show the same date from 62% to 95%", 62, 95, 0.333m) { Metric = "promise-match", Owner = "leo.notional", Confidence = 0.5m },
            ],
            Serves = [Contributes("book-again")],
            Confidence = [0.7m, 0.6m, 0.6m],
        },
        new("no-wait-scanners", "technology", "ana.default", "Scanners that never make a driver wait")
        {
            Why = "Drivers lose eleven minutes a day to devices.",
            KeyResults =
            [
                new("Calls about empty scanners from 38 to 10 a week", 38, 10, 0.48m) { Metric = "scanner-battery-calls", Confidence = 0.6m },
                new("Depots on the new firmware from 0 to 6", 0, 6, 0.50m) { UnitOfMeasure = "depots", Confidence = 0.5m },
            ],
            Serves = [Supports("stay")],
            Confidence = [0.6m],
        },
    ];

    private static Okr[] OfficeTeams =>
    [
        new("tell-first", "customer-care", "zoe.canary", "Tell the customer before they ask")
        {
            Why = "Two of three questions ask what we already know.",
            KeyResults =
            [
                new("Delays told before the promised hour from 20% to 85%", 20, 85, 0.74m) { UnitOfMeasure = "%", Confidence = 0.9m },
                new("Contacts from 28 to 20 per 1,000 parcels", 28, 20, 0.74m) { Metric = "contacts-per-1000", Confidence = 0.8m },
            ],
            Serves = [Contributes("delivery-promise")],
            Confidence = [0.7m, 0.8m, 0.9m],
        },
        new("renewals", "key-accounts", "finn.sandbox", "Every renewal carries a delivery promise")
        {
            Why = "A promise is easiest to agree on when a contract is open anyway.",
            KeyResults = [new("Renewals with a promise from 3 to 18", 3, 18, 0.60m) { UnitOfMeasure = "renewals", Confidence = 0.7m }],
            Serves = [Supports("delivery-promise")],
            Confidence = [0.7m],
        },
        new("first-week", "new-business", "ola.pilot", "A web shop ships in its first week")
        {
            Why = "A shop that waits two weeks for its labels signs with somebody else.",
            IsAspirational = true,
            KeyResults =
            [
                new("Days from signature to first parcel from 12 to 5", 12, 5, 0.43m) { UnitOfMeasure = "days", Decimals = 1, Confidence = 0.6m },
                new("Shops set up without a call from 10% to 60%", 10, 60, 0.40m) { UnitOfMeasure = "%", Confidence = 0.5m },
            ],
            Serves = [Contributes("win-back")],
            Confidence = [0.6m, 0.5m],
        },
        new("price-list", "pricing", "nia.stub", "The price list says what a lane costs")
        {
            Why = "Sales sells what the list says.",
            KeyResults =
            [
                new("Lanes in the cost model from 30 to 110", 30, 110, 0.625m) { UnitOfMeasure = "lanes", Confidence = 0.8m },
                new("Price exceptions from 26 to 8 a week", 26, 8, 0.61m) { UnitOfMeasure = "exceptions", Confidence = 0.7m },
            ],
            Serves = [Contributes("lane-cost")],
            Confidence = [0.7m, 0.8m],
        },
        new("margin-owners", "controlling", "kit.tester", "Every lane has an owner who reads its margin")
        {
            Why = "A number without a reader changes nothing.",
            KeyResults =
            [
                new("Lanes with a named owner from 12 to 112", 12, 112, 0.64m) { UnitOfMeasure = "lanes", Confidence = 0.7m },
                new("Owners who opened their report this week from 10% to 80%", 10, 80, 0.64m) { UnitOfMeasure = "%", Confidence = 0.7m },
            ],
            Serves = [Contributes("lane-cost")],
            Confidence = [0.7m],
        },
        new("right-first-time", "accounting", "sam.replica", "Invoices right the first time")
        {
            Why = "A credit note costs eleven times an invoice.",
            KeyResults = [new("Invoice lines checked by rule from 55% to 95%", 55, 95, 0.52m) { UnitOfMeasure = "%", Confidence = 0.7m }],
            Serves = [Contributes("close-in-four")],
            Confidence = [0.6m, 0.7m],
        },
        new("night-hires", "recruiting", "max.prototype", "Sixteen night hires signed by 1 December")
        {
            Why = "The peak plan stands on sixteen pairs of hands that are not here yet.",
            KeyResults = [new("Night hires signed from 0 to 16", 0, 16, 0.5625m) { UnitOfMeasure = "people", Confidence = 0.7m }],
            Serves = [Contributes("hire-ahead"), Supports("night-shift")],
            Confidence = [0.5m, 0.6m, 0.7m],
            Said =
            [
                new("Three more signed after the hiring day: 9 of 16.", "Two offers wait for the works council.", "Call the six who came to the hiring day and did not sign."),
                new("6 of 16 have signed. Hiring day is on Wednesday.", null, "Hiring day at Harbor with a walk through the night shift."),
            ],
        },
        new("referrals", "recruiting", "max.prototype", "One vacancy in three filled by a colleague's word")
        {
            Why = "Colleagues know who stays.",
            Ending = Ending.Proposed,
            KeyResults = [new("Hires by referral from 11% to 33%", 11, 33, 0) { UnitOfMeasure = "%" }],
            Serves = [Contributes("hire-ahead")],
        },
        new("night-safety", "learning-safety", "ida.schema", "Every night shift starts with a safety talk")
        {
            Why = "Half of the year's injuries happened in the first hour.",
            KeyResults =
            [
                new("Shifts with a talk from 30% to 100%", 30, 100, 0.60m) { UnitOfMeasure = "%", Confidence = 0.8m },
                new("Near misses reported by the night from 6 to 24 a month", 6, 24, 0.50m) { UnitOfMeasure = "reports", Confidence = 0.6m },
            ],
            Serves = [Supports("night-shift")],
            Confidence = [0.7m],
        },
        new("promise-200ms", "platform-team", "bo.fixture", "Promise dates answer in 200 ms")
        {
            Why = "A shop drops a date that makes its checkout wait.",
            IsAspirational = true,
            KeyResults =
            [
                new("Slowest twentieth from 620 to 200 ms", 620, 200, 0.48m) { Metric = "promise-p95", Confidence = 0.6m },
                new("Promise answers from the cache from 0% to 75%", 0, 75, 0.48m) { UnitOfMeasure = "%", Confidence = 0.7m },
            ],
            Serves = [Contributes("one-date")],
            Confidence = [0.6m, 0.7m],
        },
        new("five-minutes", "data-integration", "leo.notional", "Every scan is in the numbers within five minutes")
        {
            Why = "Depots steer by numbers of yesterday evening.",
            Visibility = "unit",
            KeyResults = [new("Scan streams under five minutes from 2 to 9", 2, 9, 0.43m) { UnitOfMeasure = "streams", Confidence = 0.6m }],
            Serves = [Contributes("one-date", 0.5m)],
            Confidence = [0.6m],
        },
        new("charged", "workplace-it", "ana.default", "No scanner waits for a charger")
        {
            Why = "A scanner in the charger at 05:00 is a driver who waits.",
            KeyResults = [new("Chargers at the gates from 40 to 120", 40, 120, 0.55m) { UnitOfMeasure = "chargers", Confidence = 0.8m }],
            Serves = [Contributes("no-wait-scanners")],
            Confidence = [0.7m, 0.8m],
        },
        new("tool-change", "workplace-it", "ana.default", "The scanner contract ends without a gap")
        {
            Why = "The contract ends in February; three offers are on the table.",
            Visibility = "unit",
            Ending = Ending.Draft,
            KeyResults = [new("Offers tried in a depot from 0 to 3", 0, 3, 0) { UnitOfMeasure = "offers" }],
        },
    ];
}
