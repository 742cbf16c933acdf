using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Reorganizations;

internal static class ListReorganizations
{
    /// <summary>The newest first, for those who lead or administer one of the two units or proposed it.</summary>
    /// <param name="unit">Either the unit that goes or the one that receives.</param>
    public static async Task<Results<Ok<Page<ReorganizationView>>, ProblemHttpResult>> HandleAsync(
        DirectoryDb db, Caller caller, Guid? unit, string? state, string? cursor, int? limit, CancellationToken ct)
    {
        if (!Cursor.TryDecode<DateTimeOffset?>(cursor, out var before))
        {
            return Problems.Invalid("cursor", "is not one that this list gave");
        }

        var known = KnownTo(db, caller).AsNoTracking();
        if (unit is { } u)
        {
            known = known.Where(r => r.UnitId == new UnitId(u) || r.TargetId == new UnitId(u));
        }

        if (state is { } word)
        {
            if (!Words.TryParse<ReorganizationState>(word, out var s))
            {
                return Problems.Invalid("state", $"must be one of: {Words.Of<ReorganizationState>()}");
            }

            known = known.Where(r => r.State == s);
        }

        var size = Cursor.Limit(limit);
        var page = await db.Views(known.Where(r => before == null || r.ProposedAt < before).OrderByDescending(r => r.ProposedAt).Take(size))
            .ToListAsync(ct);
        page.Sort((a, b) => b.ProposedAt.CompareTo(a.ProposedAt)); // joins do not promise to keep an order
        return TypedResults.Ok(new Page<ReorganizationView>(page, page.Count == size ? Cursor.Encode<DateTimeOffset?>(page[^1].ProposedAt) : null));
    }

    public static async Task<Results<Tagged<ReorganizationView>, ProblemHttpResult>> GetAsync(Guid id, DirectoryDb db, Caller caller, CancellationToken ct) =>
        await db.Views(KnownTo(db, caller).AsNoTracking().Where(r => r.Id == new ReorganizationId(id))).SingleOrDefaultAsync(ct) is { } view
            ? ETag.Ok(view, view.Version)
            : Problems.Missing();

    /// <summary>For everybody else a plan is as absent as one that never was.</summary>
    public static IQueryable<Reorganization> KnownTo(DirectoryDb db, Caller caller)
    {
        var (person, within) = (caller.PersonId, caller.Within);
        return db.Reorganizations.FromSql(
            $"""
            select r.* from reorganization r
            where exists (
                select 1 from (values (r.unit_id), (r.target_id)) concerned (id)
                where is_within(concerned.id, {within}) and (r.proposed_by = {person} or exists (
                    select 1
                    from unit_closure c join unit u on u.id = c.ancestor_id
                    left join role_grant g on g.unit_id = c.ancestor_id and g.person_id = {person}
                        and g.role in ('lead', 'executive', 'administrator') and (g.expires_at is null or g.expires_at > now())
                    where c.descendant_id = concerned.id and (u.lead_id = {person} or g.person_id is not null))))
            """);
    }
}
