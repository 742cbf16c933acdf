using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Templates;

/// <summary>A template in words, or the wording of an objective that is there.</summary>
/// <param name="ObjectiveId">Its words are taken, never its numbers; then nothing else is said but the unit.</param>
/// <param name="KeyResults">By title and measure.</param>
public sealed record TemplateRequest(Guid UnitId, Guid? ObjectiveId, string? Title, string? Why, ObjectiveKind? Kind, IReadOnlyList<OutlineContent?>? KeyResults)
{
    private const int MostKeyResults = 20;

    internal FieldErrors Faults()
    {
        var errors = new FieldErrors()
            .Require(!string.IsNullOrWhiteSpace(Title) && Texts.Fits(Title), "title", $"is required, with at most {Texts.LongestTitle} characters")
            .Require(Texts.Fits(Why, Texts.LongestNote), "why", Texts.NoteTooLong)
            .Require(Kind is not null, "kind", "is required: committed or aspirational")
            .Require(KeyResults is null or { Count: <= MostKeyResults }, "keyResults", $"must be at most {MostKeyResults}");
        for (var i = 0; !errors.Any && i < (KeyResults?.Count ?? 0); i++)
        {
            errors
                .Require(!string.IsNullOrWhiteSpace(KeyResults![i]?.Title) && Texts.Fits(KeyResults[i]!.Title), $"keyResults[{i}].title", $"is required, with at most {Texts.LongestTitle} characters")
                .Require(ServiceDefaults.Http.Words.TryParse<Measure>(KeyResults[i]?.Measure, out _), $"keyResults[{i}].measure", $"must be one of: {ServiceDefaults.Http.Words.Of<Measure>()}");
        }

        return errors;
    }
}

internal static class KeepTemplate
{
    private const string OnlyLeads = "Those who lead the unit keep its templates.";

    public static async Task<Results<Tagged<TemplateResponse>, ProblemHttpResult>> HandleAsync(
        TemplateRequest request, GoalsDb db, Access access, ObjectiveRules rules, CancellationToken ct)
    {
        if (!await access.CanManageAsync(request.UnitId, ct))
        {
            return Problems.Forbidden(OnlyLeads);
        }

        ObjectiveTemplate template;
        if (request.ObjectiveId is { } id)
        {
            if (!await rules.SeesAsync(id, ct) || (await db.FindWholeAsync(id, ct))! is not { Visibility: not Visibility.Private } o)
            {
                return Problems.Invalid("objectiveId", "names no objective that you may see, or a private one, whose words stay private");
            }

            var outline = o.KeyResults.Where(k => !k.Retired).Select(k => new OutlinedKeyResult(k.Title, DuplicateObjective.WordOf(k.Measure)));
            template = ObjectiveTemplate.Keep(TemplateId.New(), request.UnitId, o.Title, o.Why, o.Kind, [.. outline, .. o.Outline]);
        }
        else if (request.Faults() is { Any: true } faults)
        {
            return faults.ToProblem();
        }
        else
        {
            var outline = (request.KeyResults ?? []).Select(k => new OutlinedKeyResult(k!.Title!, k.Measure!));
            template = ObjectiveTemplate.Keep(TemplateId.New(), request.UnitId, request.Title!, request.Why, request.Kind!.Value, [.. outline]);
        }

        db.Add(template);
        await db.SaveChangesAsync(ct);
        return ETag.Created(TemplateResponse.Of(template), template.Version, $"/api/goals/templates/{template.Id.Value}");
    }

    /// <summary>It is no longer offered.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(Guid id, GoalsDb db, Access access, CancellationToken ct)
    {
        if (await ListTemplates.SeenAsync(db, access, id, ct) is not { } template)
        {
            return Problems.Missing();
        }

        if (!await access.CanManageAsync(template.UnitId, ct))
        {
            return Problems.Forbidden(OnlyLeads);
        }

        template.Withdraw();
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
