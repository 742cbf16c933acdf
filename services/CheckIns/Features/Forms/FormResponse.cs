using Setpoint.CheckIns.Domain;
using Setpoint.CheckIns.Features.CheckIns;
using Setpoint.CheckIns.Features.Drafts;

namespace Setpoint.CheckIns.Features.Forms;

/// <summary>Everything a person needs to check in on some objectives, read at one moment.</summary>
public sealed record FormResponse(IReadOnlyList<FormItem> Objectives);

/// <summary>One objective to check in on.</summary>
/// <param name="Title">None when the objective is not public.</param>
/// <param name="Start">First day of its window.</param>
/// <param name="End">Last day of it.</param>
/// <param name="Due">When the present one is asked for; none in weeks that are off.</param>
/// <param name="State">Where the present one stands.</param>
/// <param name="Last">What was last said; its texts are shown beside.</param>
/// <param name="BasedOn">Send it along: where somebody else checks in meanwhile, both sides are shown and nothing is lost.</param>
/// <param name="Draft">What the caller has begun.</param>
public sealed record FormItem(
    Guid ObjectiveId,
    string? Title,
    Guid UnitId,
    PersonReference Owner,
    DateOnly Start,
    DateOnly End,
    DateTimeOffset? Due,
    RhythmState State,
    IReadOnlyList<FormKeyResult> KeyResults,
    CheckInResponse? Last,
    SeenCheckIn BasedOn,
    DraftResponse? Draft);

/// <summary>A key result as the form shows it.</summary>
/// <param name="Measure"><c>number</c>, <c>metric</c>, <c>maintain</c>, <c>milestone</c> or <c>children</c>.</param>
/// <param name="TakesValue">Whether a value is entered by hand; a metric's is filled in.</param>
/// <param name="Value">What it shows now: by hand the last one that was said, else what its metric reads.</param>
/// <param name="Period">First day of the metric's latest period in it.</param>
/// <param name="Movement">Since the check-in before: of a metric since the last one was said, by hand between the last two; none where there is nothing to compare.</param>
/// <param name="Confidence">What was last believed of it.</param>
/// <param name="Steps">Of a milestone, in their order.</param>
public sealed record FormKeyResult(
    Guid Id,
    string? Title,
    string Measure,
    PersonReference Owner,
    bool TakesValue,
    string? UnitOfMeasure,
    int Decimals,
    decimal? Baseline,
    decimal? Target,
    decimal? Low,
    decimal? High,
    decimal? Value,
    DateOnly? Period,
    decimal? Movement,
    decimal? Confidence,
    IReadOnlyList<FormStep> Steps)
{
    internal static FormKeyResult Of(KeyResult k, PersonReference owner, FormFacts facts)
    {
        var said = facts.Said[k.Id].ToList();
        var reading = facts.Readings.GetValueOrDefault(k.Id);
        var value = k.TakesValues ? said.Select(s => s.Value).FirstOrDefault(v => v is not null) : reading?.Value;
        var before = k.TakesValues ? said.Where(s => s.Value is not null).Skip(1).FirstOrDefault()?.Value : facts.ReadBefore.GetValueOrDefault(k.Id)?.Value;
        var hasDistance = k.Measure is Domain.Measure.Number or Domain.Measure.Metric && k.Low is null && k.High is null;
        return new(
            k.Id,
            k.Title,
            k.Measure.ToString().ToLowerInvariant(),
            owner,
            k.TakesValues,
            k.UnitOfMeasure,
            k.Decimals,
            hasDistance ? k.Baseline : null,
            hasDistance ? k.Target : null,
            k.Low,
            k.High,
            value,
            reading?.Period,
            value - before,
            said.Select(s => s.Confidence).FirstOrDefault(c => c is not null),
            [.. (k.Steps ?? []).Select(s => (Step: s, Tick: facts.Ticks.GetValueOrDefault(s.Id)))
                .Select(s => new FormStep(s.Step.Id, s.Step.Title, s.Step.Weight, s.Step.Due, s.Tick?.Done == true, s.Tick is { Done: true, At: var at } ? at : null))]);
    }
}

/// <summary>A step of a milestone.</summary>
/// <param name="Title">None when the objective is not public.</param>
/// <param name="Done">As it was last said, by a check-in, by hand or by an issue tracker.</param>
/// <param name="DoneAt">Since when; none while it is not.</param>
public sealed record FormStep(Guid Id, string? Title, decimal Weight, DateOnly? Due, bool Done, DateTimeOffset? DoneAt);

/// <summary>What was said and read of key results.</summary>
/// <param name="Said">By key result, the newest first.</param>
/// <param name="Readings">What their metrics show now.</param>
/// <param name="ReadBefore">What they showed when the last check-in was said.</param>
/// <param name="Ticks">What was last said of steps.</param>
internal sealed record FormFacts(
    ILookup<Guid, SaidOfKeyResult> Said, IReadOnlyDictionary<Guid, Reading> Readings, IReadOnlyDictionary<Guid, Reading> ReadBefore,
    IReadOnlyDictionary<Guid, TickOfStep> Ticks);

internal sealed record SaidOfKeyResult(Guid KeyResultId, decimal? Value, decimal? Confidence);

internal sealed record TickOfStep(Guid StepId, DateTimeOffset At, bool Done);

internal sealed record Reading(Guid KeyResultId, decimal Value, DateOnly? Period);
