using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>A key result as somebody writes it. What its measure does not need is left out.</summary>
/// <param name="Baseline">For <c>metric</c> and <c>number</c>.</param>
/// <param name="Target">For the same; a metric may have a range from <paramref name="Low"/> to <paramref name="High"/> instead.</param>
/// <param name="Id">Of the key result that is kept; none for a new one.</param>
/// <param name="OwnerId">The objective's owner when absent.</param>
/// <param name="MetricId">For <c>metric</c>, and for <c>maintain</c> where the limit is not kept by values entered by hand.</param>
/// <param name="UnitOfMeasure">For numbers entered by hand; a metric brings its own, and its decimals.</param>
/// <param name="Reading">Which value of a metric is read: its <c>latest</c> period, or the <c>total</c> or <c>average</c> since its start.</param>
/// <param name="Low">Lower end of a range target or of the limit that <c>maintain</c> keeps, inclusive.</param>
/// <param name="High">Upper end of the same.</param>
/// <param name="Start">Its own first day inside the cycle; the cycle's when absent.</param>
/// <param name="End">Its own last day.</param>
/// <param name="Phases">Points between baseline and target, in rising order of their days.</param>
/// <param name="Steps">For <c>milestone</c>, in their order.</param>
public sealed record KeyResultRequest(
    string? Title,
    Measure? Measure,
    decimal? Baseline,
    decimal? Target,
    Guid? Id = null,
    Guid? OwnerId = null,
    decimal Weight = 1,
    Guid? MetricId = null,
    string? UnitOfMeasure = null,
    int Decimals = 0,
    MetricReading? Reading = null,
    decimal? Low = null,
    decimal? High = null,
    DateOnly? Start = null,
    DateOnly? End = null,
    IReadOnlyList<PhaseRequest>? Phases = null,
    IReadOnlyList<StepRequest>? Steps = null)
{
    private const int MostDecimals = 9;
    private const int LongestUnit = 60;
    private const int MostParts = 100;

    private bool IsAimed => Measure is not (Domain.Measure.Maintain or Domain.Measure.Milestone or Domain.Measure.Children);

    internal static void Check(KeyResultRequest? k, string field, FieldErrors errors)
    {
        if (k is null)
        {
            errors.Add(field, "must not be null");
            return;
        }

        errors
            .Require(Texts.Fits(k.Title), $"{field}.title", Texts.TooLong)
            .Require(k.Measure is not null, $"{field}.measure", "is required: metric, number, maintain, milestone or children")
            .Require(k.Baseline is not null || !k.IsAimed, $"{field}.baseline", "is required")
            .Require(k.Target is not null || !k.IsAimed || (k.Low is not null && k.High is not null), $"{field}.target", "is required")
            .Require(k.Decimals is >= 0 and <= MostDecimals, $"{field}.decimals", $"must be 0 to {MostDecimals}")
            .Require(Texts.Fits(k.UnitOfMeasure, LongestUnit), $"{field}.unitOfMeasure", $"must be at most {LongestUnit} characters")
            .Require(k.Phases is null or { Count: <= MostParts }, $"{field}.phases", $"must be at most {MostParts}")
            .Require(k.Steps is null or { Count: <= MostParts }, $"{field}.steps", $"must be at most {MostParts}");
        for (var i = 0; i < (k.Phases?.Count ?? 0); i++)
        {
            errors
                .Require(k.Phases![i]?.Date is not null, $"{field}.phases[{i}].date", "is required")
                .Require(k.Phases[i]?.Value is not null, $"{field}.phases[{i}].value", "is required");
        }

        for (var i = 0; i < (k.Steps?.Count ?? 0); i++)
        {
            errors
                .Require(k.Steps![i] is not null, $"{field}.steps[{i}]", "must not be null")
                .Require(Texts.Fits(k.Steps[i]?.Title), $"{field}.steps[{i}].title", Texts.TooLong)
                .Require(Texts.Fits(k.Steps[i]?.ExternalKey, WorkItems.LongestKey), $"{field}.steps[{i}].externalKey", $"must be at most {WorkItems.LongestKey} characters");
        }
    }

    internal KeyResultContent Content(Guid objectiveOwner, IReadOnlyDictionary<Guid, KnownMetric> metrics)
    {
        var metric = MetricId is { } m ? metrics.GetValueOrDefault(m) : null;
        return new KeyResultContent(
            Id is { } id ? new KeyResultId(id) : null,
            Title ?? "",
            OwnerId ?? objectiveOwner,
            Weight,
            Measure!.Value,
            MetricId,
            Baseline,
            Target,
            metric is not null ? metric.UnitOfMeasure : string.IsNullOrWhiteSpace(UnitOfMeasure) ? null : UnitOfMeasure.Trim(),
            metric?.Decimals ?? Decimals,
            Reading ?? MetricReading.Latest,
            Low,
            High,
            Start,
            End)
        {
            Phases = [.. (Phases ?? []).Select(p => new PhasePoint(p.Date!.Value, p.Value!.Value))],
            Steps = [.. (Steps ?? []).Select(s => new StepContent(s.Id is { } step ? new StepId(step) : null, s.Title ?? "", s.Weight, s.Due, s.ExternalKey))],
        };
    }
}

/// <summary>A point of a phased target: what is to have been reached by the end of a day.</summary>
public sealed record PhaseRequest(DateOnly? Date, decimal? Value);

/// <summary>A step of a milestone as somebody writes it.</summary>
/// <param name="Id">Of the step that is kept; none for a new one.</param>
/// <param name="ExternalKey">Of the work item in an issue tracker that ticks it.</param>
public sealed record StepRequest(string? Title, decimal Weight = 1, Guid? Id = null, DateOnly? Due = null, string? ExternalKey = null);

/// <summary>What work items and steps have in common.</summary>
internal static class WorkItems
{
    public const int LongestKey = 200;
}
