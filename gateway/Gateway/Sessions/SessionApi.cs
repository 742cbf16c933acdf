using Microsoft.AspNetCore.Http.HttpResults;
using Setpoint.Gateway.Security;

namespace Setpoint.Gateway.Sessions;

/// <summary>Who am I, and goodbye; and in development, choosing who to be.</summary>
internal static class SessionApi
{
    public static void MapSession(this WebApplication app)
    {
        var session = app.MapGroup("/session");
        session.MapGet("/", Get);
        session.MapDelete("/", End);
        if (app.Environment.IsDevelopment())
        {
            session.MapDevelopmentSignIn();
        }
    }

    private static Ok<SessionResponse> Get(HttpContext context, IHostEnvironment environment)
    {
        context.Response.Headers.CacheControl = "no-store";
        var caller = context.Caller();
        return TypedResults.Ok(new SessionResponse(
            caller is not null,
            environment.IsDevelopment() && LocalRequest.IsLocal(context),
            caller is null ? null : new SessionPerson(caller.PersonId, caller.Person)));
    }

    private static async Task<NoContent> End(HttpContext context, SignIn signIn, CancellationToken ct)
    {
        await signIn.EndAsync(context, ct);
        return TypedResults.NoContent();
    }
}

/// <param name="Development">True where one signs in by choosing a person; the portal shows a banner.</param>
public sealed record SessionResponse(bool SignedIn, bool Development, SessionPerson? Person);

public sealed record SessionPerson(Guid Id, string Name);
