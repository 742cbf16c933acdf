namespace Setpoint.Demo.Company;

/// <summary>What people of a department write in a check-in, where the story has no words of its own.</summary>
internal static class Voices
{
    private sealed record Voice(string[] Changed, string[] Blocked, string[] Next);

    /// <summary>One check-in in four names something in the way.</summary>
    private const double BlockedShare = 0.25;

    public static Words Of(Okr okr, string key, int week, Noise noise)
    {
        var voice = ByDepartment[DepartmentOf(okr.Unit)];
        return new Words(
            Next(voice.Changed, "changed", key, week, noise),
            noise.Uniform($"blocked:{key}", week) < BlockedShare ? Next(voice.Blocked, "blocked", key, week, noise) : null,
            Next(voice.Next, "next", key, week, noise));
    }

    // Through the list from a place of its own: no sentence comes twice in a row.
    private static string Next(string[] sentences, string kind, string key, int week, Noise noise) =>
        sentences[((int)(noise.Uniform($"{kind}:{key}") * sentences.Length) + week) % sentences.Length];

    private static string DepartmentOf(string unit)
    {
        var found = Organization.Units.First(each => each.Slug == unit);
        return found.Kind == "team" ? found.Parent! : found.Slug;
    }

    private static readonly Dictionary<string, Voice> ByDepartment = new()
    {
        [Organization.Company] = new(
            [
                "Departments moved; what is ours alone did not.", "Two of three departments are where they wanted to be.", "The monthly figure is in and points the right way.",
                "Talked through with all leads on Tuesday.", "A quiet week; the numbers follow their plan.", "Better than last week, and we know why.",
                "The board asked about this one; the answer is on the page.",
            ],
            [
                "Operations and Technology wait for each other.", "The budget for December is not released.", "Two leads were ill; nobody could decide.",
            ],
            [
                "Ask each department for the one thing that would move it.", "Decide on the December budget.", "Visit the night shift at Vale.",
                "Let the departments speak first in the review.", "Read last quarter's learning notes once more before the talk.",
            ]),
        ["operations"] = new(
            [
                "Two nights went as planned, the third lost an hour at the gates.", "The new plan holds since Wednesday.", "Trial on one belt finished; the crew wants to keep it.",
                "The weekly value is in, a little better than last week.", "Cleared the backlog of Monday; nothing left over on Friday.", "Three shifts worked the new way.",
                "Measured every hand-over this week, not only ours.", "The early wave left on time every day but Tuesday.", "Moved two people to the late gate, with effect.",
            ],
            [
                "Scanner firmware has no release date.", "Two loaders are ill and the agency has nobody.", "Dock door four is out of order until the part comes.",
                "The planning export misses the late orders.", "The permit office has not answered.",
            ],
            [
                "Try it on the second belt.", "Talk to the night lead before the shift, not after.", "Measure again with the agency crew.",
                "Put the plan up where the drivers come in.", "Ask the crew what they would stop.", "Run the late wave with one gate less and watch.", "Agree with planning on a cut-off at 18:00.",
            ]),
        ["sales"] = new(
            [
                "Four talks, two confirmed in writing.", "One large customer asked for it without being asked.", "The offer is shorter by a page and gets answered sooner.",
                "Called everybody on the list; a third picked up.", "Renewals of the month are through.", "The customer's planner joined the call and settled it.",
                "Two came back after the visit at the depot.",
            ],
            [
                "Contracts wait a week for a signature.", "We cannot promise a day on two lanes.", "Prices for January are not fixed.", "The customer changed the buyer.",
            ],
            [
                "Take Operations along to the two large ones.", "Call before writing.", "Ask those who said no for the reason.", "Offer the cut-off times with the renewal.",
                "Send the one-page version to ten more.", "Bring the open ones to Thursday's round.",
            ]),
        ["finance"] = new(
            [
                "Six more done, two need data from the depots.", "The rule caught what we used to find by hand.", "Closed a day earlier than last month.",
                "Walked through it with the owners; they found one mistake of ours.", "The model now has last week's cost.", "Half of the open items had the same cause.",
            ],
            [
                "Two depots send their hours late.", "The ledger is closed for changes until the fifth.", "Nobody owns the lane since the move.",
            ],
            [
                "Agree on the rest with controlling.", "Automate the one that comes every week.", "Show it to Sales before the list goes out.", "Take the oldest item first.",
                "Ask the auditors whether the rule is enough.",
            ]),
        ["people"] = new(
            [
                "Eleven talks, four will start.", "The hiring day brought more people than chairs.", "The night group was trained in the night, for the first time.",
                "Asked everybody who left; three of five named the plan.", "The short course was finished by nine of ten.", "Two leads now hold the talk themselves.",
            ],
            [
                "The works council meets again only next week.", "Contracts lie two days at the signature desk.", "Nobody can release trainers in the peak.",
            ],
            [
                "Hold the talk at the shift's start.", "Call those who did not answer.", "Offer the depot walk before the contract.", "Ask the leads who could train.",
                "Shorten the form to one page.",
            ]),
        ["technology"] = new(
            [
                "One more is live; nobody called.", "The slow query is gone and half of the time with it.", "Released twice, rolled back once.",
                "The trial depot works without us since Tuesday.", "Moved the last consumer off the old interface.", "Found the reason: the cache forgot at midnight.",
                "Load test at twice the peak held.",
            ],
            [
                "The supplier names no date for the firmware.", "Test data of two lanes is missing.", "We wait for a network slot at Vale.", "On-call ate two days.",
            ],
            [
                "Switch the next lane on Wednesday.", "Measure at the customer's end, not at ours.", "Remove what nobody calls any more.", "Let the depot choose the hour of the change.",
                "Write down how to go back before going on.",
            ]),
    };
}
