using System.Collections.Concurrent;

namespace Setpoint.EndToEnd.Tests.Chaos;

/// <summary>One accepted check-in.</summary>
internal sealed record CheckInWritten(Guid Id, Guid Objective, Guid KeyResult, DateTimeOffset At, decimal Value, string Note);

/// <summary>
/// Every write that the platform said it took, and what follows from them by the rules of the product, reckoned here from
/// scratch and without a line of the platform's code.
/// </summary>
internal sealed class Ledger(Company company)
{
    /// <summary>The last accepted value of each day of each metric. One writer a metric.</summary>
    public ConcurrentDictionary<(Guid Metric, DateOnly Day), decimal> Observations { get; } = new();

    /// <summary>Rows accepted, each in exactly one receipt.</summary>
    public ConcurrentDictionary<Guid, int> RowsOfMetric { get; } = new();

    public ConcurrentBag<CheckInWritten> CheckIns { get; } = [];

    public int Edits { get; set; }

    public int Writes => RowsOfMetric.Values.Sum() + CheckIns.Count + Edits;

    /// <summary>What the key result stands at: its metric's last day, or its latest check-in.</summary>
    public decimal? Current(KeyResultModel keyResult) => keyResult.Metric is { } metric
        ? Observations.Where(o => o.Key.Metric == metric).OrderBy(o => o.Key.Day).Select(o => (decimal?)o.Value).LastOrDefault()
        : CheckIns.Where(c => c.KeyResult == keyResult.Id).OrderBy(c => c.At).Select(c => (decimal?)c.Value).LastOrDefault();

    /// <summary>
    /// The weighted mean of the key results that have a value and of one slot, of weight 1, for the weighted mean of the
    /// children that have a progress. Everything runs in the same cycle.
    /// </summary>
    public decimal? Progress(ObjectiveModel objective)
    {
        var items = objective.KeyResults
            .Select(k => (k.Weight, Progress: Current(k) is { } current ? Math.Clamp((current - k.Baseline) / (k.Target - k.Baseline), 0, 1) : (decimal?)null))
            .Append((Weight: 1, Progress: Mean(company.Objectives.Where(o => o.Parent == objective).Select(o => (o.Weight, Progress(o))))));
        return Mean(items);
    }

    private static decimal? Mean(IEnumerable<(decimal Weight, decimal? Value)> items)
    {
        var present = items.Where(i => i.Value is not null).ToList();
        return present.Count == 0 ? null : present.Sum(i => i.Weight * i.Value!.Value) / present.Sum(i => i.Weight);
    }
}
