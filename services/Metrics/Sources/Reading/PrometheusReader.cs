using System.Globalization;
using System.Text.Json;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.Metrics.Sources.Outbound;
using Setpoint.Metrics.Sources.Secrets;

namespace Setpoint.Metrics.Sources.Reading;

/// <summary>
/// Asks Prometheus' HTTP interface. The moments of a range are multiples of its step, so that the next run asks for the same
/// ones and what has not changed adds nothing.
/// </summary>
internal sealed class PrometheusReader(OutboundHttp http)
{
    private const int SeriesNamed = 5;
    private const int LongestLabels = 200;

    public async Task<List<SourceValue>> ReadAsync(PrometheusSettings settings, KnownSecrets secrets, Occasion occasion, CancellationToken ct)
    {
        var address = AddressOf(settings, occasion);
        var headers = secrets.Fill(settings.Headers ?? new Dictionary<string, string>(), address.DnsSafeHost);
        var (status, document) = await http.GetAsync(address, headers, anyStatus: true, ct);
        using (document)
        {
            return Pick(document.RootElement, status);
        }
    }

    internal static Uri AddressOf(PrometheusSettings settings, Occasion occasion)
    {
        var query = $"query={Uri.EscapeDataString(settings.Query!)}";
        var api = $"{settings.BaseUrl!.TrimEnd('/')}/api/v1/";
        var now = occasion.Now.ToUnixTimeSeconds();
        if (settings.Mode == PrometheusMode.Instant)
        {
            return new Uri(string.Create(CultureInfo.InvariantCulture, $"{api}query?{query}&time={now}"));
        }

        var step = settings.StepSeconds!.Value;
        var end = now - (now % step);
        var start = end - (occasion.LookBackDays * 86_400L / step * step);
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{api}query_range?{query}&start={start}&end={end}&step={step}"));
    }

    /// <summary>The values of an answer: of one series, or of a scalar. What is not a number (NaN, ±Inf) is no value.</summary>
    internal static List<SourceValue> Pick(JsonElement root, int status)
    {
        if (Text(root, "status") != "success")
        {
            throw new SourceException($"Prometheus refused the query ({status}, {Text(root, "errorType") ?? "no reason"}): {Cut(Text(root, "error"))}");
        }

        if (!root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("result", out var result))
        {
            throw new SourceException("The answer is not one of Prometheus: it has no data.result.");
        }

        var values = Text(data, "resultType") switch
        {
            "scalar" => [Sample(result)],
            "vector" => OneSeries(result) is var series && series.TryGetProperty("value", out var sample) ? [Sample(sample)] : [],
            "matrix" => OneSeries(result) is var series && series.TryGetProperty("values", out var samples) ? [.. Samples(samples)] : new List<SourceValue?>(),
            var other => throw new SourceException($"The query gives a {other ?? "result without a type"}, not numbers."),
        };
        var numbers = values.OfType<SourceValue>().ToList();
        return numbers.Count > 0 ? numbers : throw new SourceException("The query gives no number, only NaN or infinity.");
    }

    private static JsonElement OneSeries(JsonElement result)
    {
        var count = result.ValueKind == JsonValueKind.Array ? result.GetArrayLength() : 0;
        if (count == 0)
        {
            throw new SourceException("The query gives nothing: no series fits.");
        }

        if (count > 1)
        {
            var named = string.Join(", ", result.EnumerateArray().Take(SeriesNamed).Select(Labels));
            throw new SourceException($"The query gives {count} series where one is needed: {named}{(count > SeriesNamed ? ", …" : "")}. Narrow it, or aggregate it with sum() or avg().");
        }

        return result[0];
    }

    private static IEnumerable<SourceValue?> Samples(JsonElement samples) =>
        samples.ValueKind != JsonValueKind.Array ? throw NotASample()
        : samples.GetArrayLength() > Occasion.MostValues ? throw new SourceException($"The query gives more than {Occasion.MostValues} values.")
        : samples.EnumerateArray().Select(Sample);

    /// <summary><c>[1435781451.781, "1.5"]</c>; none where it is not a number.</summary>
    private static SourceValue? Sample(JsonElement sample)
    {
        if (sample.ValueKind != JsonValueKind.Array || sample.GetArrayLength() != 2
            || sample[0].ValueKind != JsonValueKind.Number || !sample[0].TryGetDecimal(out var seconds) || sample[1].ValueKind != JsonValueKind.String)
        {
            throw NotASample();
        }

        var text = sample[1].GetString()!;
        if (text is "NaN" or "+Inf" or "-Inf" or "Inf")
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new SourceValue(Occasion.FromEpoch(seconds, "data.result"), value)
            : throw new SourceException($"The query gives {Cut(text)}, which cannot be stored.");
    }

    private static SourceException NotASample() => new("The answer is not one of Prometheus: a value is not [time, \"number\"].");

    private static string Labels(JsonElement series) =>
        series.ValueKind == JsonValueKind.Object && series.TryGetProperty("metric", out var metric) ? Cut(metric.GetRawText()) : "{}";

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static string Cut(string? text) => text is null ? "" : text.Length <= LongestLabels ? text : text[..LongestLabels] + "…";
}
