namespace Setpoint.Demo.Company;

internal static partial class ClosedQuarters
{
    private static Okr[] Before =>
    [
        new("ready-for-vale", "harbor-vale", "noor.preview", "Everything is ready for a second depot")
        {
            Why = "Harbor is full on four days of five.",
            KeyResults = [Number("Permits granted from 2 to 11", 2, 11, 0.89m, "permits"), Number("Equipment delivered from 0% to 100%", 0, 100, 0.92m, "%")],
            Confidence = [0.6m, 0.7m, 0.8m],
            Lesson = new("The permit for the second door should have been asked for first; it takes nine months.", "That one office grants all permits.", "Steering by the supplier's calendar."),
        },
        new("keep-shops", "harbor-vale", "mara.template", "Small shops stay with us after the price letter")
        {
            Why = "The price letter of March pays for Vale, if the shops stay.",
            KeyResults = [Step("churn", -0.3m), Number("Shops called before their renewal from 10% to 80%", 10, 80, 0.31m, "%")],
            Confidence = [0.7m, 0.5m, 0.3m],
            Lesson = new("Sixty shops left over the letter, not over the price.", "That a letter is enough for a customer who never met us.", "Price letters without a phone number."),
        },
        new("shift-we-like", "harbor-vale", "elif.rehearsal", "A shift plan people can live with")
        {
            Why = "Plans are the first reason named in exit talks.",
            KeyResults = [Number("Harbor shifts published ten days ahead from 15% to 90%", 15, 90, 0.86m, "%"), Number("Swaps agreed among colleagues from 20 to 120 a month", 20, 120, 1.0m, "swaps")],
            Confidence = [0.6m, 0.7m, 0.8m],
            Lesson = new("Swaps need a phone, not a form.", "That leads want to approve every swap. They were glad not to.", "Paper plans."),
        },
        new("harbor-speed", "operations", "ines.mock", "Harbor sorts two thousand parcels an hour")
        {
            Why = "The sorter can do more than we feed it.",
            KeyResults = [Step("harbor-throughput", 60), Number("Belts with two feeders from 1 to 4", 1, 4, 0.67m, "belts")],
            Serves = [Contributes("ready-for-vale")],
            Confidence = [0.6m, 0.6m],
            Lesson = new("The second feeder pays only on three evenings.", "That faster belts make faster nights.", "Measuring the belt instead of the night."),
        },
        new("fuel", "linehaul", "timo.pattern", "The same way on less diesel")
        {
            Why = "Fuel is a fifth of linehaul's cost.",
            KeyResults = [Step("fuel-per-100km", -0.5m), Number("Drivers coached from 0 to 24", 0, 24, 0.79m, "drivers")],
            Confidence = [0.7m, 0.7m],
            Lesson = new("Tyre pressure did half of it.", "That coaching lasts longer than a month.", "Ranking lists of drivers."),
        },
        new("plan-by-noon", "planning-desk", "ari.proxy", "Tomorrow is planned by noon")
        {
            Why = "Who knows tomorrow at noon sleeps better.",
            KeyResults = [Step("plan-accuracy", 1.0m), Number("Routes fixed by noon from 5% to 70%", 5, 70, 0.52m, "%")],
            Serves = [Contributes("shift-we-like")],
            Confidence = [0.6m, 0.5m],
            Lesson = new("Two customers send a third of the late changes.", "That everybody changes plans a little.", "Planning the first wave twice."),
        },
        new("care-hours", "customer-care", "zoe.canary", "We answer when customers are awake")
        {
            Why = "A third of the questions come after 18:00.",
            KeyResults = [Number("Evening hours covered from 0 to 15 a week", 0, 15, 1.0m, "h"), Number("Questions waiting at 08:00 from 140 to 40", 140, 40, 0.93m, "questions")],
            Serves = [Contributes("keep-shops")],
            Confidence = [0.7m, 0.8m, 0.9m],
            Lesson = new("Evening callers are receivers, not senders.", "That nobody wants the evening shift. Six people asked for it.", "The answering machine."),
        },
        new("web-orders", "new-business", "ola.pilot", "Half of the small shops order online")
        {
            Why = "Every order by phone takes four minutes.",
            IsAspirational = true,
            KeyResults = [Number("Small shops ordering online from 22% to 50%", 22, 50, 0.61m, "%")],
            Serves = [Contributes("keep-shops")],
            Confidence = [0.5m, 0.6m],
            Lesson = new("Shops order online once their label printer works.", "That the form is the problem.", "Training videos."),
        },
        new("cash", "finance", "otto.draft", "Paid before we pay")
        {
            Why = "Vale is built from cash, not from credit.",
            KeyResults = [Step("cash-conversion", -2), Number("Customers on direct debit from 31% to 45%", 31, 45, 0.5m, "%")],
            Confidence = [0.6m, 0.6m],
            Lesson = new("Large customers change terms only in January.", "That a reminder after ten days is too early.", "Reminders by letter."),
        },
        new("learn-vale", "learning-safety", "ida.schema", "Every Vale starter is trained before the first night")
        {
            Why = "Nobody should learn a sorter while it runs.",
            KeyResults = [Step("safety-training", 1.0m), Number("Courses ready from 2 to 9", 2, 9, 1.0m, "courses")],
            Serves = [Contributes("ready-for-vale")],
            Confidence = [0.7m, 0.8m],
            Lesson = new("Courses of twenty minutes are finished, those of an hour are not.", "That a certificate means somebody can do it.", "Courses on Mondays."),
        },
        new("numbers-by-six", "data-integration", "leo.notional", "Yesterday's numbers are there at six")
        {
            Why = "The morning meeting starts at half past six.",
            KeyResults = [Step("feeds-on-time", 0.5m), Number("Feeds with an alarm from 3 to 20", 3, 20, 0.76m, "feeds")],
            Confidence = [0.6m, 0.7m],
            Lesson = new("An alarm that nobody owns is noise.", "That feeds fail at random. Two of them fail on the first of a month.", "Alarms to a shared mailbox."),
        },
        new("robot-arm", "technology", "jin.wireframe", "A robot arm unloads the bulky goods")
        {
            Why = "Bulky goods hurt backs.",
            IsAspirational = true,
            RetiredReason = "The supplier withdrew the model after two accidents elsewhere.",
            KeyResults = [Number("Bulky goods unloaded by robot from 0% to 30%", 0, 30, 0.08m, "%")],
            Confidence = [0.4m, 0.3m],
        },
    ];
}
