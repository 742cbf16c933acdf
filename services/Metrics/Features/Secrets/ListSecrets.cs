using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Metrics.Data;
using Setpoint.Metrics.Domain.Sources;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Metrics.Features.Secrets;

/// <summary>That there is a secret. Its value is never shown.</summary>
/// <param name="Hosts">Where requests may carry it.</param>
/// <param name="SetBy">Who gave it the value that it has.</param>
public sealed record SecretResponse(string Name, UnitName Unit, IReadOnlyList<string> Hosts, PersonName? SetBy, DateTimeOffset SetAt);

internal static class ListSecrets
{
    /// <summary>Secrets of the units that the caller leads; of one unit, those that its sources may use.</summary>
    /// <param name="unit">Id or slug of a unit that the caller leads: its own secrets and those of the units above it.</param>
    public static async Task<Results<Ok<Page<SecretResponse>>, ProblemHttpResult>> HandleAsync(
        string? unit, int? limit, string? cursor, MetricsDb db, Caller caller, Access access, CancellationToken ct)
    {
        if (!Cursor.TryDecode<After>(cursor, out var after))
        {
            return Problems.Invalid("cursor", "is not a cursor of this list");
        }

        var units = db.UnitsManagedBy(caller);
        if (unit is not null)
        {
            if (await db.FindUnitAsync(unit, ct) is not { } asked || !await access.CanManageAsync(asked.Id, ct))
            {
                return Problems.Forbidden("Secrets of a unit are shown to those who lead it.");
            }

            units = db.UnitsAbove(asked.Id);
        }

        var secrets = db.Set<SourceSecret>().AsNoTracking().Where(s => !s.Removed && units.Contains(s.UnitId));
        if (after is not null)
        {
            var last = SecretId.From(after.Id);
            secrets = secrets.Where(s => EF.Functions.GreaterThan(ValueTuple.Create(s.Name, s.Id), ValueTuple.Create(after.Name, last)));
        }

        var size = Cursor.Limit(limit);
        var found = await (
            from s in secrets
            join u in db.Units on s.UnitId equals u.Id
            join p in db.People on s.SetBy equals p.Id into setters
            from p in setters.DefaultIfEmpty()
            orderby s.Name, s.Id
            select new
            {
                s.Id,
                Response = new SecretResponse(s.Name, new UnitName(u.Id, u.Name, u.Slug), s.Hosts, p == null ? null : new PersonName(p.Id, p.Name), s.SetAt),
            }).Take(size + 1).ToListAsync(ct);
        var next = found.Count > size ? Cursor.Encode(new After(found[size - 1].Response.Name, found[size - 1].Id.Value)) : null;
        return TypedResults.Ok(new Page<SecretResponse>(found.Take(size).Select(f => f.Response).ToList(), next));
    }

    private sealed record After(string Name, Guid Id);
}
