using Setpoint.Kernel;

namespace Setpoint.Metrics.Domain;

/// <summary>What became of a KPI between two moments.</summary>
/// <param name="Was">Of the latest complete period then.</param>
/// <param name="Before">Its value then; none where it had none.</param>
internal sealed record Turn(
    string Name, string UnitOfMeasure, int Decimals, Health Was, Health Is, decimal? Before, decimal? Now, bool? Better, bool Stale)
{
    public bool Turned => Was != Is && Was != Health.NotSet && Is != Health.NotSet;
}

/// <summary>Says in plain words what turned: "3 of 8 KPIs turned red since Monday 23 November: …". Only what was computed is said.</summary>
internal static class Turns
{
    private const int MostNamed = 4;
    private static readonly Health[] s_worstFirst = [Health.Red, Health.Amber, Health.Green];

    /// <summary>A sentence for every health that something turned to, worst first, and one for what is stale; at least one sentence.</summary>
    /// <param name="since">How people call the moment, such as <c>Monday 23 November</c>.</param>
    public static IReadOnlyList<string> InWords(IReadOnlyList<Turn> kpis, string since)
    {
        if (kpis.Count == 0)
        {
            return ["No KPI is watched here yet."];
        }

        List<string> sentences = [.. s_worstFirst.Select(h => TurnedTo(kpis, h, since)).OfType<string>()];
        var stale = kpis.Where(k => k.Stale).ToList();
        if (stale.Count > 0)
        {
            sentences.Add($"{Of(stale.Count, kpis.Count)} {(stale.Count == 1 ? "waits" : "wait")} for a value that is due: {Named(stale, k => k.Name)}.");
        }

        var unchanged = kpis.All(k => !k.Turned);
        return unchanged ? [$"None of {kpis.Count} KPIs turned since {since}: {Standing(kpis)}.", .. sentences] : sentences;
    }

    private static string? TurnedTo(IReadOnlyList<Turn> kpis, Health health, string since)
    {
        var turned = kpis.Where(k => k.Turned && k.Is == health).ToList();
        return turned.Count == 0 ? null : $"{Of(turned.Count, kpis.Count)} turned {Word(health)} since {since}: {Named(turned, Moved)}.";
    }

    private static string Standing(IReadOnlyList<Turn> kpis)
    {
        var counts = s_worstFirst.Reverse().Select(h => (Health: h, Count: kpis.Count(k => k.Is == h))).Where(c => c.Count > 0)
            .Select(c => $"{c.Count} {Word(c.Health)}").ToList();
        var notSet = kpis.Count(k => k.Is == Health.NotSet);
        return string.Join(", ", notSet == 0 ? counts : counts.Append($"{notSet} not judged"));
    }

    private static string Of(int count, int all) => $"{count} of {all} {(all == 1 ? "KPI" : "KPIs")}";

    private static string Named(List<Turn> kpis, Func<Turn, string> say)
    {
        var names = string.Join("; ", kpis.Take(MostNamed).Select(say));
        return kpis.Count > MostNamed ? $"{names}; and {kpis.Count - MostNamed} more" : names;
    }

    /// <summary>The value now, and by how much it moved.</summary>
    private static string Moved(Turn kpi) => kpi.Now is not { } now
        ? kpi.Name
        : kpi.Before is { } before
            ? $"{kpi.Name} ({Shown(now, kpi)}, {(now >= before ? "+" : "−")}{Shown(Math.Abs(now - before), kpi)})"
            : $"{kpi.Name} ({Shown(now, kpi)})";

    private static string Shown(decimal value, Turn kpi) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{DecimalRules.Round(value, kpi.Decimals).ToString($"N{kpi.Decimals}", System.Globalization.CultureInfo.InvariantCulture)}{(kpi.UnitOfMeasure == "%" ? "" : " ")}{kpi.UnitOfMeasure}");

    private static string Word(Health health) => health.ToString().ToLowerInvariant();
}
