using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Setpoint.Gateway.Data;
using Setpoint.Gateway.OpenId;
using Setpoint.Gateway.Security;
using Setpoint.Gateway.SecurityEvents;
using Setpoint.ServiceDefaults.Http;

namespace Setpoint.Gateway.Sessions;

/// <summary>The browsers a person is signed in with, and ending them. For browsers: a token has no sessions to speak of.</summary>
internal static class MySessions
{
    public static void MapMySessions(this IEndpointRouteBuilder session)
    {
        var mine = session.MapGroup("/all").AddEndpointFilter(async (invocation, next) =>
        {
            if (invocation.HttpContext.Caller() is { SessionId: not null })
            {
                return await next(invocation);
            }

            invocation.HttpContext.NoteRefusal(StatusCodes.Status401Unauthorized, "not-signed-in");
            return Problems.Of(StatusCodes.Status401Unauthorized, "not-signed-in", "Sign in with a browser.");
        });
        mine.MapGet("/", ListAsync);
        mine.MapDelete("/", EndAllAsync);
        mine.MapDelete("/{id:guid}", EndOneAsync);
    }

    private static async Task<Ok<MySessionsResponse>> ListAsync(
        HttpContext context, GatewayDb db, IOptions<SessionLife> life, TimeProvider clock, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (me, current, now) = (context.Caller()!.PersonId, context.Caller()!.SessionId, clock.GetUtcNow());
        var (seenAfter, createdAfter) = (now - life.Value.Idle, now - life.Value.Absolute);
        var sessions = await db.Sessions
            .Where(s => s.PersonId == me && s.RevokedAt == null && s.LastSeenAt > seenAfter && s.CreatedAt > createdAfter)
            .OrderByDescending(s => s.LastSeenAt)
            .Take(Cursor.MaxLimit)
            .Select(s => new MySession(s.Id, s.CreatedAt, s.LastSeenAt, s.UserAgent, s.Id == current))
            .ToListAsync(ct);
        return TypedResults.Ok(new MySessionsResponse(sessions));
    }

    /// <summary>Signs out everywhere, here too; the answer is that of signing out here.</summary>
    private static async Task<Results<NoContent, Ok<SignedOut>>> EndAllAsync(
        HttpContext context, GatewayDb db, SignIn signIn, SignOutAtProvider provider, TimeProvider clock, CancellationToken ct)
    {
        var me = context.Caller()!.PersonId;
        var now = clock.GetUtcNow();
        await using var work = await db.BeginWorkAsync(ct);
        var idToken = await signIn.EndAsync(context, ct);
        await db.EndSessionsAsync(s => s.PersonId == me, now, ct);
        db.SecurityEvents.Add(SecurityEvent.Of(context, SecurityEvent.SessionsEnded, now, me, "everywhere"));
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return await provider.AddressAsync(context.Request, idToken, ct) is { } address
            ? TypedResults.Ok(new SignedOut(address))
            : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndOneAsync(
        Guid id, HttpContext context, GatewayDb db, TimeProvider clock, CancellationToken ct)
    {
        var (me, now) = (context.Caller()!.PersonId, clock.GetUtcNow());
        await using var work = await db.BeginWorkAsync(ct);
        if (await db.EndSessionsAsync(s => s.Id == id && s.PersonId == me, now, ct) == 0)
        {
            return Problems.Missing();
        }

        db.SecurityEvents.Add(SecurityEvent.Of(context, SecurityEvent.SessionsEnded, now, me, "one"));
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

public sealed record MySessionsResponse(IReadOnlyList<MySession> Items);

/// <param name="UserAgent">What the browser said it is.</param>
/// <param name="Current">True for the one that asks.</param>
public sealed record MySession(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, string? UserAgent, bool Current);
