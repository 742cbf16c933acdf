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
}
