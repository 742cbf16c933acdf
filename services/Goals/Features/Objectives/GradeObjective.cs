using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Data.Cascade;
using Setpoint.Goals.Data.Policies;
using Setpoint.Goals.Data.Reading;
using Setpoint.Goals.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Objectives;

/// <summary>A grade with what was learned.</summary>
/// <param name="Grade">0.00…1.00.</param>
/// <param name="Reason">Needed where the grade is more than 0.10 away from the suggestion.</param>
/// <param name="DamageNote">Needed where the success line was met while a guardrail was broken, and where one is stale.</param>
public sealed record GradeRequest(decimal? Grade, string? Reason, LearningNoteContent? Learning, string? DamageNote = null)
{
    internal FieldErrors Faults()
    {
        var errors = new FieldErrors()
            .Require(Grade is >= 0 and <= 1, "grade", "must be 0.00 to 1.00")
            .Require(Texts.Fits(Reason, Texts.LongestNote), "reason", Texts.NoteTooLong)
            .Require(Texts.Fits(DamageNote, Texts.LongestNote), "damageNote", Texts.NoteTooLong)
            .Require(Learning is not null, "learning", "is required");
        foreach (var (field, answer) in Learning is null ? [] : Answers(Learning))
        {
            errors.Require(!string.IsNullOrWhiteSpace(answer), $"learning.{field}", "needs an answer");
            errors.Require(Texts.Fits(answer, Texts.LongestNote), $"learning.{field}", Texts.NoteTooLong);
        }

        return errors;
    }

    private static (string Field, string? Answer)[] Answers(LearningNoteContent note) =>
    [
        ("achieved", note.Achieved),
        ("learned", note.Learned),
        ("wrongAssumption", note.WrongAssumption),
        ("continuesAsKpi", note.ContinuesAsKpi),
        ("stops", note.Stops),
    ];
}

internal static class GradeObjective
{
    public static Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id,
        GradeRequest request,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        GoalsDb db,
        ObjectiveRules rules,
        ObjectiveWriter writer,
        Cascading cascade,
        Caller caller,
        TimeProvider clock,
        CancellationToken ct)
    {
        return writer.ChangeAsync(id, ifMatch, request.Reason, ChangeAsync, ct);

        async Task<ProblemHttpResult?> ChangeAsync(Objective objective)
        {
            if (!await rules.MayEditAsync(objective.OwnerId, objective.UnitId, ct))
            {
                return Problems.Forbidden(ObjectiveRules.OnlyManagersAndOwners);
            }

            if (request.Faults() is { Any: true } faults)
            {
                return faults.ToProblem();
            }

            var cycle = await db.Cycles.AsNoTracking().SingleAsync(c => c.Id == objective.CycleId, ct);
            if (cycle.Phase != CyclePhase.Grading)
            {
                return Problems.Conflict("cycle-not-grading", $"{cycle.Name} is not in its grading phase.");
            }

            // What was said before this moment counts; the marks that wait are taken first.
            await cascade.SettleAsync([objective.Id], ct);
            var inputs = await CascadeInputs.LoadAsync(cascade.Connection, [id], clock.GetUtcNow(), ct);
            var (suggested, _) = GradeSuggestion.Of(inputs[objective.Id]);
            var policy = (await GoalPolicies.ReadAsync(cascade.Connection, ct)).ProgressOf(objective.UnitId);
            var guardrails = await GuardrailReader.ReadAsync(cascade.Connection, id, caller.PersonId, caller.Within, ct);
            var reached = suggested > request.Grade ? suggested : request.Grade;
            var withDamage = Damage.Is(reached, policy.SuccessLine(objective.Kind), objective.Window, guardrails.Select(g => g.Record));
            if (MissingNotes(request, withDamage, objective.Window, guardrails) is { } missing)
            {
                return missing;
            }

            var note = request.Learning!;
            objective.GiveGrade(
                request.Grade!.Value,
                suggested,
                request.Reason,
                new LearningNote(
                    note.Achieved.Trim(), note.Learned.Trim(), note.WrongAssumption.Trim(), note.ContinuesAsKpi.Trim(), note.Stops.Trim()),
                policy,
                withDamage,
                request.DamageNote);
            await db.WithdrawDependenciesAsync(objective.Id, ct);
            return null;
        }
    }

    /// <summary>Both owners say what the success has cost. A metric that the caller may not see is not named.</summary>
    private static ProblemHttpResult? MissingNotes(GradeRequest request, bool withDamage, Window window, List<GuardrailRow> guardrails)
    {
        var records = guardrails.ConvertAll(g => g.Record);
        if (Damage.NeedsNote(withDamage, records) && string.IsNullOrWhiteSpace(request.DamageNote))
        {
            return Problems.Invalid(
                "damageNote", withDamage ? "is required: a guardrail was broken on the way" : "is required: a guardrail has no fresh value", "damage-needs-note");
        }

        var unnoted = Damage.Unnoted(withDamage, window, records).ToHashSet();
        var names = guardrails.Where(g => unnoted.Contains(g.Record.MetricId)).Select(g => g.Name ?? "a metric that you may not see").ToList();
        return names.Count == 0
            ? null
            : Problems.Conflict("guardrail-needs-note", $"A note of who answers for it is missing for {string.Join(", ", names)}.");
    }
}
