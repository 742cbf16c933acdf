using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;

namespace Setpoint.Unit.Goals.Coach;

/// <summary>Drafts to begin from: a third quarter with two to five key results and three objectives at most.</summary>
internal static class Given
{
    public static readonly Window Quarter = new(new(2026, 7, 1), new(2026, 9, 30));

    public static readonly GoalLimits Limits = new(ObjectivesLeast: 1, ObjectivesMost: 3, KeyResultsLeast: 2, KeyResultsMost: 5);

    public static readonly Surroundings Around = new(Limits, "Sales", 0, 4, Window: Quarter, Today: new(2026, 8, 15), Trend: new TrendPolicy());

    public static Draft Draft(params DraftKeyResult[] keyResults) => new("Every parcel arrives on the promised day", null, false, keyResults, Around);

    public static DraftKeyResult OnMetric(decimal baseline, decimal target, DraftMetric metric) =>
        new($"From {baseline} to {target}", Measure.Metric, baseline, target, metric);

    public static DraftMetric Metric(params OtherTarget[] others) => new(Guid.Parse("11111111-1111-1111-1111-111111111111"), "Parcels on time", false, "Sales", Weekly(Steady), others);

    public static readonly decimal[] Steady = [.. Enumerable.Repeat(80m, 26)];

    /// <summary>Weeks up to the one that ends on Sunday 9 August 2026.</summary>
    public static MetricHistory Weekly(params decimal[] values) =>
        new("weekly", [.. values.Select((v, i) => new PeriodPoint(new DateOnly(2026, 8, 3).AddDays(-7 * (values.Length - 1 - i)), v))]);

    public static OtherTarget Other(decimal baseline, decimal target, bool elsewhere = true) =>
        new(new(Guid.NewGuid()), "Fewer late parcels", "Operations", elsewhere, baseline, target);

    /// <summary>Code and field of everything that is said.</summary>
    public static IReadOnlyList<(string Code, string Field)> Said(Draft draft, params string[] off) =>
        [.. CoachRules.Look(draft, policy => !off.Contains(policy)).Select(f => (f.Rule.Code, f.Remark.Field))];

    public static string Text(Draft draft, string code) => CoachRules.Look(draft, _ => true).First(f => f.Rule.Code == code).Text;
}
