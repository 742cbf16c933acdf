using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Setpoint.Gateway.Data;

namespace Setpoint.Gateway.Sessions;

/// <summary>Signing in by choosing a person: mapped in Development only, and there only for requests made on this machine.</summary>
internal static class DevelopmentSignIn
{
    private const int MostShown = 100;

    public static void MapDevelopmentSignIn(this IEndpointRouteBuilder session)
    {
        var local = session.MapGroup("").AddEndpointFilter(async (invocation, next) =>
            LocalRequest.IsLocal(invocation.HttpContext) ? await next(invocation) : TypedResults.NotFound());
        local.MapGet("/people", ListPeople);
        local.MapPost("/development", Begin);
    }

    /// <summary>People to choose from, those with the widest rights first.</summary>
    private static async Task<Ok<PeopleResponse>> ListPeople(GatewayDb db, string? q, CancellationToken ct)
    {
        var words = $"%{(q ?? "").Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
        var people = await db.Database.SqlQuery<PersonToBe>(
            $"""
            select p.id, p.name, u.name as unit, g.role
            from person p
            left join unit u on u.id = p.primary_unit_id
            left join lateral (
                select r.role, array_position(array['administrator', 'executive', 'lead', 'member', 'viewer'], r.role) as strength
                from role_grant r
                where r.person_id = p.id and (r.expires_at is null or r.expires_at > now())
                order by strength
                limit 1
            ) g on true
            where p.active and p.kind = 'human' and (p.name ilike {words} or u.name ilike {words})
            order by g.strength nulls last, p.name, p.id
            limit {MostShown}
            """).ToListAsync(ct);
        return TypedResults.Ok(new PeopleResponse(people));
    }

    private static async Task<Results<NoContent, NotFound>> Begin(
        DevelopmentSignInRequest request, HttpContext context, GatewayDb db, SignIn signIn, CancellationToken ct)
    {
        var known = await db.Database.SqlQuery<bool>(
            $"""select exists (select 1 from person where id = {request.PersonId} and active and kind = 'human') as "Value" """).SingleAsync(ct);
        if (!known)
        {
            return TypedResults.NotFound();
        }

        await signIn.BeginAsync(context, request.PersonId, idToken: null, ct);
        return TypedResults.NoContent();
    }
}

public sealed record DevelopmentSignInRequest(Guid PersonId);

public sealed record PeopleResponse(IReadOnlyList<PersonToBe> Items);

public sealed record PersonToBe(Guid Id, string Name, string? Unit, string? Role);
