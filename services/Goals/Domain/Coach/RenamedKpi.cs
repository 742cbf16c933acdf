using System.Collections.Frozen;

namespace Setpoint.Goals.Domain.Coach;

/// <summary>The title is the metric's name and says no change.</summary>
internal sealed class RenamedKpi() : DraftRule(new(
    "kpi-renamed",
    "coachRenamedKpi",
    RuleSeverity.Advice,
    "This is the KPI's name and not what shall become of it.",
    "A KPI is watched as long as the business runs. A key result is a change that somebody decided on.",
    "Instead of “Parcels on time”: “Raise parcels on time from 91 % to 97 %”."))
{
    private static readonly FrozenSet<string> s_fillers = new[]
    {
        "the", "our", "a", "an", "of", "in", "on", "for", "and", "kpi", "metric", "indicator", "share", "percentage", "percent", "number", "rate", "level", "score", "total",
        "minutes", "hours", "days", "eur", "usd", "track", "tracking", "monitor", "monitoring", "measure", "measuring", "watch", "watching", "report", "reporting",
    }.ToFrozenSet(StringComparer.Ordinal);

    public override IEnumerable<Remark> Look(Draft draft)
    {
        foreach (var (i, k) in (draft.KeyResults ?? []).Index())
        {
            if (k.Metric is { } metric && IsNameOf(k.Sentence, metric.Name))
            {
                yield return new Remark($"keyResults[{i}].title", $"This is the name of the KPI “{metric.Name}” and not what shall become of it.");
            }
        }

        if (draft.KeyResults?.FirstOrDefault(k => k.Metric is { } m && IsNameOf(draft.Sentence, m.Name)) is { } named)
        {
            yield return new Remark("title", $"This is the name of the KPI “{named.Metric!.Name}”. An objective says what shall be true at the end.");
        }
    }

    private static bool IsNameOf(Sentence title, string name)
    {
        var (said, called) = (Essence(title), Essence(Sentence.Of(name)));
        return said.Count > 0 && said.SetEquals(called);
    }

    /// <summary>What is left without articles, units and words such as track; numbers stay, so that a target makes a difference.</summary>
    private static HashSet<string> Essence(Sentence s) => s.Tokens
        .SelectMany(t => t.Word.Split('-', StringSplitOptions.RemoveEmptyEntries))
        .Where(w => !s_fillers.Contains(w))
        .Select(Stem.Of)
        .ToHashSet(StringComparer.Ordinal);
}
