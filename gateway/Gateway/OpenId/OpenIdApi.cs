using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Setpoint.Gateway.SecurityEvents;
using Setpoint.Gateway.Sessions;

namespace Setpoint.Gateway.OpenId;

/// <summary>To the provider and back: the authorization code flow with PKCE. Whatever happens ends at a page of the portal.</summary>
internal static class OpenIdApi
{
    public const string CallbackPath = "/session/oidc/callback";

    /// <summary>What the sign-in page is told in its address when it did not work.</summary>
    public const string ProblemQuery = "signInProblem";

    public static void MapOpenId(this IEndpointRouteBuilder session)
    {
        session.MapGet("/oidc", BeginAsync);
        session.MapGet("/oidc/callback", EndAsync);
    }

    private static async Task<RedirectHttpResult> BeginAsync(
        HttpContext context,
        IdentityProvider provider,
        SignInAttempts attempts,
        IOptions<OpenIdOptions> options,
        ILogger<IdentityProvider> log,
        CancellationToken ct,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "return")] string? returnPath = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            var configuration = await provider.DiscoverAsync(keyId: null, ct);
            var (state, attempt) = await attempts.BeginAsync(context, LocalPath.OrHome(returnPath), ct);
            return TypedResults.Redirect(QueryHelpers.AddQueryString(configuration.AuthorizationEndpoint, new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["response_type"] = "code",
                ["client_id"] = options.Value.ClientId,
                ["redirect_uri"] = CallbackOf(context.Request),
                ["scope"] = options.Value.Scope,
                ["state"] = state,
                ["nonce"] = attempt.Nonce,
                ["code_challenge"] = SignInAttempts.ChallengeOf(attempt.Verifier),
                ["code_challenge_method"] = "S256",
            }));
        }
        catch (ProviderException e)
        {
            log.LogWarning(e, "Nobody can sign in: the identity provider cannot be asked");
            return Refused(context, RefusalReason.ProviderAway);
        }
    }

    private static async Task<RedirectHttpResult> EndAsync(
        HttpContext context,
        SignInAttempts attempts,
        OpenIdSignIn openId,
        SignIn signIn,
        ILogger<IdentityProvider> log,
        CancellationToken ct,
        string? state = null,
        string? code = null,
        string? error = null,
        string? iss = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await attempts.TakeAsync(context, state, ct) is not { } attempt)
        {
            return Refused(context, RefusalReason.Expired);
        }

        if (code is null || error is not null)
        {
            return Refused(context, RefusalReason.Denied);
        }

        try
        {
            var (recognized, idToken) = await openId.ProveAsync(attempt, code, iss, CallbackOf(context.Request), ct);
            if (recognized is not { Refusal: null, PersonId: { } person })
            {
                return Refused(context, recognized.Refusal!, recognized.PersonId);
            }

            await signIn.BeginAsync(context, person, idToken, ct);
            return TypedResults.LocalRedirect(attempt.ReturnPath);
        }
        catch (ProviderException e)
        {
            log.LogWarning(e, "Somebody could not sign in: the identity provider cannot be asked");
            return Refused(context, RefusalReason.ProviderAway);
        }
    }

    /// <summary>The address the browser itself used, so that a department's own host name comes back to that name.</summary>
    private static string CallbackOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{CallbackPath}";

    private static RedirectHttpResult Refused(HttpContext context, string reason, Guid? person = null)
    {
        context.RequestServices.GetRequiredService<RefusalLog>().Note(context, SecurityEvent.SignInRefused, reason, person);
        return TypedResults.LocalRedirect($"/?{ProblemQuery}={reason}");
    }
}
