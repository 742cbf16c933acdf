namespace Setpoint.Contracts.Metrics;

/// <summary>State of a metric's definition. Values travel apart, in <see cref="MetricValuesChanged"/>.</summary>
/// <param name="Role"><c>kpi</c>: watched for health; <c>measure</c>: serves only key results.</param>
/// <param name="UnitOfMeasure">Such as <c>%</c>, <c>EUR</c> or <c>per 1,000 parcels</c>.</param>
/// <param name="Decimals">Digits shown after the point; judgement uses unrounded values.</param>
/// <param name="Direction"><c>higher</c>, <c>lower</c> or <c>range</c>.</param>
/// <param name="Cadence"><c>daily</c>, <c>weekly</c>, <c>monthly</c>, <c>quarterly</c> or <c>calendar</c>: the periods of a named one.</param>
/// <param name="Visibility"><c>public</c> or <c>unit</c>.</param>
/// <param name="AboutPersonId">The person it is about: only they, those they report to, and whom policy names may see it, whatever <paramref name="Visibility"/> says.</param>
/// <param name="Status"><c>draft</c>, <c>active</c> or <c>archived</c>.</param>
/// <param name="Bounds">What it is judged by; none for a measure, and for a KPI that has no thresholds yet.</param>
/// <param name="Target">What it is to reach, where somebody has said so.</param>
/// <param name="OriginKeyResultId">The key result that it was made from, where it was.</param>
/// <param name="CalendarId">Of <c>calendar</c>: which one.</param>
/// <param name="ReviewCadence">How often it is to be looked at: <c>daily</c>, <c>weekly</c>, <c>monthly</c> or <c>quarterly</c>.</param>
public sealed record MetricChanged(
    Guid Id,
    long Version,
    string Name,
    string Role,
    string UnitOfMeasure,
    int Decimals,
    string Direction,
    string Cadence,
    Guid UnitId,
    Guid? OwnerId,
    string Visibility,
    string Status,
    Guid? AboutPersonId = null,
    HealthBounds? Bounds = null,
    decimal? Target = null,
    Guid? OriginKeyResultId = null,
    Guid? CalendarId = null,
    string? ReviewCadence = null);

/// <summary>
/// The numbers of a metric's thresholds: <paramref name="Green"/> and <paramref name="Amber"/> for <c>higher</c> and
/// <c>lower</c>, the other four, inclusive, for a <c>range</c>. Green itself is amber.
/// </summary>
public sealed record HealthBounds(decimal? Green, decimal? Amber, decimal? Low, decimal? High, decimal? OuterLow, decimal? OuterHigh);
