using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Setpoint.ServiceDefaults.Http;

/// <summary>Expected outcomes that are not successes, as RFC 9457 problem details with a stable <c>code</c>.</summary>
public static class Problems
{
    /// <summary>422: a field's value breaks a rule; the message says what is allowed.</summary>
    public static ProblemHttpResult Invalid(string field, string message, string code = "invalid") =>
        new FieldErrors().Add(field, message).ToProblem(code);

    /// <summary>404, for what does not exist and for what the caller may not know of: one wording for both.</summary>
    public static ProblemHttpResult Missing() =>
        Of(StatusCodes.Status404NotFound, "not-found", "Nothing here, or nothing that you may see.");

    /// <summary>403: the caller may see it but not do this.</summary>
    public static ProblemHttpResult Forbidden(string detail) => Of(StatusCodes.Status403Forbidden, "forbidden", detail);

    /// <summary>409: the request contradicts what is there.</summary>
    public static ProblemHttpResult Conflict(string code, string detail) => Of(StatusCodes.Status409Conflict, code, detail);

    /// <summary>412: somebody else changed it in between.</summary>
    /// <param name="changes">What they changed, where the caller may know.</param>
    public static ProblemHttpResult Stale(long currentVersion, object? changes = null) => Of(
        StatusCodes.Status412PreconditionFailed,
        "stale",
        "Somebody changed this after you read it. Read it again and repeat your change.",
        changes is null ? new() { ["currentVersion"] = currentVersion } : new() { ["currentVersion"] = currentVersion, ["changes"] = changes });

    /// <summary>428: a change must say which version it was made from.</summary>
    public static ProblemHttpResult PreconditionRequired() => Of(
        StatusCodes.Status428PreconditionRequired, "if-match-required", "Send If-Match with the ETag that you read.");

    /// <summary>A problem of any kind.</summary>
    public static ProblemHttpResult Of(int status, string code, string detail, Dictionary<string, object?>? more = null)
    {
        var extensions = more ?? [];
        extensions["code"] = code;
        return TypedResults.Problem(new ProblemDetails { Status = status, Detail = detail, Extensions = extensions });
    }
}

/// <summary>Collects what is wrong with a request, by field, so that all of it is said at once.</summary>
public sealed class FieldErrors
{
    private readonly SortedDictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    /// <summary>True when something is wrong.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>Adds an error. The field is camelCase with a path, such as <c>keyResults[1].target</c>.</summary>
    public FieldErrors Add(string field, string message)
    {
        if (!_errors.TryGetValue(field, out var messages))
        {
            _errors[field] = messages = [];
        }

        messages.Add(message);
        return this;
    }

    /// <summary>Adds the error when the condition does not hold.</summary>
    public FieldErrors Require(bool holds, string field, string message) => holds ? this : Add(field, message);

    /// <summary>422 with every error.</summary>
    public ProblemHttpResult ToProblem(string code = "invalid") => Problems.Of(
        StatusCodes.Status422UnprocessableEntity,
        code,
        string.Join(" ", _errors.Select(e => $"{e.Key}: {string.Join(" ", e.Value)}")),
        new() { ["errors"] = _errors.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal) });
}
