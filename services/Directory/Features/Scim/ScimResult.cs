using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Setpoint.Directory.Features.Scim;

/// <summary>An answer in SCIM's own media type: a resource with its tag and address, a list, an error or nothing.</summary>
internal sealed class ScimResult : IResult, IStatusCodeHttpResult
{
    public const string ContentType = "application/scim+json";

    private const string ErrorSchema = "urn:ietf:params:scim:api:messages:2.0:Error";
    private const string ListSchema = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private readonly int _status;
    private readonly JsonObject? _body;
    private readonly string? _tag;
    private readonly string? _location;

    private ScimResult(int status, JsonObject? body, string? tag = null, string? location = null) =>
        (_status, _body, _tag, _location) = (status, body, tag, location);

    int? IStatusCodeHttpResult.StatusCode => _status;

    public static ScimResult Ok(JsonObject body) => new(StatusCodes.Status200OK, body);

    public static ScimResult Ok(ScimResource resource) => new(StatusCodes.Status200OK, resource.Body, resource.Tag, resource.Location);

    public static ScimResult Created(ScimResource resource) => new(StatusCodes.Status201Created, resource.Body, resource.Tag, resource.Location);

    /// <summary>204, with the tag of what was changed.</summary>
    public static ScimResult NoContent(string? tag = null) => new(StatusCodes.Status204NoContent, null, tag);

    public static ScimResult NotModified(string tag) => new(StatusCodes.Status304NotModified, null, tag);

    /// <summary>A page of resources; <paramref name="total"/> counts those on all pages.</summary>
    public static ScimResult List(long total, int startIndex, IReadOnlyCollection<JsonObject> resources) => Ok(new JsonObject
    {
        ["schemas"] = new JsonArray(ListSchema),
        ["totalResults"] = total,
        ["startIndex"] = startIndex,
        ["itemsPerPage"] = resources.Count,
        ["Resources"] = new JsonArray([.. resources]),
    });

    public static ScimResult Error(int status, string? type, string detail)
    {
        var body = new JsonObject
        {
            ["schemas"] = new JsonArray(ErrorSchema),
            ["status"] = status.ToString(CultureInfo.InvariantCulture),
            ["detail"] = detail,
        };
        if (type is not null)
        {
            body["scimType"] = type;
        }

        return new ScimResult(status, body);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = _status;
        if (_tag is not null)
        {
            response.Headers.ETag = _tag;
        }

        if (_location is not null)
        {
            response.Headers.Location = _location;
        }

        if (_body is not null)
        {
            await response.WriteAsJsonAsync(_body, JsonSerializerOptions.Web, ContentType, httpContext.RequestAborted);
        }
    }
}

/// <summary>A resource as shown, with its entity tag and its address.</summary>
internal sealed record ScimResource(JsonObject Body, string Tag, string Location);

/// <summary>Entity tags are weak: the same version may be shown with more or fewer attributes.</summary>
internal static class ScimTag
{
    public static string Of(long version, long? described = null) => described is null
        ? string.Create(CultureInfo.InvariantCulture, $"W/\"{version}\"")
        : string.Create(CultureInfo.InvariantCulture, $"W/\"{version}.{described}\"");

    /// <summary>True when the header names this tag, or <c>*</c>.</summary>
    public static bool Matches(string header, string tag) =>
        header.Split(',', StringSplitOptions.TrimEntries).Any(t => t == "*" || t == tag || $"W/{t}" == tag);

    /// <summary>Goes on when there is no If-Match, or one that names this tag.</summary>
    /// <exception cref="ScimException">412.</exception>
    public static void Check(HttpRequest request, string tag)
    {
        if (request.Headers.IfMatch.ToString() is { Length: > 0 } header && !Matches(header, tag))
        {
            throw ScimException.Stale();
        }
    }
}
