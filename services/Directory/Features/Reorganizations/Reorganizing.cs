using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Reorganizations;

/// <summary>Who decides on a reorganization, what stands in its way, and the change of the tree on its day.</summary>
internal sealed class Reorganizing(DirectoryDb db, Access access, Cause cause, TimeProvider clock)
{
    /// <summary>Taken before the tree is read, so that two changes at once cannot make a circle.</summary>
    public Task LockTreeAsync(CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('unit_closure'))", ct);

    /// <summary>Whether the caller accepts or declines what comes to this unit.</summary>
    public async Task<bool> IsReceiverAsync(UnitId target, Caller caller, CancellationToken ct) =>
        await access.ReachesAsync(target.Value, ct) && (await ReceiversAsync(target, ct)).Contains(caller.PersonId);

    /// <summary>
    /// Whoever leads the receiving unit: its lead and those who hold the role lead or executive on it. Where nobody does,
    /// those of the next unit above; where nobody does at all, the company's administrators.
    /// </summary>
    public Task<List<Guid>> ReceiversAsync(UnitId target, CancellationToken ct) => db.Database.SqlQuery<Guid>(
        $"""
        with leader as (
            select c.depth, u.lead_id as person_id
            from unit_closure c join unit u on u.id = c.ancestor_id where c.descendant_id = {target.Value}
            union
            select c.depth, r.person_id
            from unit_closure c join role_grant r on r.unit_id = c.ancestor_id
            where c.descendant_id = {target.Value} and r.role in ('lead', 'executive') and (r.expires_at is null or r.expires_at > now())
            union
            select 1000, r.person_id
            from unit u join role_grant r on r.unit_id = u.id
            where u.parent_id is null and r.role = 'administrator' and (r.expires_at is null or r.expires_at > now())
        ), present as (
            select l.* from leader l join person p on p.id = l.person_id where p.active
        )
        select person_id as "Value" from present where depth = (select min(depth) from present)
        """).ToListAsync(ct);

    /// <summary>Today, where the unit is.</summary>
    public DateOnly Today(Unit unit) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(unit.TimeZone)).DateTime);

    /// <summary>Why the tree does not allow it; null when it does.</summary>
    public async Task<string?> ObstacleAsync(Unit unit, Unit target, CancellationToken ct)
    {
        if (unit.Kind == UnitKind.Company)
        {
            return "the company stays where it is";
        }

        if (unit.Archived || target.Archived)
        {
            return $"{(unit.Archived ? unit.Name : target.Name)} is archived";
        }

        var isBelow = await db.Database.SqlQuery<bool>(
            $"""
            select exists (select 1 from unit_closure where ancestor_id = {unit.Id.Value} and descendant_id = {target.Id.Value}) as "Value"
            """).SingleAsync(ct);
        return isBelow ? $"{target.Name} is below {unit.Name}" : null;
    }

    /// <summary>Changes the tree when the day has come. Needs a transaction and the tree's lock.</summary>
    public async Task TakeEffectIfDueAsync(Reorganization reorganization, CancellationToken ct)
    {
        var unit = await db.Units.SingleAsync(u => u.Id == reorganization.UnitId, ct);
        if (reorganization.State != ReorganizationState.Accepted || reorganization.EffectiveOn > Today(unit))
        {
            return;
        }

        (cause.Actor, cause.Reason) = (reorganization.DecidedBy!.Value.Value, reorganization.Reason);
        var target = await db.Units.SingleAsync(u => u.Id == reorganization.TargetId, ct);
        var obstacle = await ObstacleAsync(unit, target, ct);
        reorganization.TakeEffect(obstacle);
        if (obstacle is null && reorganization.Kind == ReorganizationKind.Move)
        {
            unit.Move(target.Id, clock.GetUtcNow());
        }
        else if (obstacle is null)
        {
            await MergeAsync(unit, target, reorganization, ct);
        }

        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"select refresh_unit_closure({unit.Id.Value})", ct);
    }

    /// <summary>Units below, people, metrics and unfinished objectives go over; what is finished stays with the archived unit.</summary>
    private async Task MergeAsync(Unit unit, Unit target, Reorganization reorganization, CancellationToken ct)
    {
        // Closures first: refreshing the old unit afterwards finds its children gone, so each child is refreshed by itself.
        var children = await db.Units.Where(u => u.ParentId == unit.Id).ToListAsync(ct);
        children.ForEach(c => c.Move(target.Id, clock.GetUtcNow()));
        var people = await db.People
            .Where(p => p.Memberships.Any(m => m.UnitId == unit.Id) || p.Roles.Any(r => r.UnitId == unit.Id))
            .AsSplitQuery()
            .ToListAsync(ct);
        people.ForEach(p => p.Follow(unit.Id, target.Id));
        await Handover.OfUnit(reorganization.DecidedBy!.Value.Value, reorganization.Reason, unit.Id.Value, target.Id.Value).OrderAsync(db, null, ct);
        unit.Archive(mergedInto: target.Id);
        await db.SaveChangesAsync(ct);
        foreach (var child in children)
        {
            await db.Database.ExecuteSqlAsync($"select refresh_unit_closure({child.Id.Value})", ct);
        }
    }
}
