using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Holdings;

/// <summary>Something that is held.</summary>
/// <param name="Kind"><c>metric</c> or <c>objective</c>.</param>
/// <param name="Name">None where not everybody may read it.</param>
/// <param name="OwnerId">Who answers for it; somebody else may answer for a key result in it.</param>
public sealed record Holding(Guid Id, string Kind, string? Name, string Status, Guid UnitId, Guid? OwnerId);

internal static class ListHoldings
{
    /// <param name="unit">What this unit holds: for those who lead it.</param>
    /// <param name="owner">What this person answers for: for themselves and administrators.</param>
    /// <param name="inactiveOwners">What belongs to people who have left: for administrators.</param>
    public static async Task<Results<Ok<Page<Holding>>, ProblemHttpResult>> HandleAsync(
        DirectoryDb db, Access access, Caller caller, Guid? unit, Guid? owner, bool? inactiveOwners, string? cursor, int? limit, CancellationToken ct)
    {
        if (!Cursor.TryDecode<Guid?>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var mayAsk = owner == caller.PersonId
            || (unit is { } u && owner is null && await access.CanManageAsync(u, ct))
            || await access.IsAdministratorAsync(ct);
        if (!mayAsk)
        {
            return Problems.Forbidden("Ask with ?owner= yourself, or with ?unit= a unit that you lead; administrators ask for everything.");
        }

        var size = Cursor.Limit(limit);
        var held = Data.Holdings.Of(db, unit, owner, inactiveOwners == true);
        held = caller.Within is { } within ? held.Where(h => db.UnitsWithin(within).Contains(h.UnitId)) : held;
        var page = await held
            .Where(h => after == null || h.Id > after)
            .OrderBy(h => h.Id)
            .Take(size)
            .Select(h => new Holding(h.Id, h.Kind, h.Name, h.Status, h.UnitId, h.OwnerId))
            .ToListAsync(ct);
        return TypedResults.Ok(new Page<Holding>(page, page.Count == size ? Cursor.Encode<Guid?>(page[^1].Id) : null));
    }
}
