using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Setpoint.Demo.Company;

namespace Setpoint.Demo.Loading;

internal sealed record KnownMetrics(IReadOnlyDictionary<string, Guid> Ids, int Rows);

/// <summary>Definitions one by one, two years of values in one request, corrections in another.</summary>
internal static class MetricsStep
{
    public static async Task<KnownMetrics> LoadAsync(Gateway api, DemoCompany company, KnownOrganization directory, CancellationToken ct)
    {
        var known = (await api.ListAsync<ListedMetric>("/api/metrics", ct)).Where(metric => metric.ExternalKey is not null).ToDictionary(metric => metric.ExternalKey!);
        // All values of the first report come in one transaction: one metric with a value means that all are there.
        var hasValues = known.Values.Any(metric => metric.LatestPeriod is not null);

        var ids = new ConcurrentDictionary<string, Guid>(known.ToDictionary(metric => metric.Key, metric => metric.Value.Id));
        await Parallel.ForEachAsync(company.Metrics.Where(metric => !known.ContainsKey(metric.Key)), Gateway.SideBySide, async (metric, _) =>
            ids[metric.Key] = (await api.PostAsync<ListedMetric>("/api/metrics", Definition(metric, directory), ct)).Id);

        if (!hasValues)
        {
            await PostAsync(api, company.Observations, $"demo-values-{company.AsOf:O}", ct);
        }

        await PostAsync(api, company.Corrections, $"demo-corrections-{company.AsOf:O}", ct);
        return new KnownMetrics(ids, company.Observations.Count + company.Corrections.Count);
    }

    private static object Definition(Metric metric, KnownOrganization directory) => new
    {
        metric.Name,
        metric.Definition,
        Role = metric.IsMeasure ? "measure" : "kpi",
        metric.UnitOfMeasure,
        metric.Decimals,
        metric.Thresholds.Direction,
        Thresholds = Bounds(metric.Thresholds),
        Cadence = metric.Cadence.ToString().ToLowerInvariant(),
        ReviewCadence = metric.IsMeasure ? null : metric.Cadence == Cadence.Daily ? "weekly" : metric.Cadence.ToString().ToLowerInvariant(),
        Visibility = metric.ForItsUnitOnly ? "unit" : "public",
        UnitId = directory.Units[metric.Unit],
        OwnerId = directory.People[metric.Owner],
        ExternalKey = metric.Key,
        metric.Target,
        metric.Benchmark,
        BusinessOutcome = metric.Outcome,
        metric.Source,
        metric.Tags,
        Status = metric.IsDraft ? "draft" : "active",
    };

    private static object? Bounds(Thresholds thresholds) => thresholds switch
    {
        { Inner: { } inner, Outer: { } outer } => new { inner.Low, inner.High, OuterLow = outer.Low, OuterHigh = outer.High },
        { Green: { } green, Amber: { } amber } => new { green, amber },
        _ => null,
    };

    private static async Task PostAsync(Gateway api, IReadOnlyList<Observation> values, string idempotencyKey, CancellationToken ct)
    {
        var lines = new StringBuilder(values.Count * 64);
        foreach (var value in values)
        {
            lines.Append(JsonSerializer.Serialize(new { metric = value.Metric, at = value.Period, value = value.Value, note = value.Note }, Gateway.Json)).Append('\n');
        }

        var receipt = await api.PostTextAsync<Receipt>("/api/metrics/observations", "application/x-ndjson", lines.ToString(), ct, idempotencyKey);
        if (receipt.Rejected > 0)
        {
            throw new LoadException($"{receipt.Rejected} values were refused: {string.Join("; ", receipt.Errors.Take(5).Select(error => $"line {error.Line}: {error.Message}"))}");
        }
    }

    private sealed record ListedMetric(Guid Id, string? ExternalKey, DateOnly? LatestPeriod);

    private sealed record Receipt(int Rejected, IReadOnlyList<RowError> Errors);

    private sealed record RowError(long Line, string Message);
}
