using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Explain;

/// <summary>A revision of a value that was posted for a moment of the period.</summary>
/// <param name="Counts">True for those that the period's value is made of.</param>
public sealed record ExplainedObservation(DateTimeOffset At, decimal? Value, DateTimeOffset RecordedAt, string? Note, bool Counts);

/// <summary>A value that the formula read.</summary>
/// <param name="Period">First local day of the period it was read for.</param>
/// <param name="Tag">In a roll-up: what it was found by.</param>
/// <param name="UnitId">In a roll-up: the unit it counts for.</param>
/// <param name="LastKnown">In a roll-up, where the value is missing: the latest of the year before, by which it is missed.</param>
/// <param name="Counts">False where it is missing, or where its unit lacks another value of the formula.</param>
public sealed record ExplainedInput(
    Guid MetricId, string Name, string UnitOfMeasure, DateOnly Period, string? Tag, Guid? UnitId, decimal? Value, decimal? LastKnown, bool Counts);

/// <summary>What the value of a period was made from; <paramref name="Result"/> is made just now, by the same function.</summary>
/// <param name="Kind"><c>period</c>.</param>
/// <param name="Value">As it is stored; as it was known where asked for a past moment.</param>
/// <param name="Rule">How one came from the other, in words.</param>
/// <param name="Formula">The formula valid at the period's end; none where values are posted.</param>
/// <param name="Hidden">How many metrics were read that the caller may not see.</param>
/// <param name="Coverage">Of a roll-up: the share of the weight that has a value, 0 to 1.</param>
/// <param name="EnoughWeight">Of the same: the share that policy asks for; under it the value is provisional and not judged.</param>
public sealed record PeriodExplanation(
    Guid MetricId,
    string Kind,
    DateOnly Start,
    DateOnly End,
    bool Complete,
    decimal? Value,
    string Rule,
    string? Formula,
    IReadOnlyList<ExplainedObservation> Observations,
    IReadOnlyList<ExplainedInput> Inputs,
    int Hidden,
    decimal? Coverage,
    decimal? EnoughWeight,
    bool Provisional,
    decimal? Result,
    DateTimeOffset? AsOf);

internal static class ExplainPeriod
{
    /// <param name="start">A day of the period.</param>
    /// <param name="asOf">What had been recorded by then; now when absent.</param>
    public static async Task<Results<Ok<PeriodExplanation>, ProblemHttpResult>> HandleAsync(
        Guid id, DateOnly start, DateTimeOffset? asOf, MetricsDb db, NamedCalendars calendars, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindCalendarAsync(calendars, caller, MetricId.From(id), ct) is not { } found)
        {
            return Problems.Missing();
        }

        if (start.Year is < 1900 or > 9000)
        {
            return Problems.Invalid("start", "must be a day from 1900 on");
        }

        DateTimeOffset? settled = asOf is { } asked ? await db.SettledAsync(asked, ct) : null;
        var explaining = new PeriodStory(db, calendars, caller, id, found.Series, found.Calendar, settled, clock.GetUtcNow());
        return TypedResults.Ok(await explaining.TellAsync(found.Calendar.PeriodOf(start), ct));
    }
}
