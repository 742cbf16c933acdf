using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Serving;

/// <summary>A draft as far as it is written.</summary>
public sealed record SuggestionRequest(Guid CycleId, Guid UnitId, string? Title, IReadOnlyList<SuggestionKeyResult>? KeyResults);

/// <summary>A key result as far as it is written.</summary>
public sealed record SuggestionKeyResult(string? Title, Guid? MetricId);

/// <summary>What a draft could serve, and who does the same already.</summary>
/// <param name="Serves">The best first.</param>
/// <param name="Duplicates">In other units and the same cycle, the most alike first.</param>
public sealed record SuggestionsResponse(IReadOnlyList<SuggestedObjective> Serves, IReadOnlyList<SuggestedObjective> Duplicates);

/// <summary>An objective to look at.</summary>
/// <param name="Score">0…1: how well it fits, or how much alike it is.</param>
public sealed record SuggestedObjective(Guid Id, string Title, UnitName Unit, CycleName Cycle, Lifecycle Lifecycle, decimal Score, SuggestionReasons Because);

/// <summary>Why.</summary>
/// <param name="StepsUp">From the draft's unit to the nearest one above both.</param>
/// <param name="StepsDown">From there to its unit; 0 for a unit above.</param>
/// <param name="Words">That both have, as stems.</param>
/// <param name="MetricIds">That key results of both read.</param>
public sealed record SuggestionReasons(int StepsUp, int StepsDown, IReadOnlyList<string> Words, IReadOnlyList<Guid> MetricIds);

internal static class SuggestObjectives
{
    private const int MostShown = 10;
    private const int MostParts = 100;

    public static async Task<Results<Ok<SuggestionsResponse>, ProblemHttpResult>> ForObjectiveAsync(
        Guid id, GoalsDb db, ObjectiveRules rules, Caller caller, CancellationToken ct)
    {
        if (!await rules.SeesAsync(id, ct))
        {
            return Problems.Missing();
        }

        var objective = (await db.Objectives.AsNoTracking().WithParts().SingleAsync(o => o.Id == new ObjectiveId(id), ct))!;
        var keyResults = objective.KeyResults.Where(k => !k.Retired).ToList();
        return TypedResults.Ok(await RankAsync(
            new(id, objective.CycleId.Value, objective.UnitId, [objective.Title, .. keyResults.Select(k => k.Title)], [.. keyResults.Select(k => k.MetricId).OfType<Guid>()]),
            db, caller, ct));
    }

    public static async Task<Results<Ok<SuggestionsResponse>, ProblemHttpResult>> ForDraftAsync(
        SuggestionRequest request, GoalsDb db, ObjectiveRules rules, Access access, Caller caller, CancellationToken ct)
    {
        if (!await access.ReachesAsync(request.UnitId, ct))
        {
            return Problems.Missing();
        }

        var keyResults = request.KeyResults ?? [];
        var faults = new FieldErrors()
            .Require(Texts.Fits(request.Title), "title", Texts.TooLong)
            .Require(keyResults.Count <= MostParts, "keyResults", $"must be at most {MostParts}")
            .Require(keyResults.All(k => Texts.Fits(k?.Title)), "keyResults", $"titles: {Texts.TooLong}")
            .Require(await db.Cycles.AnyAsync(c => c.Id == new CycleId(request.CycleId), ct), "cycleId", "names no cycle");
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        return await rules.RequireUnitAsync(request.UnitId, ct) is { } noUnit
            ? noUnit
            : TypedResults.Ok(await RankAsync(
                new(null, request.CycleId, request.UnitId, [request.Title, .. keyResults.Select(k => k?.Title)], [.. keyResults.Select(k => k?.MetricId).OfType<Guid>()]),
                db, caller, ct));
    }

    private static async Task<SuggestionsResponse> RankAsync(Draft draft, GoalsDb db, Caller caller, CancellationToken ct)
    {
        var candidates = await Candidates.ReadAsync(await db.ConnectionAsync(ct), draft, caller, ct);
        var served = candidates.Where(c => c.Fit.CanBeServed).OrderByDescending(c => c.Fit.Score).ThenBy(c => c.Id).Take(MostShown);
        var alike = candidates.Where(c => c.Cycle.Id == draft.CycleId && c.Fit.IsDuplicate)
            .OrderByDescending(c => c.Fit.SharesMetric).ThenByDescending(c => c.Fit.Similarity).ThenBy(c => c.Id).Take(MostShown);
        return new SuggestionsResponse([.. served.Select(c => c.Respond(c.Fit.Score))], [.. alike.Select(c => c.Respond(c.Fit.SharesMetric ? 1 : c.Fit.Similarity))]);
    }
}
