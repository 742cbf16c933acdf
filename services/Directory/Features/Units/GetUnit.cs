using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Directory.Features.Units;

/// <summary>A unit with the way to it from the company down.</summary>
/// <param name="People">Active members; none when an earlier moment is asked for.</param>
/// <param name="MergedIntoId">The unit that took over what this one held.</param>
public sealed record UnitWithPath(
    Guid Id,
    long Version,
    string Name,
    string Slug,
    UnitKind Kind,
    Guid? ParentId,
    PersonName? Lead,
    string TimeZone,
    bool Archived,
    int? People,
    Guid? MergedIntoId,
    IReadOnlyList<UnitName> Path);

internal static class GetUnit
{
    /// <summary>By id, or by slug: one that the unit had before leads to its present address, as does that of a unit that was merged.</summary>
    /// <param name="asOf">The unit and its place as they were at this moment; by id.</param>
    public static async Task<Results<Tagged<UnitWithPath>, RedirectHttpResult, ProblemHttpResult>> HandleAsync(
        string idOrSlug, DirectoryDb db, DateTimeOffset? asOf, CancellationToken ct)
    {
        var byId = Guid.TryParse(idOrSlug, out var id);
        if (asOf is { } moment)
        {
            return byId ? await AsOfAsync(db, id, moment, ct) : Problems.Invalid("idOrSlug", "must be an id where asOf is given: slugs change");
        }

        var units = db.Units.AsNoTracking().Where(u => byId ? u.Id == new UnitId(id) : u.Slug == idOrSlug);
        var unit = await db.Views(units).SingleOrDefaultAsync(ct);
        if (!byId && (unit is null || unit.MergedIntoId is not null) && await LeadsToAsync(db, idOrSlug, ct) is { } slug)
        {
            return TypedResults.Redirect($"/api/directory/units/{slug}", permanent: false, preserveMethod: true);
        }

        if (unit is null)
        {
            return Problems.Missing();
        }

        var path = await db.Database.SqlQuery<PathRow>(
            $"""
            select u.id, u.name, u.slug, u.kind
            from unit_closure c join unit u on u.id = c.ancestor_id
            where c.descendant_id = {unit.Id}
            order by c.depth desc
            """).ToListAsync(ct);
        return With(unit, path.ConvertAll(p => new UnitName(p.Id, p.Name, p.Slug, Enum.Parse<UnitKind>(p.Kind, ignoreCase: true))));
    }

    private static async Task<Results<Tagged<UnitWithPath>, RedirectHttpResult, ProblemHttpResult>> AsOfAsync(
        DirectoryDb db, Guid id, DateTimeOffset moment, CancellationToken ct)
    {
        var tree = await db.UnitsAsOf(moment).ToDictionaryAsync(u => u.Id, u => u.View(), ct);
        if (!tree.TryGetValue(id, out var unit))
        {
            return Problems.Missing();
        }

        var path = new List<UnitName>();
        for (var above = unit; above is not null; above = above.ParentId is { } p ? tree.GetValueOrDefault(p) : null)
        {
            path.Insert(0, new UnitName(above.Id, above.Name, above.Slug, above.Kind));
        }

        return With(unit, path);
    }

    private static Tagged<UnitWithPath> With(UnitView u, IReadOnlyList<UnitName> path) => ETag.Ok(
        new UnitWithPath(
            u.Id, u.Version, u.Name, u.Slug, u.Kind, u.ParentId, u.Lead, u.TimeZone, u.Archived, u.People, u.MergedIntoId, path),
        u.Version);

    /// <summary>The present slug of a unit that had this one before, followed through mergers.</summary>
    private static Task<string?> LeadsToAsync(DirectoryDb db, string slug, CancellationToken ct) => db.Database.SqlQuery<string?>(
        $"""
        with recursive led as (
            select u.id, u.slug, u.merged_into_id
            from unit u where u.slug = {slug} or u.id = (select f.unit_id from former_slug f where f.slug = {slug})
            union
            select u.id, u.slug, u.merged_into_id from led l join unit u on u.id = l.merged_into_id
        )
        select slug as "Value" from led where merged_into_id is null
        """).SingleOrDefaultAsync(ct);

    private sealed record PathRow(Guid Id, string Name, string Slug, string Kind);
}
