using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Setpoint.Kernel;

namespace Setpoint.ServiceDefaults.Http;

/// <summary>Turns what was thrown into problem details. A 500 never carries an exception's text.</summary>
internal sealed class ProblemHandler(IOptions<JsonOptions> json) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (ProblemOf(exception, httpContext) is not { } problem)
        {
            return false;
        }

        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = "1";
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private ProblemHttpResult? ProblemOf(Exception exception, HttpContext http) => exception switch
    {
        DomainException { Field: { } field } e => Problems.Invalid(field, e.Message, e.Code),
        DomainException e => Problems.Of(StatusCodes.Status422UnprocessableEntity, e.Code, e.Message),
        DbUpdateConcurrencyException => Problems.Of(
            StatusCodes.Status412PreconditionFailed, "stale", "Somebody changed this at the same moment. Read it again and repeat your change."),
        BadHttpRequestException { InnerException: JsonException error } => InvalidJson(error, RequestType(http)),
        BadHttpRequestException e when UnreadParameter.Of(e.Message) is var (field, message) => Unreadable(field, message),
        BadHttpRequestException e => Problems.Of(e.StatusCode, "bad-request", e.Message),
        _ when Refusal(exception) is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter => NotText(http.Request),
        _ when Refusal(exception) is PostgresErrorCodes.UniqueViolation => Problems.Conflict(
            "taken", "Somebody wrote the same at the same moment. Read it again and repeat your change."),
        _ when IsDatabaseAway(exception) => Problems.Of(
            StatusCodes.Status503ServiceUnavailable, "unavailable", "The database is away for a moment. Try again."),
        _ => null,
    };

    /// <summary>Why the database refused, wherever in the wrapping it said so.</summary>
    private static string? Refusal(Exception? exception) => exception switch
    {
        null => null,
        PostgresException postgres => postgres.SqlState,
        _ => Refusal(exception.InnerException),
    };

    /// <summary>JSON and addresses can carry a character that no text in the database can.</summary>
    private static ProblemHttpResult NotText(HttpRequest request) => Problems.Invalid(
        request.Query.FirstOrDefault(p => p.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true)).Key ?? "body",
        "holds a character of code 0, which is not text",
        "not-text");

    /// <summary>EF Core wraps what the driver throws, once or twice.</summary>
    private static bool IsDatabaseAway(Exception? exception) =>
        exception is NpgsqlException { IsTransient: true } || (exception is not null && IsDatabaseAway(exception.InnerException));

    /// <summary>What the endpoint that was asked reads from a body.</summary>
    private static Type? RequestType(HttpContext http) =>
        http.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    /// <summary>Names the field that could not be read, and what it may hold: <c>$.keyResults[0].target</c> becomes <c>keyResults[0].target</c>.</summary>
    private ProblemHttpResult InvalidJson(JsonException error, Type? request)
    {
        var field = error.Path is null or "$" ? "body" : error.Path.TrimStart('$', '.');
        var unknown = error.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal);
        var otherType = error.Message.Contains("could not be converted", StringComparison.Ordinal);
        var allowed = request is null || !otherType ? null : JsonField.MayHold(request, error.Path ?? "$", json.Value.SerializerOptions);
        var message = unknown ? "is not a field of this request" : allowed ?? "cannot be read as the type this field has";
        return Unreadable(field, message);
    }

    private static ProblemHttpResult Unreadable(string field, string message) => Problems.Of(
        StatusCodes.Status400BadRequest,
        "unreadable",
        $"{field}: {message}.",
        new() { ["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [message] } });
}
