using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Goals.Data;
using Setpoint.Goals.Domain;
using Setpoint.Goals.Features.Objectives;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Goals.Features.Templates;

/// <summary>The wording of an objective that comes again.</summary>
/// <param name="Withdrawn">True when it is no longer offered.</param>
public sealed record TemplateResponse(
    Guid Id, long Version, Guid UnitId, string Title, string? Why, ObjectiveKind Kind, IReadOnlyList<OutlineContent> KeyResults, bool Withdrawn)
{
    internal static TemplateResponse Of(ObjectiveTemplate t) =>
        new(t.Id.Value, t.Version, t.UnitId, t.Title, t.Why, t.Kind, [.. t.Outline.Select(o => new OutlineContent(o.Title, o.Measure))], t.Withdrawn);
}

/// <summary>Templates are a unit's: whoever sees the unit sees them, whoever leads it keeps them.</summary>
internal static class ListTemplates
{
    /// <summary>Those that are offered, of a unit or of all that the caller sees.</summary>
    public static async Task<Results<Ok<Page<TemplateResponse>>, ProblemHttpResult>> HandleAsync(
        GoalsDb db, Caller caller, Guid? unit, string? cursor, int? limit, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Guid>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var size = Cursor.Limit(limit);
        var templates = await db.Templates.FromSql(
            $"""
            select t.* from objective_template t
            where not t.withdrawn and t.id > {after} and ({unit}::uuid is null or t.unit_id = {unit}::uuid)
              and t.unit_id in (select s.id from seen_unit({caller.PersonId}) s) and is_within(t.unit_id, {caller.Within}::uuid)
            order by t.id limit {size}
            """).AsNoTracking().ToListAsync(ct);
        var items = templates.OrderBy(t => t.Id.Value).Select(TemplateResponse.Of).ToList();
        return TypedResults.Ok(new Page<TemplateResponse>(items, items.Count == size ? Cursor.Encode(items[^1].Id) : null));
    }

    public static async Task<Results<Tagged<TemplateResponse>, ProblemHttpResult>> FindAsync(Guid id, GoalsDb db, Access access, CancellationToken ct) =>
        await SeenAsync(db, access, id, ct) is { } template ? ETag.Ok(TemplateResponse.Of(template), template.Version) : Problems.Missing();

    public static async Task<Results<Ok<ObjectAccess>, ProblemHttpResult>> AccessAsync(
        Guid id, GoalsDb db, Access access, AccessReasons reasons, string? cursor, int? limit, CancellationToken ct) =>
        await SeenAsync(db, access, id, ct) is not { } template ? Problems.Missing()
            : !await access.CanManageAsync(template.UnitId, ct) ? Problems.Forbidden("Those who lead the unit may ask.")
            : await reasons.AnswerAsync(AccessFacts.OfLed(template.UnitId, "unit", []), cursor, limit, ct);

    /// <summary>None when there is no such template, or none that the caller may see.</summary>
    public static async Task<ObjectiveTemplate?> SeenAsync(GoalsDb db, Access access, Guid id, CancellationToken ct) =>
        await db.Templates.SingleOrDefaultAsync(t => t.Id == new TemplateId(id), ct) is { } template && await access.CanSeeAsync(template.UnitId, ct) ? template : null;
}
