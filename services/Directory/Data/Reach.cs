using Microsoft.EntityFrameworkCore;
using Setpoint.Directory.Domain;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Data;

/// <summary>What is listed for a caller: everything, or what the unit that their token is limited to has, with those below it.</summary>
internal static class Reach
{
    public static IQueryable<Unit> UnitsFor(this DirectoryDb db, Caller caller) => caller.Within is { } unit
        ? db.Units.FromSql($"select u.* from unit u where is_within(u.id, {unit})")
        : db.Units;

    public static IQueryable<Person> PeopleFor(this DirectoryDb db, Caller caller) => caller.Within is { } unit
        ? db.People.FromSql($"select p.* from person p where exists (select 1 from unit_membership m where m.person_id = p.id and is_within(m.unit_id, {unit}))")
        : db.People;

    /// <summary>Those that are limited as well, to no more.</summary>
    public static IQueryable<ApiToken> TokensFor(this DirectoryDb db, Caller caller) => caller.Within is { } unit
        ? db.Tokens.FromSql($"select t.* from api_token t where is_within(t.unit_id, {unit})")
        : db.Tokens;

    /// <summary>Whether the caller may hand out these scopes: a person at a browser may, a token only those that it has itself.</summary>
    public static async Task<bool> HasScopesAsync(this DirectoryDb db, Caller caller, IReadOnlyCollection<string> scopes, CancellationToken ct)
    {
        if (caller.TokenId is not { } id)
        {
            return true;
        }

        var own = await db.Tokens.Where(t => t.Id == new TokenId(id)).Select(t => t.Scopes).SingleOrDefaultAsync(ct);
        return own is not null && scopes.All(own.Contains);
    }
}
