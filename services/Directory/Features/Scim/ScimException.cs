namespace Setpoint.Directory.Features.Scim;

/// <summary>What a SCIM request is refused with: status, one of the error types of RFC 7644 section 3.12, and words for people.</summary>
internal sealed class ScimException(int status, string? type, string detail) : Exception(detail)
{
    public int Status => status;

    public string? Type => type;

    /// <summary>400: the body cannot be read as what it should be.</summary>
    public static ScimException Syntax(string detail) => new(StatusCodes.Status400BadRequest, "invalidSyntax", detail);

    /// <summary>400: an attribute's value is not one it may have.</summary>
    public static ScimException Value(string attribute, string allowed) =>
        new(StatusCodes.Status400BadRequest, "invalidValue", $"{attribute}: {allowed}.");

    /// <summary>400: the attribute is not the client's to change.</summary>
    public static ScimException Mutability(string attribute) =>
        new(StatusCodes.Status400BadRequest, "mutability", $"{attribute} cannot be changed this way.");

    /// <summary>400: a path that leads nowhere.</summary>
    public static ScimException Path(string detail) => new(StatusCodes.Status400BadRequest, "invalidPath", detail);

    /// <summary>400: a path that could lead somewhere, but does not here.</summary>
    public static ScimException NoTarget(string detail) =>
        new(StatusCodes.Status400BadRequest, "noTarget", $"Nothing to change: {detail}.");

    /// <summary>400: a filter that cannot be read, or asks what cannot be asked here.</summary>
    public static ScimException Filter(string detail) => new(StatusCodes.Status400BadRequest, "invalidFilter", detail);

    /// <summary>409: somebody else has it.</summary>
    public static ScimException Taken(string attribute) =>
        new(StatusCodes.Status409Conflict, "uniqueness", $"{attribute} belongs to another resource.");

    /// <summary>404, for what does not exist and for what was deleted.</summary>
    public static ScimException Missing() => new(StatusCodes.Status404NotFound, null, "There is nothing at this address.");

    /// <summary>412: it is not the version that the client read.</summary>
    public static ScimException Stale() =>
        new(StatusCodes.Status412PreconditionFailed, null, "It was changed after you read it. Read it again and repeat your change.");
}
