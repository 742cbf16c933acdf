using System.Globalization;

namespace Setpoint.Demo.Company;

/// <summary>Two quarters that are over: graded with what was learned, or retired with a reason.</summary>
internal static partial class ClosedQuarters
{
    public static IReadOnlyList<PlannedOkr> Plan(DemoCalendar calendar, Series series) =>
    [
        .. Before.Select(okr => Settled(okr, calendar.Cycles[0], series)),
        .. Last.Select(okr => Settled(okr, calendar.Cycles[1], series)),
    ];

    private static Alignment Contributes(string parent, decimal weight = 1) => new(parent, Counts: true, weight);

    private static KeyResultPlan Number(string title, decimal baseline, decimal target, decimal reached, string unit) =>
        new(title, baseline, target, reached) { UnitOfMeasure = unit };

    /// <summary>A step on a metric: where it starts and how far it came is in the metric's own history.</summary>
    private static KeyResultPlan Step(string metric, decimal by) => new(metric, 0, by, 0) { Metric = metric };

    private static PlannedOkr Settled(Okr okr, Cycle cycle, Series series) => new(
        okr with
        {
            Ending = okr.RetiredReason is null ? Ending.Graded : Ending.Retired,
            KeyResults = [.. okr.KeyResults.Select(plan => plan.Metric is null ? plan : OnMetric(plan, cycle, series))],
        },
        cycle);

    private static KeyResultPlan OnMetric(KeyResultPlan plan, Cycle cycle, Series series)
    {
        var metric = MetricCatalogue.All.First(each => each.Key == plan.Metric);
        var baseline = series.ValueOn(metric, cycle.Start.AddDays(-1));
        var target = baseline + plan.Target;
        var (from, to) = (Shown(baseline, metric), Shown(target, metric));
        return plan with
        {
            Title = $"{metric.Name} from {from} to {to}",
            Baseline = baseline,
            Target = target,
            Reaches = (series.ValueOn(metric, cycle.End) - baseline) / plan.Target,
        };
    }

    private static string Shown(decimal value, Metric metric)
    {
        var digits = value.ToString($"N{metric.Decimals}", CultureInfo.InvariantCulture);
        return metric.UnitOfMeasure == "%" ? $"{digits}%" : digits;
    }

    private static Okr[] Last =>
    [
        new("vale-opens", "harbor-vale", "noor.preview", "Vale opens without our customers noticing")
        {
            Why = "The second depot doubles what we can promise, if the change does not break what we promised already.",
            KeyResults = [Step("rebooking", 3), Number("Customers told of their new route from 0% to 100%", 0, 100, 0.96m, "%"), Number("Lanes moved to Vale from 0 to 22", 0, 22, 1.0m, "lanes")],
            Confidence = [0.7m, 0.7m, 0.5m, 0.4m],
            Lesson = new("Customers noticed within a week. They forgave the delay where somebody called first.", "That lanes can be moved one by one without touching the night plan.", "Opening anything in the month before the holidays."),
        },
        new("cheaper-mile", "harbor-vale", "otto.draft", "The last mile costs less than it did")
        {
            Why = "The last mile is 53% of our cost.",
            KeyResults = [Step("cost-per-parcel", -0.08m), Number("Stops reached without a second try from 88% to 94%", 88, 94, 0.62m, "%")],
            Confidence = [0.6m, 0.6m, 0.5m],
            Lesson = new("Pickup points save more than better routes do.", "That receivers mind a pickup point. Most chose it twice.", "Paying for evening routes on Mondays."),
        },
        new("safe-summer", "harbor-vale", "elif.rehearsal", "Everybody goes home unhurt this summer")
        {
            Why = "Heat and agency crews made last summer the worst in five years.",
            KeyResults = [Step("lost-time-incidents", -0.8m), Number("Depots with a heat plan from 1 to 6", 1, 6, 1.0m, "depots")],
            Confidence = [0.6m, 0.7m, 0.8m],
            Lesson = new("Water at the belt did more than posters.", "That agency crews read our rules. They read their own lead.", "Safety days without the night shift."),
        },
        new("vale-night", "operations", "rae.example", "Vale runs a full night by September")
        {
            Why = "Half a night pays nothing.",
            KeyResults = [Number("Parcels sorted at Vale a night from 0 to 26,000", 0, 26000, 0.71m, "parcels"), Number("Gates in use from 0 to 18", 0, 18, 0.83m, "gates")],
            Serves = [Contributes("vale-opens", 2)],
            Confidence = [0.7m, 0.6m, 0.6m],
            Lesson = new("The sorter was ready in week three, the people in week nine.", "That Harbor's shift plan fits a depot with one door.", "Counting gates instead of parcels.")
            { GradeInstead = (0.60m, "The nights we counted as full ran with Harbor's people. Without them it would have been 0.6.") },
        },
        new("fewer-missorts", "operations", "cleo.model", "Harbor parcels leave through the right gate")
        {
            Why = "A missort costs a day and a phone call.",
            KeyResults = [Step("harbor-missorts", -0.4m), Number("Belts with a second reader from 0 to 4", 0, 4, 0.75m, "belts")],
            Serves = [Contributes("vale-opens")],
            Confidence = [0.7m, 0.8m],
            Lesson = new("Second readers find the label we printed wrong ourselves.", "That missorts are made at the belt. A third are made at the printer.", "Weekly missort lists by name."),
        },
        new("linehaul-slots", "linehaul", "pia.trial", "Every trailer has a slot and keeps it")
        {
            Why = "Waiting trailers are the most expensive parking in the country.",
            KeyResults = [Step("departures-on-time", 1.0m), Number("Trailers with a booked slot from 40% to 95%", 40, 95, 0.9m, "%")],
            Serves = [Contributes("cheaper-mile")],
            Confidence = [0.6m, 0.7m, 0.8m],
            Lesson = new("Drivers keep a slot that they chose.", "That a fee for late arrival helps. It only moved the discussion.", "The fee."),
        },
        new("first-forty", "sales", "mara.template", "Forty accounts carry half of our growth")
        {
            Why = "We visit everybody and grow with few.",
            IsAspirational = true,
            KeyResults = [Number("Key accounts with a growth plan from 4 to 40", 4, 40, 0.64m, "accounts"), Number("Their parcels a week from 118 to 150 thousand", 118, 150, 0.55m, "thousand")],
            Confidence = [0.5m, 0.5m, 0.6m],
            Lesson = new("A plan with one page is read, one with nine is filed.", "That growth comes from new lanes. It came from returns.", "Quarterly visits without a question to ask."),
        },
        new("answers-fast", "customer-care", "zoe.canary", "An answer before the coffee is cold")
        {
            Why = "Waiting makes a small problem a complaint.",
            KeyResults = [Step("first-contact", 2.5m), Number("Answers written with a draft from 0% to 60%", 0, 60, 1.0m, "%")],
            Serves = [Contributes("vale-opens")],
            Confidence = [0.6m, 0.7m, 0.8m],
            Lesson = new("Drafts help new colleagues most.", "That chats are shorter than calls.", "The second queue for business customers."),
        },
        new("true-lane-cost", "finance", "nia.stub", "We know what twenty lanes cost")
        {
            Why = "Without a cost there is no price, only a habit.",
            KeyResults = [Number("Lanes in the cost model from 0 to 20", 0, 20, 1.0m, "lanes"), Number("Lanes repriced from 0 to 12", 0, 12, 0.75m, "lanes")],
            Serves = [Contributes("cheaper-mile")],
            Confidence = [0.7m, 0.8m, 0.9m],
            Lesson = new("Two lanes we were proud of lose money every night.", "That volume pays for everything.", "Discounts by region."),
        },
        new("crew-of-vale", "recruiting", "max.prototype", "Forty people start at Vale")
        {
            Why = "A depot is people first.",
            KeyResults = [Number("Contracts signed from 0 to 40", 0, 40, 0.95m, "contracts"), Number("Still here after 30 days from 0 to 38", 0, 38, 0.74m, "people")],
            Serves = [Contributes("vale-opens")],
            Confidence = [0.6m, 0.7m, 0.7m],
            Lesson = new("People who saw the night shift before signing stay.", "That a bonus at the start keeps anybody.", "The starting bonus."),
        },
        new("one-login", "technology", "ana.default", "One sign-in for every depot screen")
        {
            Why = "Seven passwords on a sticky note are one password.",
            KeyResults = [Number("Screens behind one sign-in from 2 to 14", 2, 14, 0.42m, "screens")],
            Confidence = [0.8m, 0.7m, 0.5m, 0.3m],
            Lesson = new("Old terminals need a new cable before a new sign-in.", "That the supplier's date was a date.", "Starting before the supplier has delivered once."),
        },
        new("drone-count", "harbor-depot", "ravi.sketch", "Drones count the yard at night")
        {
            Why = "Counting trailers by hand takes two people an hour.",
            IsAspirational = true,
            RetiredReason = "The yard lies in the approach of the air-rescue helicopter; no permit before next year.",
            KeyResults = [Number("Nights counted by drone from 0 to 40", 0, 40, 0.05m, "nights")],
            Confidence = [0.4m, 0.2m],
        },
    ];
}
