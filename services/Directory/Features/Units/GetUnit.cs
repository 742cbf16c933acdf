using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Directory.Features.Units;

/// <summary>A unit with the way to it from the company down.</summary>
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
    int People,
    IReadOnlyList<UnitName> Path);

internal static class GetUnit
{
    public static async Task<Results<Tagged<UnitWithPath>, ProblemHttpResult>> HandleAsync(
        string idOrSlug, DirectoryDb db, CancellationToken ct)
    {
        var units = db.Units.AsNoTracking();
        units = Guid.TryParse(idOrSlug, out var id)
            ? units.Where(u => u.Id == new UnitId(id))
            : units.Where(u => u.Slug == idOrSlug);
        if (await db.Views(units).SingleOrDefaultAsync(ct) is not { } unit)
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
        return ETag.Ok(
            new UnitWithPath(
                unit.Id,
                unit.Version,
                unit.Name,
                unit.Slug,
                unit.Kind,
                unit.ParentId,
                unit.Lead,
                unit.TimeZone,
                unit.Archived,
                unit.People,
                [.. path.Select(p => new UnitName(p.Id, p.Name, p.Slug, Enum.Parse<UnitKind>(p.Kind, ignoreCase: true)))]),
            unit.Version);
    }

    private sealed record PathRow(Guid Id, string Name, string Slug, string Kind);
}
