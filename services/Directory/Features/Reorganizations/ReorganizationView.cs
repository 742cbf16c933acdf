using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Directory.Features.Units;

namespace Setpoint.Directory.Features.Reorganizations;

/// <summary>A move or merger as shown.</summary>
/// <param name="EffectiveOn">First day of the new order, in the unit's time zone.</param>
/// <param name="Note">Why it was declined, or why it could not take effect.</param>
public sealed record ReorganizationView(
    Guid Id,
    long Version,
    ReorganizationKind Kind,
    UnitName Unit,
    UnitName Target,
    DateOnly EffectiveOn,
    string Reason,
    ReorganizationState State,
    PersonName ProposedBy,
    DateTimeOffset ProposedAt,
    PersonName? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Note);

internal static class ReorganizationViews
{
    public static IQueryable<ReorganizationView> Views(this DirectoryDb db, IQueryable<Reorganization> reorganizations) =>
        from r in reorganizations
        join unit in db.Units on r.UnitId equals unit.Id
        join target in db.Units on r.TargetId equals target.Id
        join proposer in db.People on r.ProposedBy equals proposer.Id
        join decider in db.People on r.DecidedBy equals (PersonId?)decider.Id into deciders
        from decider in deciders.DefaultIfEmpty()
        select new ReorganizationView(
            r.Id.Value,
            r.Version,
            r.Kind,
            new UnitName(unit.Id.Value, unit.Name, unit.Slug, unit.Kind),
            new UnitName(target.Id.Value, target.Name, target.Slug, target.Kind),
            r.EffectiveOn,
            r.Reason,
            r.State,
            new PersonName(proposer.Id.Value, proposer.Name),
            r.ProposedAt,
            decider == null ? null : new PersonName(decider.Id.Value, decider.Name),
            r.DecidedAt,
            r.Note);

    public static Task<ReorganizationView> ViewAsync(this DirectoryDb db, ReorganizationId id, CancellationToken ct) =>
        db.Views(db.Reorganizations.AsNoTracking().Where(r => r.Id == id)).SingleAsync(ct);
}
