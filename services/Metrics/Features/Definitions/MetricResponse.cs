using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Features.Checks;
using Setpoint.Metrics.Features.Scorecard;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Definitions;

/// <summary>A metric's definition and where it stands.</summary>
/// <param name="Health">Of the latest complete period, by today's thresholds.</param>
/// <param name="Stale">True when a due value is missing; shown beside the last health.</param>
/// <param name="LatestPeriod">First local day of the latest complete period that has a value.</param>
/// <param name="HealthSince">First day of the first period in a row with this health.</param>
/// <param name="Formula">What it is computed by, with <c>{hidden}</c> for metrics that the reader may not see; none where values are posted.</param>
/// <param name="Provisional">True when less of the weight it is rolled up from has a value than policy asks for: shown, not judged.</param>
/// <param name="AboutPersonId">Whom it is about: only they, those they report to, and whom policy names see it.</param>
/// <param name="NextDue">When the next value must be there, or had to be when it is late.</param>
public sealed record MetricResponse(
    Guid Id,
    long Version,
    string Name,
    string? Definition,
    MetricRole Role,
    string UnitOfMeasure,
    int Decimals,
    Direction Direction,
    ThresholdBounds? Thresholds,
    Cadence Cadence,
    Cadence? ReviewCadence,
    Visibility Visibility,
    Guid UnitId,
    Guid? OwnerId,
    string? ExternalKey,
    decimal? Target,
    decimal? Benchmark,
    string? BusinessOutcome,
    string? Source,
    IReadOnlyList<string> Tags,
    MetricStatus Status,
    PersonName? Owner,
    UnitName Unit,
    Health Health,
    bool Stale,
    DateOnly? LatestPeriod,
    decimal? LatestValue,
    decimal? PreviousValue,
    DateOnly? HealthSince,
    DateTimeOffset? NextDue,
    Guid? AboutPersonId,
    Aggregation Aggregation,
    Guid? CalendarId,
    string? Filter,
    string? Formula,
    bool Provisional)
{
    /// <summary>Metrics with the same source, formula, unit of measure and filter; only where one metric is answered.</summary>
    public IReadOnlyList<MetricName>? SameDefinition { get; init; }

    /// <summary>Whether the caller owns it or leads its unit, and so may define, fill and answer for it; only where one metric is answered.</summary>
    public bool? CanChange { get; init; }

    /// <summary>Whether its values are pulled from a source; only where one metric is answered.</summary>
    public bool? Pulled { get; init; }

    /// <summary>The last 13 complete periods, oldest first; only in lists, where asked for.</summary>
    public IReadOnlyList<SparkPoint>? Spark { get; init; }
}

internal static class MetricResponses
{
    /// <summary>Metrics as they are answered, by name, in one query.</summary>
    public static IQueryable<MetricResponse> ToResponses(this IQueryable<Metric> metrics, MetricsDb db, Caller caller) =>
        from m in metrics
        join s in db.States on m.Series equals s.Series
        join u in db.Units on m.UnitId equals u.Id
        join p in db.People on m.OwnerId equals p.Id into owners
        from o in owners.DefaultIfEmpty()
        let t = m.Thresholds.OrderByDescending(r => r.ValidFrom).FirstOrDefault()
        orderby m.Name, m.Id
        select new MetricResponse(
            m.Id.Value, m.Version, m.Name, m.Definition, m.Role, m.UnitOfMeasure, m.Decimals, m.Direction,
            t == null ? null : t.Bounds,
            m.Cadence, m.ReviewCadence, m.Visibility, m.UnitId, m.OwnerId, m.ExternalKey, m.Target, m.Benchmark,
            m.BusinessOutcome, m.Source, m.Tags, m.Status,
            o == null ? null : new PersonName(o.Id, o.Name),
            new UnitName(u.Id, u.Name, u.Slug),
            s.Health, s.Stale, s.LatestPeriod, s.LatestValue, s.PreviousValue, s.HealthSince, s.DueAt, m.AboutPersonId,
            m.Aggregation, m.CalendarId, m.Filter, MetricsDb.FormulaText(m.Series, caller.PersonId, caller.Within), s.Provisional);
}
