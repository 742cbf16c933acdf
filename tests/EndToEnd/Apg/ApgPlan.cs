namespace Setpoint.EndToEnd.Tests.Apg;

internal sealed record Agency(string Abbreviation, string Name)
{
    public string Slug => Abbreviation.ToLowerInvariant();
    public string LeadEmail => $"goals@{Slug}.example";
}

/// <param name="Key">Names it in a second import.</param>
/// <param name="Parents">Keys of objectives that it contributes to.</param>
internal sealed record GoalPlan(string Key, Agency Agency, string Title, string? Why, IReadOnlyList<string> Parents)
{
    public List<IndicatorPlan> Indicators { get; } = [];
}

/// <summary>A target with its indicator. The same indicator with another number as target is another key result.</summary>
internal sealed record IndicatorPlan(string Target, string Indicator, Cell Start, Cell TargetValue)
{
    public string Title => Indicator.Length > 0 ? Indicator : Target;
}

/// <summary>A quarter's row, and the key result it speaks of.</summary>
/// <param name="IsRepeat">An earlier row says the very same.</param>
internal sealed record RowPlan(CheckInRow Row, GoalPlan Goal, IndicatorPlan Indicator, bool IsRepeat);

/// <summary>
/// What the files mean here (README.md tells why): agencies are units; strategic goals, strategic objectives and priority
/// goals are objectives; targets with indicators are key results; quarters are check-ins. Pure.
/// </summary>
internal sealed record ApgPlan(IReadOnlyList<Agency> Agencies, IReadOnlyList<GoalPlan> Goals, IReadOnlyList<RowPlan> Rows)
{
    private const int LongestTitle = 300;

    /// <summary>Energy's copy of the goal that Transportation lists as 021019JPG01. No agency has the code 201.</summary>
    private static readonly Dictionary<string, string> MisspeltJointIds = new() { ["201019JPG01"] = "021019JPG01" };

    public static ApgPlan From(ApgFiles files)
    {
        var agencies = files.Goals.Select(row => new Agency(row.Agency, row.AgencyName)).Distinct().ToList();
        var byAbbreviation = agencies.ToDictionary(agency => agency.Abbreviation);
        var measured = files.CheckIns.Select(row => row.GoalId).ToHashSet();

        var goals = new List<GoalPlan>();
        goals.AddRange(files.Goals.Where(row => row.Kind == "APG").Select(row => byAbbreviation[row.Agency]).Distinct()
            .Select(agency => new GoalPlan(RootKey(agency), agency, $"Agency Priority Goals of {agency.Name}, FY2022 and FY2023", null, [])));
        goals.AddRange(Grouped(files, "SG", StrategicGoalKey, byAbbreviation, measured).Select(group => group.Plan(group.Lead.Name, [])));
        goals.AddRange(Grouped(files, "SG", StrategicObjectiveKey, byAbbreviation, measured).Select(group => group.Plan(group.Lead.Description, [StrategicGoalKey(group.Lead)])));
        goals.AddRange(Grouped(files, "PMA", StrategyKey, byAbbreviation, measured).Select(group => group.Plan(group.Lead.Name, [])));
        goals.AddRange(Grouped(files, "PMA", row => $"pma:{row.GoalId}", byAbbreviation, measured).Select(group => group.Plan(group.Lead.Description, [StrategyKey(group.Lead)])));
        // One objective for all agencies that share it; each of them counts it among its own.
        goals.AddRange(Grouped(files, "APG", PriorityGoalKey, byAbbreviation, measured)
            .Select(group => group.Plan(group.Lead.Name, [.. group.Rows.Select(row => RootKey(byAbbreviation[row.Agency])).Distinct()], group.Lead.Description)));

        return new ApgPlan(agencies, goals, RowsOf(files, goals));
    }

    public static string RootKey(Agency agency) => $"priority-goals:{agency.Slug}";

    private static List<RowPlan> RowsOf(ApgFiles files, List<GoalPlan> goals)
    {
        var byKey = goals.ToDictionary(goal => goal.Key);
        var keyOf = files.Goals.Where(row => row.Kind == "APG").ToDictionary(row => row.GoalId, PriorityGoalKey);
        var indicators = new Dictionary<(string, IndicatorPlan), IndicatorPlan>();
        var seen = new HashSet<(string, IndicatorPlan, int, Cell)>();
        var rows = new List<RowPlan>();
        foreach (var row in files.CheckIns)
        {
            var goal = byKey[keyOf[row.GoalId]];
            var indicator = new IndicatorPlan(row.Target, row.Indicator, row.Start, row.TargetValue);
            if (indicators.TryAdd((goal.Key, indicator), indicator))
            {
                goal.Indicators.Add(indicator);
            }

            rows.Add(new RowPlan(row, goal, indicator, IsRepeat: !seen.Add((goal.Key, indicator, row.Quarter, row.Current))));
        }

        return rows;
    }

    private static IEnumerable<GoalGroup> Grouped(
        ApgFiles files, string kind, Func<GoalRow, string> key, Dictionary<string, Agency> agencies, HashSet<string> measured) =>
        files.Goals.Where(row => row.Kind == kind).GroupBy(key).Select(rows =>
        {
            // Of several agencies that share a goal, the one that reports its key results leads.
            var lead = rows.FirstOrDefault(row => measured.Contains(row.GoalId)) ?? rows.First();
            return new GoalGroup(rows.Key, agencies[lead.Agency], lead, [.. rows]);
        });

    private static string PriorityGoalKey(GoalRow row) => $"apg:{MisspeltJointIds.GetValueOrDefault(row.JointId, row.JointId)}";

    // Numbers of strategic goals repeat within an agency (goals of another agency stand under Treasury), so the name belongs to it.
    private static string StrategicGoalKey(GoalRow row) =>
        row.IsJoint ? $"sg:{row.JointId}" : $"sg:{row.Agency}:{row.StrategicGoal}:{Start(row.Name)}";

    private static string StrategyKey(GoalRow row) => $"pma-strategy:{Start(row.Name)}";

    private static string StrategicObjectiveKey(GoalRow row) => row.IsJoint ? $"so:{row.JointId}:{row.StrategicObjective}" : $"so:{row.GoalId}";

    // Keys have a length; names of goals are told apart well before.
    private static string Start(string name) => name[..Math.Min(name.Length, 150)];

    private sealed record GoalGroup(string Key, Agency Agency, GoalRow Lead, IReadOnlyList<GoalRow> Rows)
    {
        public GoalPlan Plan(string title, IReadOnlyList<string> parents, string? why = null) =>
            new(Key, Agency, Short(title), why ?? (title.Length > LongestTitle ? title : null), parents);

        private static string Short(string title) => title.Length <= LongestTitle ? title : $"{title[..(LongestTitle - 1)]}…";
    }
}
