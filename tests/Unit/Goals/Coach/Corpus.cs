using System.Text.Json;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;

namespace Setpoint.Unit.Goals.Coach;

/// <summary>A text with the verdict of a careful human; see corpus.md.</summary>
/// <param name="Expected">Codes of the rules that should speak.</param>
/// <param name="HeldOut">Drawn after the rules were written.</param>
public sealed record CorpusEntry(
    string Id,
    string Kind,
    string Text,
    IReadOnlyList<string> Expected,
    string Reason,
    string? Source = null,
    bool HeldOut = false,
    string? Why = null,
    string? Metric = null,
    decimal? Baseline = null,
    decimal? Target = null,
    IReadOnlyList<decimal>? History = null,
    int? Ahead = null,
    string? Cadence = null,
    string? Other = null)
{
    /// <summary>The periods end on 31 December 2028, a Sunday and the last of a month.</summary>
    private static readonly DateOnly s_end = new(2029, 1, 1);

    public static IReadOnlyList<CorpusEntry> All { get; } = JsonSerializer.Deserialize<List<CorpusEntry>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Goals", "Coach", "corpus.json")), JsonSerializerOptions.Web)!;

    /// <summary>The rules that speak, of those that the corpus has verdicts on.</summary>
    public IReadOnlyList<string> Said(IReadOnlySet<string> judged) =>
        [.. CoachRules.Look(Draft(), _ => true).Select(f => f.Rule.Code).Where(judged.Contains).Distinct().Order(StringComparer.Ordinal)];

    private Draft Draft()
    {
        var metric = Metric is null && History is null ? null : new DraftMetric(Guid.NewGuid(), Metric ?? "Some metric", false, "Sales", Values(), []);
        var around = new Surroundings(
            Neighbours: Other is null ? null : new Neighbours([new(new(Guid.NewGuid()), Other, Guid.NewGuid(), "Operations")]),
            Window: new Window(s_end.AddDays(-80), s_end.AddDays(-1)),
            Trend: new TrendPolicy());
        var measured = new DraftKeyResult(Text, null, Baseline, Target, metric);
        return Kind == "key-result"
            ? new Draft(null, Why, false, [measured], around)
            : new Draft(Text, Why, false, metric is null ? null : [new DraftKeyResult(null, Metric: metric)], around);
    }

    private MetricHistory Values()
    {
        if (History is null)
        {
            return MetricHistory.None;
        }

        var monthly = Cadence == "monthly";
        return new(Cadence!, [.. History.Select((v, i) => new PeriodPoint(Back(History.Count - i + Ahead!.Value, monthly), v))]);
    }

    private static DateOnly Back(int periods, bool monthly) => monthly ? s_end.AddMonths(-periods) : s_end.AddDays(-7 * periods);
}
