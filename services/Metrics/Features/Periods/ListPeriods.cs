using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Periods;

/// <summary>One period of a chart.</summary>
/// <param name="Start">First local day.</param>
/// <param name="End">Last local day.</param>
/// <param name="Value">None where it is missing.</param>
/// <param name="Health">At its end, by the thresholds valid then; not set while it runs.</param>
/// <param name="Coverage">Of a rolled-up value: the share of the weight that has a value, 0 to 1.</param>
/// <param name="Provisional">True when that is less than policy asks for, too little to judge.</param>
/// <param name="Complete">False for the running one, which is only "so far".</param>
public sealed record PeriodResponse(DateOnly Start, DateOnly End, decimal? Value, Health Health, bool Complete, decimal? Coverage, bool Provisional);

/// <summary>A stretch of periods without a gap, oldest first.</summary>
/// <param name="AsOf">Where asked for: the moment whose knowledge this is, at latest the start of the oldest upload still running.</param>
public sealed record PeriodList(Cadence Cadence, IReadOnlyList<PeriodResponse> Items, DateTimeOffset? AsOf);

internal static class ListPeriods
{
    private const int Default = 26;
    private const int Most = 1_200;

    /// <param name="from">A day of the first period; 26 periods back when absent.</param>
    /// <param name="to">A day of the last period; the running one when absent.</param>
    /// <param name="asOf">What had been recorded by then, thresholds included.</param>
    public static async Task<Results<Ok<PeriodList>, ProblemHttpResult>> HandleAsync(
        Guid id, DateOnly? from, DateOnly? to, DateTimeOffset? asOf, MetricsDb db, NamedCalendars calendars, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var (span, problem) = await PeriodSpan.FindAsync(db, calendars, caller, id, (from, to, asOf), (Default, Most), clock.GetUtcNow(), ct);
        if (span is null)
        {
            return problem!;
        }

        var judged = await span.ReadAsync(db, calendars, ct);
        var items = span.All().Select(period =>
        {
            var known = judged.GetValueOrDefault(period.Start);
            return new PeriodResponse(
                period.Start, period.End, known.Value, known.Health ?? Health.NotSet, period.Start < span.Running.Start, known.Coverage, known.Provisional);
        });
        return TypedResults.Ok(new PeriodList(span.Calendar.Cadence, [.. items], span.AsOf));
    }
}
