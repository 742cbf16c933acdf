using System.Globalization;
using System.Text;

namespace Setpoint.EndToEnd.Tests.Apg;

/// <summary>One line of <c>goals.csv</c>.</summary>
internal sealed record GoalRow(
    string Agency, string AgencyName, string Kind, string GoalId, string JointId, bool IsJoint, string StrategicGoal, string StrategicObjective, string Name, string Description);

/// <summary>One line of <c>key_result_checkins.csv</c>.</summary>
/// <param name="Line">Line of the file, for messages.</param>
internal sealed record CheckInRow(int Line, int Quarter, string GoalId, string Target, string Indicator, Cell Start, Cell TargetValue, Cell Current);

/// <summary>A cell that should hold a number: the number, or why there is none.</summary>
internal readonly record struct Cell(decimal? Value, string? Fault)
{
    public const string Blank = "blank";

    public static Cell Read(string text) =>
        string.IsNullOrWhiteSpace(text) ? new(null, Blank)
        : decimal.TryParse(text.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? new(value, null)
        : new(null, $"“{text.Trim()}” is not a number");
}

/// <summary>The two files as they are, with spaces and line breaks inside cells made single spaces.</summary>
internal sealed record ApgFiles(IReadOnlyList<GoalRow> Goals, IReadOnlyList<CheckInRow> CheckIns)
{
    public static ApgFiles Read()
    {
        var folder = System.IO.Path.Combine(AppContext.BaseDirectory, "Apg", "data");
        return Read(File.ReadAllText(System.IO.Path.Combine(folder, "goals.csv")), File.ReadAllText(System.IO.Path.Combine(folder, "key_result_checkins.csv")));
    }

    public static ApgFiles Read(string goals, string checkIns) => new(
        [.. Table(goals).Select(row => new GoalRow(
            row["organization_abbreviation"], row["organization_name"], row["goal_type"], row["goal_id"], row["joint_goal_id"], row["is_joint"] == "1",
            row["sg_id"], row["so_id"], row["goal_name"], row["goal_description"]))],
        [.. Table(checkIns).Select((row, index) => new CheckInRow(
            index + 2, int.Parse(row["fiscal_qtr"], CultureInfo.InvariantCulture), row["related_goal_id"], row["target"], row["indicator"],
            Cell.Read(row["value_start"]), Cell.Read(row["value_target"]), Cell.Read(row["value_current"])))]);

    private static IEnumerable<Dictionary<string, string>> Table(string text)
    {
        var rows = Records(text.TrimStart('\uFEFF')).ToList();
        return rows.Skip(1).Select(cells => rows[0].Zip(cells).ToDictionary(pair => pair.First, pair => string.Join(' ', pair.Second.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    /// <summary>Comma-separated values with quotes, doubled quotes and line breaks inside quotes.</summary>
    private static IEnumerable<List<string>> Records(string text)
    {
        var record = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    record.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted:
                    break;
                case '\n' when !quoted:
                    record.Add(cell.ToString());
                    cell.Clear();
                    yield return record;
                    record = [];
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        if (record.Count > 0)
        {
            yield return [.. record, cell.ToString()];
        }
    }
}
