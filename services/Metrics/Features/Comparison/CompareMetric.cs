using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Data.Reading;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using Setpoint.Metrics.Features.Periods;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Comparison;

/// <summary>What a value is compared with.</summary>
public enum ComparedWith
{
    /// <summary>The level considered normal.</summary>
    Baseline,

    /// <summary>Where it is meant to be.</summary>
    Target,

    /// <summary>What others in the industry show.</summary>
    Benchmark,

    /// <summary>The same period a year before; a 53rd week compares to nothing.</summary>
    LastYear,
}

/// <summary>The value against one other.</summary>
/// <param name="Since">Of the baseline: the first day on which it holds. Of last year: first day of that period.</param>
/// <param name="Value">None where there is nothing to compare with.</param>
/// <param name="Change">The metric's value less this one.</param>
/// <param name="Share">The change as a share of this one, 0.1 for a tenth; none where this one is next to 0.</param>
/// <param name="Better">Whether the metric's value is the better one; none where they are equally good.</param>
public sealed record Compared(ComparedWith With, DateOnly? Since, decimal? Value, decimal? Change, decimal? Share, bool? Better);

/// <summary>The latest complete period's value beside everything it is compared with.</summary>
/// <param name="Period">First day of that period; none while there is no value.</param>
/// <param name="AsOf">Where asked for: the moment whose knowledge this is. Target and benchmark are today's.</param>
public sealed record ComparisonResponse(Guid MetricId, DateOnly? Period, decimal? Value, IReadOnlyList<Compared> Items, DateTimeOffset? AsOf);

internal static class CompareMetric
{
    /// <summary>A share of less than this says nothing, and might leave the range of decimals.</summary>
    private const decimal Smallest = 0.000_000_001m;

    public static async Task<Results<Ok<ComparisonResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, DateTimeOffset? asOf, MetricsDb db, NamedCalendars calendars, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.ViewAsync(calendars, caller, id, asOf, clock, ct) is not { } view)
        {
            return Problems.Missing();
        }

        var latest = await view.HistoryAsync(db, calendars, ct) is { Points: [.., var newest] } ? newest : null;
        var year = latest is null ? null : view.Calendar.StartingOn(latest.Start).YearBefore();
        var before = year is { } period ? await view.ValueAsync(db, calendars, period, ct) : null;
        var baseline = await db.BaselineAsync(view, ct);
        Compared Against(ComparedWith with, DateOnly? since, decimal? value) =>
            Compare(with, since, value, latest?.Value, view.Metric.Direction, view.Thresholds.Current?.Bounds);
        return TypedResults.Ok(new ComparisonResponse(
            id,
            latest?.Start,
            latest?.Value,
            [
                Against(ComparedWith.Baseline, baseline?.ValidFrom, baseline?.Value),
                Against(ComparedWith.Target, null, view.Metric.Target),
                Against(ComparedWith.Benchmark, null, view.Metric.Benchmark),
                Against(ComparedWith.LastYear, year?.Start, before),
            ],
            view.AsOf));
    }

    private static Compared Compare(ComparedWith with, DateOnly? since, decimal? other, decimal? value, Direction direction, ThresholdBounds? bounds)
    {
        // Numbers this large are shown and not calculated with: their difference may leave the range of decimals.
        if (value is not { } v || other is not { } o || Math.Abs(v) > History.LargestValue || Math.Abs(o) > History.LargestValue)
        {
            return new Compared(with, since, other, null, null, null);
        }

        var change = v - o;
        decimal? share = Math.Abs(o) < Smallest ? null : change / Math.Abs(o);
        return new Compared(with, since, other, change, share, Better.Of(direction, bounds, o, v));
    }
}
