using System.Globalization;
using System.Text;

namespace Setpoint.Benchmarks.Ingestion;

/// <summary>A file of observations, as bytes to send and as the rows that are in it.</summary>
internal sealed record ParsedFile(byte[] Ndjson, List<(int Series, DateTime At, decimal Value)> Rows)
{
    private const int Days = 100;

    /// <summary>100 daily values for each metric, by day as a nightly export writes them or by metric as a history does.</summary>
    public static ParsedFile Make(IReadOnlyList<(int Series, Guid Id)> metrics, DateTime firstDay, bool byMetric)
    {
        var random = new Random(firstDay.DayOfYear);
        var cells = byMetric
            ? metrics.SelectMany(m => Enumerable.Range(0, Days).Select(d => (Metric: m, Day: d)))
            : Enumerable.Range(0, Days).SelectMany(d => metrics.Select(m => (Metric: m, Day: d)));
        var rows = new List<(int, DateTime, decimal)>(metrics.Count * Days);
        var text = new StringBuilder(rows.Capacity * 110);
        foreach (var ((series, id), day) in cells)
        {
            var at = firstDay.AddDays(day);
            var value = random.Next(0, 10_000_000) / 100m;
            rows.Add((series, at, value));
            text.Append(CultureInfo.InvariantCulture, $$"""{"metric":"{{id}}","at":"{{at:yyyy-MM-ddTHH:mm:ssZ}}","value":{{value}}}""").Append('\n');
        }

        return new ParsedFile(Encoding.UTF8.GetBytes(text.ToString()), rows);
    }
}
