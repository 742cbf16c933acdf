using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>Where a copy goes, and whether its key results keep their baselines and targets.</summary>
/// <param name="Targets"><c>empty</c> when absent: what was agreed once is agreed anew.</param>
public sealed record DuplicateRequest(Guid? CycleId, Guid? UnitId, Guid? OwnerId, CopiedTargets? Targets);

/// <summary>What becomes of the numbers in a copy.</summary>
public enum CopiedTargets
{
    /// <summary>The words alone.</summary>
    Empty,

    /// <summary>The numbers, too.</summary>
    Keep,
}

internal static class DuplicateObjective
{
    private const string Readable =
        """
        select m.id from metric m
        where m.id = any($1) and m.status <> 'archived' and m.about_person_id is null and m.id in (select v.id from visible_metric($2, $3::uuid) v)
        """;

    /// <summary>The wording, as a draft that serves nothing yet and is worked on by nobody but its owner.</summary>
    public static async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, DuplicateRequest request, GoalsDb db, ObjectiveRules rules, DraftWriter drafts, Caller caller, CancellationToken ct)
    {
        if (!await rules.SeesAsync(id, ct))
        {
            return Problems.Missing();
        }

        var original = (await db.FindWholeAsync(id, ct))!;
        db.ChangeTracker.Clear();
        var keyResults = original.KeyResults.Where(k => !k.Retired).ToList();
        var kept = request.Targets == CopiedTargets.Keep ? await NumberedAsync(keyResults, db, caller, ct) : [];
        var outline = original.Outline.Concat(keyResults.Except(kept).Select(k => new OutlinedKeyResult(k.Title, WordOf(k.Measure)))).ToList();
        return await drafts.BeginAsync(
            new NewDraft(request.CycleId, request.UnitId, request.OwnerId),
            original.UnitId,
            (unit, owner) => new ObjectiveContent(
                unit, owner, original.Title, original.Why, original.Kind, original.Visibility, [], [.. kept.Select(k => CopyOf(k, owner))], []),
            outline,
            ct);
    }

    public static string WordOf(Measure measure) => measure.ToString().ToLowerInvariant();

    /// <summary>A metric that the caller may not read, or that is about a person, is not passed on: its key result keeps its words.</summary>
    public static async Task<List<KeyResult>> NumberedAsync(List<KeyResult> keyResults, GoalsDb db, Caller caller, CancellationToken ct)
    {
        var metrics = keyResults.Select(k => k.MetricId).OfType<Guid>().Distinct().ToArray();
        var readable = await (await db.ConnectionAsync(ct)).ReadAsync(Readable, [metrics, caller.PersonId, caller.Within], r => r.Id(), ct);
        return keyResults.FindAll(k => k.MetricId is not { } m || readable.Contains(m));
    }

    /// <summary>Days belong to the cycle that it was in, and a work item ticks one step only: neither goes along.</summary>
    public static KeyResultContent CopyOf(KeyResult k, Guid owner) =>
        new(null, k.Title, owner, k.Weight, k.Measure, k.MetricId, k.Baseline, k.Target, k.UnitOfMeasure, k.Decimals, k.Reading, k.Low, k.High)
        {
            Steps = [.. k.Steps.Select(s => new StepContent(null, s.Title, s.Weight, null, null))],
        };
}
