using Setpoint.Metrics.Domain;
using Setpoint.Metrics.Domain.Analysis;
using Setpoint.Metrics.Features.Baselines;

namespace Setpoint.Metrics.Features.Explain;

/// <summary>What can be explained of a metric.</summary>
public enum ExplainedKind
{
    /// <summary>Its health.</summary>
    Health,

    /// <summary>How unusual its latest periods are.</summary>
    Deviation,

    /// <summary>Where it is going.</summary>
    Forecast,

    /// <summary>The level its latest periods call normal.</summary>
    Baseline,

    /// <summary>What opened an alert.</summary>
    Alert,
}

/// <summary>What a metric's health was judged from.</summary>
/// <param name="ValidFrom">When the thresholds were set.</param>
/// <param name="Due">When the next value must be there, or had to be.</param>
/// <param name="Coverage">Of a rolled-up value: the share of its weight that has a value, 0 to 1.</param>
/// <param name="EnoughWeight">The share that policy asks for.</param>
/// <param name="Confirmed">The health that alerts follow: that of the periods, once enough of them say so.</param>
public sealed record HealthInputs(
    decimal? Value,
    DateOnly? Period,
    Direction Direction,
    ThresholdBounds? Thresholds,
    DateTimeOffset? ValidFrom,
    bool Stale,
    DateTimeOffset? Due,
    decimal? Coverage,
    decimal EnoughWeight,
    Health Confirmed);

/// <summary>
/// Something computed of a metric: the inputs, the rule in words, and what the rule says of the inputs just now, by the
/// function that the evaluation uses. What is not of its kind is missing.
/// </summary>
/// <param name="Inputs">Of health.</param>
/// <param name="Result">Of health.</param>
/// <param name="PolicyVersion">The version of the policy that judges. Of an alert, of the one that judged then.</param>
/// <param name="Limit">What a score, or a trend's Z, has to lie beyond.</param>
/// <param name="Confirmation">Of health: what confirms it, so that an alert opens and closes.</param>
/// <param name="Deviations">Of deviation: the latest periods, newest first, each with what it is compared with.</param>
/// <param name="AsOf">Where asked for: the moment whose knowledge this is.</param>
/// <param name="Forecast">With the periods it rests on.</param>
public sealed record HealthExplanation(
    Guid MetricId,
    ExplainedKind Kind,
    HealthInputs? Inputs,
    string Rule,
    Health? Result,
    long? PolicyVersion = null,
    decimal? Limit = null,
    IReadOnlyList<Deviation>? Deviations = null,
    Forecast? Forecast = null,
    BaselineExplanation? Baseline = null,
    AlertExplanation? Alert = null,
    string? Confirmation = null,
    DateTimeOffset? AsOf = null);

/// <summary>A baseline and what the latest periods say of it.</summary>
/// <param name="Current">What holds.</param>
/// <param name="Computed">The median of the latest periods outside OKR windows; none while they are too few.</param>
/// <param name="IsNoticeable">True when it lies further from the baseline than the periods usually lie from it: it is proposed.</param>
/// <param name="Windows">The windows of public OKRs, which were left out; what is left out for others shows in what the median is made of.</param>
public sealed record BaselineExplanation(
    BaselineResponse? Current, BaselineProposal? Computed, bool IsNoticeable, int Periods, int LeastPeriods, IReadOnlyList<LeftOut> Windows);

/// <summary>Days, both inclusive, whose periods say nothing of the baseline.</summary>
public sealed record LeftOut(DateOnly Starts, DateOnly Ends);

/// <summary>An alert, what it was opened for, and the same computed again.</summary>
/// <param name="Stored">As it was.</param>
/// <param name="Computed">From the same inputs, just now.</param>
/// <param name="Holds">True when they still open such an alert.</param>
public sealed record AlertExplanation(Guid Id, AlertKind Kind, AlertFacts Stored, AlertFacts Computed, bool Holds);
