using Microsoft.EntityFrameworkCore;
using Npgsql;
using Setpoint.Directory.Domain;
using Setpoint.Kernel;
using Setpoint.ServiceDefaults.Identity;

namespace Setpoint.Directory.Features.Scim;

/// <summary>
/// Before every endpoint of SCIM: the token is for provisioning, its account is active and administers the company. Whatever is
/// refused, here or behind, is refused in SCIM's words.
/// </summary>
internal sealed class ProvisioningFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await RefusalAsync(http) ?? await next(context);
        }
        catch (Exception e) when (AnswerTo(e) is { } answer)
        {
            if (e is NpgsqlException)
            {
                http.Response.Headers.RetryAfter = "1";
            }

            return answer;
        }
    }

    private static async Task<ScimResult?> RefusalAsync(HttpContext http)
    {
        var caller = http.RequestServices.GetRequiredService<Caller>();
        var access = http.RequestServices.GetRequiredService<Access>();
        if (!caller.IsPerson)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return ScimResult.Error(StatusCodes.Status401Unauthorized, null, "Send an API token for provisioning.");
        }

        if (!caller.Has(ApiToken.ProvisionScope))
        {
            return Forbidden($"This needs a token with the scope {ApiToken.ProvisionScope}.");
        }

        return await access.IsActiveAsync(http.RequestAborted) == true && await access.IsAdministratorAsync(http.RequestAborted)
            ? null
            : Forbidden("The token's account must be active and an administrator of the company.");
    }

    private static ScimResult Forbidden(string detail) => ScimResult.Error(StatusCodes.Status403Forbidden, null, detail);

    private static ScimResult? AnswerTo(Exception exception) => exception switch
    {
        ScimException e => ScimResult.Error(e.Status, e.Type, e.Message),
        DomainException e => ScimResult.Error(StatusCodes.Status400BadRequest, "invalidValue", e.Field is null ? e.Message : $"{e.Field}: {e.Message}."),
        DbUpdateConcurrencyException => AnswerTo(ScimException.Stale()),
        DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } } => AnswerTo(ScimException.Taken("What was sent")),
        BadHttpRequestException e => ScimResult.Error(e.StatusCode, null, e.Message),
        NpgsqlException { IsTransient: true } => ScimResult.Error(StatusCodes.Status503ServiceUnavailable, null, "The database is away for a moment. Try again."),
        { InnerException: NpgsqlException { IsTransient: true } inner } => AnswerTo(inner),
        _ => null,
    };
}
