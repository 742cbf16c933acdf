using System.Globalization;
using System.Text;
using CsvHelper;

namespace Setpoint.Services.Tests.Metrics.NewYork;

/// <summary>An indicator of the Mayor's Management Report with what was written for each fiscal year, as it was written.</summary>
internal sealed record Indicator(string Id, string Name, string Agency, bool UpIsBetter, decimal? Target, IReadOnlyDictionary<int, string> Years)
{
    public string Key => $"nyc-{Id}";

    public bool IsShare => Name.Contains("(%)", StringComparison.Ordinal);
}

/// <summary>Reads <c>data/indicators.csv</c>.</summary>
internal static class IndicatorFile
{
    public const int FirstYear = 2016, LastYear = 2023;

    public static IReadOnlyList<Indicator> Read()
    {
        using var csv = CsvReader.FromFile(
            Path.Combine(AppContext.BaseDirectory, "Metrics/NewYork/data/indicators.csv"), CsvReaderOptions.Default, FileOptions.SequentialScan);
        var indicators = new List<Indicator>();
        while (csv.Read())
        {
            indicators.Add(new Indicator(
                csv.GetString("ID"),
                csv.GetString("Indicator"),
                csv.GetString("Agency.Full.Name.y"),
                csv.GetString("Desired.Direction") == "Up",
                decimal.TryParse(csv.GetString("Target.MMR"), CultureInfo.InvariantCulture, out var target) ? target : null,
                Enumerable.Range(FirstYear, LastYear - FirstYear + 1).ToDictionary(y => y, y => csv.GetString(y.ToString(CultureInfo.InvariantCulture)))));
        }

        return indicators;
    }

    /// <summary>Every cell of every year as a row of an upload, those that say nothing included.</summary>
    public static string Upload(IEnumerable<Indicator> indicators)
    {
        var text = new StringBuilder("metric,at,value\n");
        foreach (var indicator in indicators)
        {
            foreach (var (year, value) in indicator.Years)
            {
                text.Append(CultureInfo.InvariantCulture, $"{indicator.Key},{year}-06-30,{value}\n");
            }
        }

        return text.ToString();
    }
}
