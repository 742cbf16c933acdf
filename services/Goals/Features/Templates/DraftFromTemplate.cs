using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Templates;

internal static class DraftFromTemplate
{
    /// <summary>A draft of these words, seen by its unit. Its key results wait for their numbers in its outline.</summary>
    public static async Task<Results<Tagged<ObjectiveResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, NewDraft request, GoalsDb db, Access access, DraftWriter drafts, CancellationToken ct) =>
        await ListTemplates.SeenAsync(db, access, id, ct) is { } template
            ? await drafts.BeginAsync(
                request,
                template.UnitId,
                (unit, owner) => new ObjectiveContent(unit, owner, template.Title, template.Why, template.Kind, Visibility.Unit, [], [], []),
                [.. template.Outline],
                ct)
            : Problems.Missing();
}
