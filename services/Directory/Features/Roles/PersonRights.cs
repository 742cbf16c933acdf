using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Data;
using Setpoint.Directory.Domain;
using Setpoint.Directory.Features.Units;
using Setpoint.ServiceDefaults.Http;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Roles;

/// <summary>What a person can do.</summary>
/// <param name="Active">A person who is not active can do nothing, whatever is listed.</param>
/// <param name="Rights">One line a role or membership.</param>
/// <param name="AnswersFor">How many metrics and objectives they own or own a key result of; each they may change.</param>
public sealed record PersonRightsView(Guid Id, string Name, bool Active, IReadOnlyList<RightView> Rights, int AnswersFor);

/// <summary>A right and how far it reaches.</summary>
/// <param name="Role">None for a membership.</param>
/// <param name="UnitsBelow">On how many units below it counts, too.</param>
/// <param name="May">What it allows there.</param>
public sealed record RightView(UnitName Unit, UnitRole? Role, DateTimeOffset? ExpiresAt, int UnitsBelow, IReadOnlyList<string> May);

internal static class PersonRights
{
    private static readonly string[] s_sees = ["see what only the unit may see"];
    private static readonly string[] s_works = [.. s_sees, "write objectives of their own", "check in on what they own"];
    private static readonly string[] s_leads = [.. s_works, "see private objectives", "define metrics and post their values", "write, publish, grade and retire objectives", "see what the unit holds"];
    private static readonly string[] s_executes = [.. s_leads, "accept units that move here"];
    private static readonly string[] s_administers = [.. s_leads, "change, archive and move the unit", "make units below it", "give and take roles on it"];

    /// <summary>For the person themselves and for administrators of the company.</summary>
    public static async Task<Results<Ok<PersonRightsView>, ProblemHttpResult>> HandleAsync(
        Guid id, DirectoryDb db, Access access, Caller caller, CancellationToken ct)
    {
        if (id != caller.PersonId && !await access.IsAdministratorAsync(ct))
        {
            return Problems.Forbidden("One's own rights, or those of everybody for administrators of the company.");
        }

        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(id), ct) is not { } person)
        {
            return Problems.Missing();
        }

        var held = await db.Database.SqlQuery<Row>(
            $"""
            select u.id, u.name, u.slug, u.kind, g.role, g.expires_at as "ExpiresAt",
                (select count(*)::int - 1 from unit_closure c where c.ancestor_id = u.id) as below
            from (
                select unit_id, role, expires_at from role_grant where person_id = {id} and (expires_at is null or expires_at > now())
                union all
                select unit_id, null, null from unit_membership where person_id = {id}
            ) g join unit u on u.id = g.unit_id
            order by u.name, g.role
            """).ToListAsync(ct);
        var owned = await Data.Holdings.Of(db, null, id).CountAsync(ct);
        return TypedResults.Ok(new PersonRightsView(id, person.Name, person.Active, held.ConvertAll(ViewOf), owned));
    }

    private static RightView ViewOf(Row row)
    {
        var role = row.Role is null ? null : (UnitRole?)Enum.Parse<UnitRole>(row.Role, ignoreCase: true);
        return new RightView(
            new UnitName(row.Id, row.Name, row.Slug, Enum.Parse<UnitKind>(row.Kind, ignoreCase: true)), role, row.ExpiresAt, row.Below, May(role));
    }

    private static string[] May(UnitRole? role) => role switch
    {
        UnitRole.Viewer => s_sees,
        UnitRole.Lead => s_leads,
        UnitRole.Executive => s_executes,
        UnitRole.Administrator => s_administers,
        _ => s_works,
    };

    private sealed record Row(Guid Id, string Name, string Slug, string Kind, string? Role, DateTimeOffset? ExpiresAt, int Below);
}
