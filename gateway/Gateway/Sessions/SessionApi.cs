using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Setpoint.Gateway.Displays;
using Setpoint.Gateway.OpenId;
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
        session.MapMySessions();
        session.MapDisplaySession();
        if (app.Services.GetRequiredService<IOptions<OpenIdOptions>>().Value.IsConfigured)
        {
            session.MapOpenId();
        }

        if (app.Environment.IsDevelopment())
        {
            session.MapDevelopmentSignIn();
        }
    }

    private static Ok<SessionResponse> Get(HttpContext context, IHostEnvironment environment, IOptions<OpenIdOptions> openId)
    {
        context.Response.Headers.CacheControl = "no-store";
        var caller = context.Caller();
        return TypedResults.Ok(new SessionResponse(
            caller is not null,
            environment.IsDevelopment() && LocalRequest.IsLocal(context),
            openId.Value.IsConfigured ? openId.Value.Name : null,
            caller is null ? null : new SessionPerson(caller.PersonId, caller.Person)));
    }

    /// <summary>The session here is over in any case; the answer says where the one at the provider ends, if it began there.</summary>
    private static async Task<Results<NoContent, Ok<SignedOut>>> End(
        HttpContext context, SignIn signIn, SignOutAtProvider provider, CancellationToken ct)
    {
        var idToken = await signIn.EndAsync(context, ct);
        return await provider.AddressAsync(context.Request, idToken, ct) is { } address
            ? TypedResults.Ok(new SignedOut(address))
            : TypedResults.NoContent();
    }
}

/// <param name="Development">True where one signs in by choosing a person; the portal shows a banner.</param>
/// <param name="Provider">What the identity provider is called, where one is configured: sign in at <c>/session/oidc</c>.</param>
public sealed record SessionResponse(bool SignedIn, bool Development, string? Provider, SessionPerson? Person);

/// <param name="ContinueAt">Where to send the browser, so that it is signed out at the identity provider too.</param>
public sealed record SignedOut(string ContinueAt);

public sealed record SessionPerson(Guid Id, string Name);
