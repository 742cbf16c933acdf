using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Periods;

/// <summary>Some neighbouring periods of a long chart, drawn as one.</summary>
/// <param name="Start">First local day.</param>
/// <param name="End">Last local day.</param>
/// <param name="Mean">Of the periods that have a value; none where every one is missing.</param>
/// <param name="Last">The newest of them.</param>
/// <param name="Worst">The worst health among them: a red day does not vanish in a green month.</param>
/// <param name="Periods">How many there are.</param>
/// <param name="Missing">How many of them have no value.</param>
public sealed record BucketResponse(
    DateOnly Start, DateOnly End, decimal? Mean, decimal? Min, decimal? Max, decimal? Last, Health Worst, int Periods, int Missing);

/// <summary>A long stretch in as many buckets as a chart has room for, oldest first.</summary>
/// <param name="AsOf">Where asked for: the moment whose knowledge this is.</param>
public sealed record BucketList(Cadence Cadence, IReadOnlyList<BucketResponse> Items, DateTimeOffset? AsOf);

internal static class ListBuckets
{
    private const int Default = 1_200;
    private const int Most = 40_000;
    private const int MostBuckets = 2_000;
    private const int UsualBuckets = 500;

    /// <param name="from">A day of the first period; 1,200 periods back when absent.</param>
    /// <param name="to">A day of the last period; the running one when absent.</param>
    /// <param name="count">How many buckets there is room for; 500 when absent. Every one but the last has equally many periods.</param>
    /// <param name="asOf">What had been recorded by then, thresholds included.</param>
    public static async Task<Results<Ok<BucketList>, ProblemHttpResult>> HandleAsync(
        Guid id, DateOnly? from, DateOnly? to, int? count, DateTimeOffset? asOf,
        MetricsDb db, NamedCalendars calendars, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (count is < 1 or > MostBuckets)
        {
            return Problems.Invalid("count", $"must be 1 to {MostBuckets}");
        }

        var (span, problem) = await PeriodSpan.FindAsync(db, calendars, caller, id, (from, to, asOf), (Default, Most), clock.GetUtcNow(), ct);
        if (span is null)
        {
            return problem!;
        }

        var judged = await span.ReadAsync(db, calendars, ct);
        var periods = span.All().ToList();
        var size = (periods.Count + (count ?? UsualBuckets) - 1) / (count ?? UsualBuckets);
        return TypedResults.Ok(new BucketList(span.Calendar.Cadence, [.. periods.Chunk(size).Select(chunk => Of(chunk, judged))], span.AsOf));
    }

    /// <summary>Of values that no sum can hold, their parts are added.</summary>
    private static decimal Mean(List<decimal> values) => values.Max(Math.Abs) < decimal.MaxValue / values.Count ? values.Average() : values.Sum(v => v / values.Count);

    private static BucketResponse Of(Period[] periods, Dictionary<DateOnly, KnownPeriod> judged)
    {
        var known = periods.Select(p => judged.GetValueOrDefault(p.Start)).Where(p => p.Value is not null).ToList();
        var values = known.ConvertAll(p => p.Value!.Value);
        return new BucketResponse(
            periods[0].Start,
            periods[^1].End,
            values.Count == 0 ? null : Mean(values),
            values.Count == 0 ? null : values.Min(),
            values.Count == 0 ? null : values.Max(),
            values.Count == 0 ? null : values[^1],
            known.Select(p => p.Health ?? Health.NotSet).DefaultIfEmpty(Health.NotSet).Max(),
            periods.Length,
            periods.Length - values.Count);
    }
}
