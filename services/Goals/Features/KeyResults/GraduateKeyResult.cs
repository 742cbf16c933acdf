using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Contracts.Goals;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.Messaging.Outbox;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.KeyResults;

/// <summary>What the KPI is called and how often it has a value.</summary>
/// <param name="Name">The key result's title when absent; needed where the objective is not public.</param>
/// <param name="UnitOfMeasure">The key result's own when absent.</param>
/// <param name="Cadence">Weekly when absent, as check-ins are.</param>
public sealed record GraduateRequest(string? Name = null, string? UnitOfMeasure = null, GraduateCadence? Cadence = null);

/// <summary>How often a KPI has a value.</summary>
public enum GraduateCadence
{
    /// <summary>Every day.</summary>
    Daily,

    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every quarter.</summary>
    Quarterly,
}

/// <summary>
/// Asks for a KPI in the place of a number that people have entered by hand, when what it counts shall be watched on. Its owner may ask:
/// metrics make a draft of it, and who leads the unit decides whether that becomes active.
/// </summary>
internal static class GraduateKeyResult
{
    private const int LongestUnit = 60;

    /// <summary>Five years of daily check-ins are less.</summary>
    private const string Said =
        """
        select s.at, s.value from (
            select v.at, v.value, v.check_in_id from check_in_value v
            where v.key_result_id = $1 and v.value is not null order by v.at desc, v.check_in_id desc limit 2000
        ) s order by s.at, s.check_in_id
        """;

    public static async Task<Results<Accepted<GraduationResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, GraduateRequest request, GoalsDb db, ObjectiveRules rules, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var keyResultId = new KeyResultId(id);
        var objective = await db.Objectives.WithParts().AsNoTracking().SingleOrDefaultAsync(o => o.KeyResults.Any(k => k.Id == keyResultId), ct);
        if (objective is null || !await rules.SeesAsync(objective.Id.Value, ct))
        {
            return Problems.Missing();
        }

        var keyResult = objective.KeyResults.Single(k => k.Id == keyResultId);
        if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct) && !await rules.MayEditAsync(keyResult.OwnerId, objective.UnitId, ct))
        {
            return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
        }

        if (Refusal(objective, keyResult) is { } refusal)
        {
            return refusal;
        }

        var name = (request.Name ?? (objective.Visibility == Visibility.Public ? keyResult.Title : ""))?.Trim() ?? "";
        var unitOfMeasure = (request.UnitOfMeasure ?? keyResult.UnitOfMeasure ?? "").Trim();
        var errors = new FieldErrors()
            .Require(name.Length > 0 && Texts.Fits(name), "name", $"is required of an objective that is not public, and {Texts.TooLong}")
            .Require(unitOfMeasure.Length > 0 && Texts.Fits(unitOfMeasure, LongestUnit), "unitOfMeasure", $"is required where the key result has none, with at most {LongestUnit} characters");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        await using var work = await db.BeginWorkAsync(ct);
        var now = clock.GetUtcNow();
        var isFirst = await db.Database.ExecuteSqlAsync(
            $"insert into graduation (key_result_id, name, asked_by, asked_at) values ({id}, {name}, {caller.PersonId}, {now}) on conflict do nothing", ct) == 1;
        if (!isFirst)
        {
            return Problems.Conflict("key-result-graduated", "This key result is a KPI already, or about to be one.");
        }

        var said = await (await db.ConnectionAsync(ct)).ReadAsync(Said, [id], r => new SaidValue(r.Next<DateTimeOffset>(), r.Number()), ct);
        db.Publish(new KeyResultGraduated(
            id, objective.Id.Value, objective.UnitId, keyResult.OwnerId, name, unitOfMeasure, keyResult.Decimals, keyResult.Baseline!.Value, keyResult.Target!.Value,
            (request.Cadence ?? GraduateCadence.Weekly).ToString().ToLowerInvariant(), objective.Visibility == Visibility.Public ? "public" : "unit", said, caller.PersonId, now));
        await db.SaveChangesAsync(ct);
        var asker = await db.Database.SqlQuery<string>($"""select name as "Value" from person where id = {caller.PersonId}""").FirstOrDefaultAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Accepted($"/api/goals/objectives/{objective.Id.Value}", new GraduationResponse(id, name, new(caller.PersonId, asker ?? ""), now, null));
    }

    /// <summary>A KPI is seen by its unit at least, so what only a few may know becomes none.</summary>
    private static ProblemHttpResult? Refusal(Objective objective, KeyResult keyResult) =>
        keyResult.Measure != Measure.Number ? Problems.Conflict("measure-not-number", "Only what is entered by hand as a number becomes a KPI: a metric is one, and other measures have no value of their own.")
        : keyResult.Retired ? Problems.Conflict("key-result-retired", "This key result was given up.")
        : objective.Lifecycle is not (Lifecycle.Published or Lifecycle.Graded) ? Problems.Conflict("objective-lifecycle", "Key results become KPIs once their objective is published.")
        : objective.Visibility == Visibility.Private ? Problems.Conflict("objective-private", "A KPI is seen by its unit, and this objective is not.")
        : null;
}
