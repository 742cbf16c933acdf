using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Coach;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Domain.Coach;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Coach;

/// <summary>An objective as far as somebody has typed it. Anything may be missing.</summary>
/// <param name="ObjectiveId">The one that is edited, so that it is not held against itself.</param>
/// <param name="KeyResults">Absent while nobody has begun with them; an empty list says that there are none.</param>
/// <param name="ParentIds">Objectives that it shall serve: what it shares with them is no duplicate.</param>
public sealed record DraftRequest(
    string? Title = null,
    string? Why = null,
    Guid? UnitId = null,
    Guid? CycleId = null,
    Guid? ObjectiveId = null,
    bool Personal = false,
    IReadOnlyList<DraftKeyResultRequest>? KeyResults = null,
    IReadOnlyList<Guid>? ParentIds = null)
{
    private const int MostParts = 50;

    internal FieldErrors Faults()
    {
        var errors = new FieldErrors()
            .Require(Texts.Fits(Title), "title", Texts.TooLong)
            .Require(Texts.Fits(Why, Texts.LongestNote), "why", Texts.NoteTooLong)
            .Require(KeyResults is null or { Count: <= MostParts }, "keyResults", $"must be at most {MostParts}")
            .Require(ParentIds is null or { Count: <= MostParts }, "parentIds", $"must be at most {MostParts}");
        foreach (var (i, k) in (KeyResults ?? []).Index())
        {
            errors
                .Require(k is not null, $"keyResults[{i}]", "must not be null")
                .Require(Texts.Fits(k?.Title), $"keyResults[{i}].title", Texts.TooLong)
                .Require(Math.Abs(k?.Baseline ?? 0) <= Limits.Value, $"keyResults[{i}].baseline", "is too large")
                .Require(Math.Abs(k?.Target ?? 0) <= Limits.Value, $"keyResults[{i}].target", "is too large");
        }

        return errors;
    }
}

/// <summary>A key result as far as somebody has typed it.</summary>
/// <param name="Low">Lower end of a range to reach or of a limit to keep.</param>
/// <param name="High">Upper end of the same.</param>
public sealed record DraftKeyResultRequest(
    string? Title = null, Measure? Measure = null, decimal? Baseline = null, decimal? Target = null, Guid? MetricId = null, decimal? Low = null, decimal? High = null);

/// <summary>What a rule says.</summary>
/// <param name="Code">Of the rule; stable.</param>
/// <param name="Field">Where in the draft, such as <c>title</c> or <c>keyResults[1].target</c>.</param>
/// <param name="Text">What is said, with the numbers at hand.</param>
/// <param name="Reason">Why it matters.</param>
/// <param name="Example">Of better wording, or what to do.</param>
public sealed record DraftFinding(string Code, RuleSeverity Severity, string Field, string Text, string Reason, string Example);

/// <summary>What the coach says of a draft.</summary>
/// <param name="First">What to fix before anything else; none where there is nothing to say.</param>
/// <param name="Findings">All of it, in the order in which to fix.</param>
public sealed record DraftAdvice(DraftFinding? First, IReadOnlyList<DraftFinding> Findings);

/// <summary>Asked at every pause in typing: nothing is stored, and nothing is waited for.</summary>
internal static class CoachDraft
{
    public static async Task<Results<Ok<DraftAdvice>, ProblemHttpResult>> HandleAsync(
        DraftRequest request, GoalsDb db, Access access, PaceReader clock, Caller caller, CancellationToken ct)
    {
        if (request.Faults() is { Any: true } faults)
        {
            return faults.ToProblem();
        }

        if (request.UnitId is { } asked && !await access.ReachesAsync(asked, ct))
        {
            return Problems.Missing();
        }

        var connection = await db.ConnectionAsync(ct);
        var policies = await GoalPolicies.ReadAsync(connection, ct);
        Guid[] metrics = [.. (request.KeyResults ?? []).Select(k => k.MetricId).OfType<Guid>().Distinct()];
        var place = new DraftPlace(request.UnitId, request.CycleId, request.ObjectiveId, request.Title, request.ParentIds ?? []);
        var facts = await DraftFacts.ReadAsync(connection, caller, place, metrics, ct);
        var keyResults = request.KeyResults?.Select(k => new DraftKeyResult(k.Title, k.Measure, k.Baseline, k.Target, facts.MetricOf(k.MetricId), k.Low is not null || k.High is not null)).ToList();
        var draft = new Draft(request.Title, request.Why, request.Personal, keyResults, facts.Around(policies, clock.LocalNow));
        var findings = CoachRules.Look(draft, policy => policies.IsOn(request.UnitId ?? Guid.Empty, policy));
        IReadOnlyList<DraftFinding> said = [.. findings.Select(f => new DraftFinding(f.Rule.Code, f.Rule.Severity, f.Remark.Field, f.Text, f.Rule.Reason, f.Rule.Example))];
        return TypedResults.Ok(new DraftAdvice(said.Count > 0 ? said[0] : null, said));
    }
}
