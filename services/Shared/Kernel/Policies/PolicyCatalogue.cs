namespace Setpoint.Kernel.Policies;

/// <summary>Every policy there is: its name, what it means, what it may be, and what it is where nobody decided.</summary>
public static class PolicyCatalogue
{
    /// <summary>By name.</summary>
    public static readonly IReadOnlyDictionary<string, PolicyDefinition> All = new[]
    {
        PolicyDefinition.Count("companyObjectivesLeast", 3, 0, 20, "Objectives that the company should have in a cycle, at least."),
        PolicyDefinition.Count("companyObjectivesMost", 5, 1, 20, "Objectives that the company should have in a cycle, at most."),
        PolicyDefinition.Count("unitObjectivesLeast", 1, 0, 20, "Objectives that a unit with any should have in a cycle, at least."),
        PolicyDefinition.Count("unitObjectivesMost", 3, 1, 20, "Objectives that a unit should have in a cycle, at most."),
        PolicyDefinition.Count("keyResultsLeast", 2, 1, 20, "Key results that an objective should have, at least."),
        PolicyDefinition.Count("keyResultsMost", 5, 1, 20, "Key results that an objective should have, at most."),
        PolicyDefinition.Number("aspirationalLine", 0.7m, 0.1m, 1m, "Progress that an aspirational objective is expected to reach."),
        PolicyDefinition.Number("committedLine", 1m, 0.1m, 1m, "Progress that a committed objective is expected to reach."),
        PolicyDefinition.Number("onTrackGap", 0.1m, 0m, 1m, "Largest gap between expected and actual progress that is on track."),
        PolicyDefinition.Number("behindGap", 0.25m, 0m, 1m, "Largest gap that is behind; beyond it is at risk."),
        PolicyDefinition.Number("quietShare", 0.1m, 0m, 0.5m, "First share of the window in which nothing is judged."),
        PolicyDefinition.Number("leastCoverage", 0.5m, 0m, 1m, "Share of measurable weight below which there is no pace."),
        PolicyDefinition.Number("nearBelow", 0.3m, 0m, 1m, "How far below the success line a result is still near."),
        PolicyDefinition.Number("confidentFrom", 0.7m, 0m, 1m, "Confidence from which being behind is a contradiction."),
        PolicyDefinition.Number("doubtfulTo", 0.4m, 0m, 1m, "Confidence up to which being on track is a contradiction."),
        PolicyDefinition.Number("gradeTolerance", 0.1m, 0m, 1m, "A grade further than this from the suggestion needs a reason."),
        PolicyDefinition.Number("deviationLimit", 3m, 1m, 10m, "Robust score beyond which a KPI's value is a sudden deviation."),
        PolicyDefinition.Count("deviationLeastPeriods", 8, 3, 60, "Comparable periods without which no deviation is judged."),
        PolicyDefinition.Count("deviationDays", 12, 3, 26, "Days of the same weekday that a day is compared with."),
        PolicyDefinition.Count("deviationWeeks", 26, 3, 52, "Weeks that a week is compared with."),
        PolicyDefinition.Count("deviationMonths", 24, 3, 60, "Months that a month is compared with."),
        PolicyDefinition.Count("offBaselinePeriods", 3, 2, 12, "Periods in a row that make a KPI off its baseline."),
        PolicyDefinition.Number("offBaselineLimit", 2m, 0.5m, 10m, "Robust score beyond which each of them must lie."),
        PolicyDefinition.Number("trendSignificance", 1.96m, 1m, 5m, "Mann–Kendall's Z beyond which a trend is significant."),
        PolicyDefinition.Count("trendLeastPeriods", 8, 4, 24, "Periods without which no trend is looked for."),
        PolicyDefinition.Count("forecastWeeksOfDaily", 4, 1, 13, "Weeks that a daily KPI is projected ahead."),
        PolicyDefinition.Count("forecastWeeks", 8, 1, 26, "Weeks that a weekly KPI is projected ahead."),
        PolicyDefinition.Count("forecastMonths", 6, 1, 12, "Months that a monthly KPI is projected ahead."),
        PolicyDefinition.Count("forecastQuarters", 4, 1, 8, "Quarters that a quarterly KPI is projected ahead."),
        PolicyDefinition.Count("baselinePeriods", 12, 3, 24, "Latest complete periods whose median is proposed as baseline."),
        PolicyDefinition.Count("baselineLeastPeriods", 6, 3, 24, "Periods without which no baseline is proposed."),
        PolicyDefinition.Number("graceShare", 0.2m, 0m, 1m, "Share of its cadence for which a KPI's value may be late."),
        PolicyDefinition.Count("graceLeastDays", 1, 0, 31, "Days for which a value may always be late."),
        PolicyDefinition.Count("alertInARow", 2, 1, 12, "Worse periods in a row that open a KPI's alert; a monthly or slower one opens at one."),
        PolicyDefinition.Count("alertWorse", 3, 1, 24, "Worse periods that open a KPI's alert when they are among the latest ones, whatever lies between them."),
        PolicyDefinition.Count("alertOfTheLast", 5, 1, 24, "How many of the latest periods those worse ones are counted in."),
        PolicyDefinition.Count("alertBetter", 2, 1, 12, "Better periods in a row that close it; a monthly or slower one closes at one."),
        PolicyDefinition.Number("enoughWeight", 0.9m, 0m, 1m, "Share of its weight below which a rolled-up value is provisional and not judged."),
        PolicyDefinition.Count("companyKpisMost", 15, 1, 100, "KPIs that the company should watch, at most."),
        PolicyDefinition.Count("unitKpisMost", 7, 1, 100, "KPIs that a unit should watch, at most."),
        PolicyDefinition.Count("unreadDays", 90, 7, 730, "Days after which a KPI that nobody opened is one that nobody reads."),
        PolicyDefinition.Choice("publishRole", ["lead", "executive", "administrator"], "The weakest role on a unit, or above it, that publishes its objectives."),
        PolicyDefinition.Count("prioritiesLeast", 3, 1, 10, "Priorities in a plain list, at least."),
        PolicyDefinition.Count("prioritiesMost", 5, 1, 10, "Priorities in a plain list, at most."),
        PolicyDefinition.Count("fiscalYearStartMonth", 1, 1, 12, "The month in which the company's year begins; 1 for January."),
        PolicyDefinition.Choice("selfApproval", ["on", "off"], "Whether who proposed or owns an objective may publish it; off asks the unit above.") with { Binding = "off" },
        PolicyDefinition.Choice("companyFirst", ["off", "on"], "Whether a unit publishes only after the unit above has published an objective of the time.") with { Binding = "on" },
        PolicyDefinition.Person("companyApprover", "Who agrees to the company's objectives; none for its executives and administrators."),
        PolicyDefinition.Count("checkInEveryWeeks", 1, 1, 8, "Weeks in which one check-in is said; in between nothing entered by hand is expected to move."),
        PolicyDefinition.Choice(
            "checkInWeekday", ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
            "The day of the last of those weeks on which the check-in is asked for; it counts until Sunday.", "friday"),
        PolicyDefinition.Choice(
            "personalObjectives", ["off", "member", "lead", "executive", "administrator"],
            "The weakest role, on the unit or above it, whose holders may have an objective of their own there; off for nobody."),
        PolicyDefinition.Choice("personMetrics", ["off", "on"], "Whether there may be metrics about single persons."),
        PolicyDefinition.Choice(
            "personMetricsRole", ["none", "executive", "administrator"],
            "The role, on the unit or above it, that sees metrics about persons beside the person and those they report to."),
        PolicyDefinition.Count("smallestGroup", 5, 5, 50, "Fewer persons than this are not shown in anything that is summed up of persons."),
        PolicyDefinition.Count("auditDays", 2555, 365, 3650, "Days for which the history of changes is kept."),
        PolicyDefinition.Count("inboxDays", 365, 30, 3650, "Days for which what people were told stays in their inboxes."),
        PolicyDefinition.Count("securityEventDays", 730, 90, 3650, "Days for which sign-ins, refusals and the use of tokens are kept."),
        PolicyDefinition.Choice("legalHold", ["no", "yes"], "While it is on, nothing of the unit and those below is deleted, whatever its age.") with { Binding = "yes" },
    }.ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>Pairs of which the first must not exceed the second.</summary>
    public static readonly IReadOnlyList<(string Lower, string Upper)> Ordered =
    [
        ("companyObjectivesLeast", "companyObjectivesMost"),
        ("unitObjectivesLeast", "unitObjectivesMost"),
        ("keyResultsLeast", "keyResultsMost"),
        ("prioritiesLeast", "prioritiesMost"),
        ("onTrackGap", "behindGap"),
        ("doubtfulTo", "confidentFrom"),
        ("offBaselineLimit", "deviationLimit"),
        ("baselineLeastPeriods", "baselinePeriods"),
        ("alertWorse", "alertOfTheLast"),
    ];
}
