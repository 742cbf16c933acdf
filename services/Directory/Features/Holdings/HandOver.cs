using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Holdings;

/// <summary>Hands work over from a person to another, or from a unit to another.</summary>
/// <param name="Items">Ids of what to hand over; everything when absent.</param>
public sealed record HandoverRequest(
    Guid? FromPersonId, Guid? ToPersonId, Guid? FromUnitId, Guid? ToUnitId, string? Reason, IReadOnlyList<Guid>? Items);

/// <summary>What was ordered; the owning services do it in a moment.</summary>
/// <param name="Things">How many metrics and objectives go.</param>
/// <param name="Stays">What was asked for and cannot be another's.</param>
public sealed record HandoverReceipt(int Things, IReadOnlyList<StayingThing> Stays);

/// <summary>Something that stays with the person who hands over.</summary>
/// <param name="Kind"><c>objective</c>.</param>
/// <param name="Name">None where not everybody may read it.</param>
/// <param name="IsRetired">Whether it ends instead, because its person has left.</param>
/// <param name="Reason">Why it cannot be another's.</param>
public sealed record StayingThing(Guid Id, string Kind, string? Name, bool IsRetired, string Reason);

internal static class HandOver
{
    private const string Bound = "It reads what is measured about its owner, so it can be nobody else's.";

    /// <summary>Between people: administrators of the company. Between units: administrators of both.</summary>
    public static async Task<Results<Accepted<HandoverReceipt>, ProblemHttpResult>> HandleAsync(
        HandoverRequest request, DirectoryDb db, Access access, Caller caller, CancellationToken ct)
    {
        if (Faults(request) is { Any: true } faults)
        {
            return faults.ToProblem();
        }

        var mayOrder = request.FromUnitId is { } from
            ? await access.RoleOnAsync(from, ct) == Role.Administrator && await access.RoleOnAsync(request.ToUnitId!.Value, ct) == Role.Administrator
            : await access.IsAdministratorAsync(ct);
        if (!mayOrder)
        {
            return Problems.Forbidden("Only an administrator hands over what others hold.");
        }

        if (request.ToPersonId is { } person && !await db.People.AnyAsync(p => p.Id == new PersonId(person) && p.Active, ct))
        {
            return Problems.Invalid("toPersonId", "must be an active person");
        }

        if (request.ToUnitId is { } unit && !await db.Units.AnyAsync(u => u.Id == new UnitId(unit) && !u.Archived, ct))
        {
            return Problems.Invalid("toUnitId", "must be a unit that is not archived");
        }

        var handover = new Handover(
            caller.PersonId, request.Reason!.Trim(), request.FromPersonId, request.ToPersonId, request.FromUnitId, request.ToUnitId);
        await using var work = await db.BeginWorkAsync(ct);
        var things = await handover.OrderAsync(db, request.Items?.ToArray(), ct);
        var stays = await StaysAsync(request, db, ct);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Accepted((string?)null, new HandoverReceipt(things - stays.Count, stays));
    }

    /// <summary>Owners stay where a unit hands over, so nothing of theirs has to.</summary>
    private static async Task<List<StayingThing>> StaysAsync(HandoverRequest request, DirectoryDb db, CancellationToken ct)
    {
        if (request is not { FromPersonId: { } from, ToPersonId: { } to })
        {
            return [];
        }

        var bound = await Data.Holdings.BoundTo(db, from, to)
            .Where(b => request.Items == null || request.Items.Contains(b.Id))
            .OrderBy(b => b.Id)
            .ToListAsync(ct);
        return bound.ConvertAll(b => new StayingThing(
            b.Id, "objective", b.Name, b.HasLeft, b.HasLeft ? $"{Bound} They have left, so it is retired." : Bound));
    }

    private static FieldErrors Faults(HandoverRequest r)
    {
        var errors = new FieldErrors();
        var (people, units) = (r.FromPersonId is not null, r.FromUnitId is not null);
        errors.Require(people != units, "fromPersonId", "give either fromPersonId with toPersonId, or fromUnitId with toUnitId");
        errors.Require(people == r.ToPersonId is not null, "toPersonId", "goes with fromPersonId");
        errors.Require(units == r.ToUnitId is not null, "toUnitId", "goes with fromUnitId");
        errors.Require(!people || r.FromPersonId != r.ToPersonId, "toPersonId", "must be somebody else");
        errors.Require(!units || r.FromUnitId != r.ToUnitId, "toUnitId", "must be another unit");
        return errors.Require(r.Reason?.Trim().Length is > 0 and <= Reorganization.LongestText, "reason", $"must have 1 to {Reorganization.LongestText} characters");
    }
}
