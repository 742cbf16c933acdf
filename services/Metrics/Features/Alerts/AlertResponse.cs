using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Alerts;

/// <summary>Something about a metric that needs somebody's eye, open or over.</summary>
/// <param name="UnitOfMeasure">Of its values, as of the metric.</param>
/// <param name="Decimals">With which its values are shown.</param>
/// <param name="Health">Of health what it turned to, of a forecast what it foretells; else none.</param>
/// <param name="PreviousHealth">What it was before.</param>
/// <param name="Period">The period it is about: that confirmed it, that is unusual, whose value is missing, that the forecast was made after.</param>
/// <param name="ProposesObjective">True for a KPI red for a second period.</param>
/// <param name="Usual">Of a deviation and off the baseline: the median of comparable periods.</param>
/// <param name="Score">Of the same: how many usual distances the value lies from it.</param>
/// <param name="Due">Of a stale one: when the value had to be there.</param>
/// <param name="ExpectedPeriod">Of a forecast: the period that turns to <paramref name="Health"/>; of a daily metric a week.</param>
/// <param name="ExpectedValue">Of a forecast: that period's projected value.</param>
/// <param name="Grade">Of a forecast: how it turned out; none while it may turn out either way.</param>
/// <param name="Lead">Of a hit: how many periods before.</param>
/// <param name="AnsweredBy">Objectives that were begun from it, of those that the caller may see; one that was given up is none.</param>
public sealed record AlertResponse(
    Guid Id,
    Guid MetricId,
    string MetricName,
    string? UnitOfMeasure,
    int Decimals,
    AlertKind Kind,
    Health? Health,
    Health? PreviousHealth,
    DateOnly Period,
    decimal? Value,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt,
    bool ProposesObjective,
    decimal? Usual,
    decimal? Score,
    DateTimeOffset? Due,
    DateOnly? ExpectedPeriod,
    decimal? ExpectedValue,
    ForecastOutcome? Grade,
    int? Lead,
    IReadOnlyList<AcknowledgementResponse> Acknowledgements,
    IReadOnlyList<AnsweringObjective> AnsweredBy);

/// <summary>An objective that was begun from an alert.</summary>
/// <param name="Title">Of a public one; whoever sees another reads it where objectives live.</param>
/// <param name="Lifecycle"><c>draft</c>, <c>proposed</c>, <c>published</c> or <c>graded</c>.</param>
public sealed record AnsweringObjective(Guid ObjectiveId, string? Title, string Lifecycle);

/// <summary>What somebody said to an alert.</summary>
public sealed record AcknowledgementResponse(Guid Id, PersonName Person, AcknowledgementOutcome Outcome, string Note, DateTimeOffset At);

/// <summary>An alert as it is read.</summary>
internal sealed record AlertRow(Alert Alert, Guid MetricId, string MetricName, string? UnitOfMeasure, int Decimals)
{
    public AlertResponse ToResponse(ILookup<Guid, AcknowledgementResponse> acknowledgements, ILookup<Guid, AnsweringObjective> objectives)
    {
        var facts = Alert.Facts is { } json ? FactsJson.Read<AlertFacts>(json) : null;
        var unusual = facts?.Deviation ?? facts?.OffBaseline?[0];
        var breach = facts?.Forecast?.Forecast.Breach;
        return new AlertResponse(
            Alert.Id, MetricId, MetricName, UnitOfMeasure, Decimals, Alert.Kind, Alert.Health, Alert.PreviousHealth, Alert.Period, Alert.Value, Alert.OpenedAt, Alert.ClosedAt,
            Alert.ProposesObjective, unusual?.Median, unusual?.Score, facts?.Stale?.Due, breach?.Start, breach?.Value, Alert.Grade, Alert.Lead,
            [.. acknowledgements[Alert.Id]], [.. objectives[Alert.Id]]);
    }
}

internal static class AlertResponses
{
    /// <summary>Alerts with what was said to each and what was begun from each, oldest first: two more queries for all of them.</summary>
    public static async Task<List<AlertResponse>> ToResponsesAsync(this MetricsDb db, List<AlertRow> rows, Caller caller, CancellationToken ct)
    {
        var ids = rows.ConvertAll(r => r.Alert.Id);
        var said = await (
            from k in db.Set<Acknowledgement>().AsNoTracking()
            join p in db.People on k.PersonId equals p.Id
            where ids.Contains(k.AlertId)
            orderby k.At, k.Id
            select new { k.AlertId, Response = new AcknowledgementResponse(k.Id, new PersonName(p.Id, p.Name), k.Outcome, k.Note, k.At) }).ToListAsync(ct);
        var byAlert = said.ToLookup(s => s.AlertId, s => s.Response);
        var begun = await BegunAsync(db, [.. ids], caller, ct);
        return rows.ConvertAll(r => r.ToResponse(byAlert, begun));
    }

    private static async Task<ILookup<Guid, AnsweringObjective>> BegunAsync(MetricsDb db, Guid[] alerts, Caller caller, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Begun>(
            $"""
            select o.origin_alert_id as "AlertId", o.id as "ObjectiveId", o.title as "Title", o.lifecycle as "Lifecycle"
            from objective o
            where o.origin_alert_id = any({alerts}) and o.lifecycle <> 'retired' and sees_objective({caller.PersonId}, {caller.Within}, o)
            order by o.id
            """).ToListAsync(ct);
        return rows.ToLookup(r => r.AlertId, r => new AnsweringObjective(r.ObjectiveId, r.Title, r.Lifecycle));
    }

    private sealed record Begun(Guid AlertId, Guid ObjectiveId, string? Title, string Lifecycle);
}
