using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;

namespace Setpoint.Directory.Features.Units;

/// <summary>A unit as shown.</summary>
/// <param name="People">Active members; none when an earlier moment is asked for.</param>
/// <param name="MergedIntoId">The unit that took over what this one held.</param>
public sealed record UnitView(
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
    Guid? MergedIntoId = null);

/// <summary>A person in passing.</summary>
public sealed record PersonName(Guid Id, string Name);

/// <summary>A unit in passing.</summary>
public sealed record UnitName(Guid Id, string Name, string Slug, UnitKind Kind);

internal static class UnitViews
{
    public static IQueryable<UnitView> Views(this DirectoryDb db, IQueryable<Unit> units) =>
        from unit in units
        join lead in db.People on unit.LeadId equals (PersonId?)lead.Id into leads
        from lead in leads.DefaultIfEmpty()
        select new UnitView(
            unit.Id.Value,
            unit.Version,
            unit.Name,
            unit.Slug,
            unit.Kind,
            unit.ParentId == null ? null : unit.ParentId.Value.Value,
            lead == null ? null : new PersonName(lead.Id.Value, lead.Name),
            unit.TimeZone,
            unit.Archived,
            db.People.Count(p => p.Active && p.Memberships.Any(m => m.UnitId == unit.Id)),
            unit.MergedIntoId == null ? null : unit.MergedIntoId.Value.Value);

    public static UnitView View(this PastUnit u) => new(
        u.Id,
        u.Version,
        u.Name,
        u.Slug,
        Enum.Parse<UnitKind>(u.Kind, ignoreCase: true),
        u.ParentId,
        u.LeadId is { } lead ? new PersonName(lead, u.LeadName!) : null,
        u.TimeZone,
        u.Archived,
        People: null);

    public static Task<UnitView> ViewAsync(this DirectoryDb db, UnitId id, CancellationToken ct) =>
        db.Views(db.Units.AsNoTracking().Where(u => u.Id == id)).SingleAsync(ct);
}
