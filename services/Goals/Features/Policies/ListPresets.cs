using Microsoft.AspNetCore.Http.HttpResults;

namespace Setpoint.Goals.Features.Policies;

/// <summary>A value that suits a company of a size, and why.</summary>
public sealed record PresetValue(string Policy, string Value, string Because);

/// <summary>A set of values to begin with. The directory's policies of the company take them.</summary>
/// <param name="People">About how many it is meant for.</param>
public sealed record Preset(string Name, string Title, int People, IReadOnlyList<PresetValue> Values);

/// <summary>What companies of three sizes begin with. What is not named stays at its default.</summary>
internal static class ListPresets
{
    public static readonly IReadOnlyList<Preset> All =
    [
        new(
            "start-up", "A start-up of about fifty", 50,
            [
                new("companyObjectivesMost", "3", "Fifty people carry three things at once."),
                new("unitObjectivesLeast", "0", "A team of four may work on the company's objectives alone."),
                new("unitObjectivesMost", "2", "Small teams finish two objectives or none."),
                new("keyResultsMost", "4", "Everybody should know them by heart."),
                new("selfApproval", "on", "Those who lead sit at one table; a second signature adds a day and no judgement."),
                new("companyFirst", "off", "Teams and company plan in the same week."),
                new("checkInEveryWeeks", "1", "Things change within a week."),
                new("gradeTolerance", "0.2", "Numbers are young; judgement has more room."),
            ]),
        new(
            "company", "A company of about 1,500", 1500,
            [
                new("companyObjectivesMost", "4", "More than four do not reach the last team."),
                new("unitObjectivesMost", "3", "Three leave a department room for what is not an objective."),
                new("selfApproval", "off", "Somebody above looks at what a department promises."),
                new("companyFirst", "on", "Departments can only align to what is there."),
                new("publishRole", "lead", "A department's lead agrees to its teams' objectives."),
                new("checkInEveryWeeks", "1", "A quarter has thirteen chances to notice."),
                new("personalObjectives", "off", "Objectives of persons turn into appraisals."),
            ]),
        new(
            "group", "A group of about 50,000", 50000,
            [
                new("companyObjectivesMost", "3", "What 50,000 people shall remember is short."),
                new("unitObjectivesMost", "3", "Limits are the only thing that keeps thousands of objectives readable."),
                new("selfApproval", "off", "No division agrees to its own promises; company-wide, so that nobody below lifts it."),
                new("companyFirst", "on", "Levels plan one after the other, or each waits for all others."),
                new("publishRole", "executive", "Agreement lies with those who answer for a division."),
                new("checkInEveryWeeks", "2", "Below that, reporting costs more than it tells."),
                new("smallestGroup", "10", "In large groups small ones are easily recognized."),
                new("personalObjectives", "off", "Works councils rightly ask what becomes of them."),
                new("auditDays", "3650", "Auditors look back ten years."),
            ]),
    ];

    public static Ok<IReadOnlyList<Preset>> Handle() => TypedResults.Ok(All);
}
