using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Definitions;

/// <summary>A metric's definition, as somebody writes it.</summary>
/// <param name="Definition">What is counted, in words. An active KPI needs it.</param>
/// <param name="UnitOfMeasure">Such as <c>%</c> or <c>EUR</c>; the currency is part of it.</param>
/// <param name="Decimals">Digits shown after the point; judgement uses unrounded values.</param>
/// <param name="Thresholds">Green and amber for higher and lower; low, high, outerLow and outerHigh for a range.</param>
/// <param name="Cadence">How often it has a value. It cannot be changed later.</param>
/// <param name="ReviewCadence">How often people look at it together.</param>
/// <param name="Formula">Computes it from other metrics, such as <c>{lost-parcels} / {parcels} * 100</c>; its values are posted when absent.</param>
/// <param name="Aggregation">How several values of one period become its value; the last one unless said otherwise.</param>
/// <param name="CalendarId">The named calendar, with the cadence <c>calendar</c>. It cannot be changed later.</param>
/// <param name="Filter">Which part of the source counts. With source, unit of measure and formula it tells definitions that are the same.</param>
/// <param name="ExternalKey">Its name in the system it comes from; files may use it in place of the id.</param>
/// <param name="AboutPersonId">Whom it is about, where it is about a person: said when it is defined, and only where policy allows it.</param>
public sealed record MetricRequest(
    string? Name,
    string? Definition,
    MetricRole? Role,
    string? UnitOfMeasure,
    int? Decimals,
    Direction? Direction,
    ThresholdBounds? Thresholds,
    Cadence? Cadence,
    Cadence? ReviewCadence,
    Visibility? Visibility,
    Guid? UnitId,
    Guid? OwnerId,
    string? ExternalKey,
    decimal? Target,
    decimal? Benchmark,
    string? BusinessOutcome,
    string? Source,
    IReadOnlyList<string>? Tags,
    MetricStatus? Status,
    Guid? AboutPersonId = null,
    Aggregation? Aggregation = null,
    Guid? CalendarId = null,
    string? Filter = null,
    string? Formula = null)
{
    /// <summary>What is wrong with it, field by field; the unit and the person may still be on their way here.</summary>
    internal async Task<FieldErrors> CheckAsync(MetricsDb db, Access access, CancellationToken ct)
    {
        var errors = new FieldErrors()
            .Require(Role is not null, "role", "is required: kpi or measure")
            .Require(Decimals is not null, "decimals", "is required")
            .Require(Direction is not null, "direction", "is required: higher, lower or range")
            .Require(Cadence is not null, "cadence", "is required: daily, weekly, monthly, quarterly or calendar")
            .Require(Visibility is not null, "visibility", "is required: public or unit")
            .Require(Status is not null, "status", "is required: draft, active or archived")
            .Require(UnitId is not null, "unitId", "is required");
        foreach (var (_, field, message) in ToDefinition().Faults())
        {
            errors.Add(field, message);
        }

        if (!errors.Any)
        {
            errors.Require(await access.UnitExistsAsync(UnitId!.Value, ct), "unitId", "is no unit that takes new work");
            errors.Require(
                CalendarId is not { } calendar || await db.Calendars.AnyAsync(c => c.Id == new CalendarId(calendar), ct), "calendarId", "names no calendar");
            errors.Require(OwnerId is null || await access.PersonExistsAsync(OwnerId.Value, ct), "ownerId", "is no active person");
        }

        return errors;
    }

    internal MetricDefinition ToDefinition() => new()
    {
        Name = Name ?? "",
        Definition = Definition,
        Role = Role ?? default,
        UnitOfMeasure = UnitOfMeasure ?? "",
        Decimals = Decimals ?? 0,
        Direction = Direction ?? default,
        Thresholds = Thresholds,
        Cadence = Cadence ?? default,
        CalendarId = CalendarId,
        Aggregation = Aggregation ?? default,
        Filter = string.IsNullOrWhiteSpace(Filter) ? null : Filter.Trim(),
        ReviewCadence = ReviewCadence,
        Visibility = Visibility ?? default,
        UnitId = UnitId ?? Guid.Empty,
        OwnerId = OwnerId,
        AboutPersonId = AboutPersonId,
        ExternalKey = string.IsNullOrWhiteSpace(ExternalKey) ? null : ExternalKey.Trim(),
        Target = Target,
        Benchmark = Benchmark,
        BusinessOutcome = BusinessOutcome,
        Source = Source,
        Tags = Tags ?? [],
        Status = Status ?? default,
    };
}
