using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Setpoint.ServiceDefaults.Http;

/// <summary>An aggregate's version as entity tag: <c>"7"</c>.</summary>
public static class ETag
{
    /// <summary>The tag of a version.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>True when the header names this version, or <c>*</c>.</summary>
    public static bool Matches(string? ifMatch, long version) =>
        ifMatch is not null && ifMatch.Split(',', StringSplitOptions.TrimEntries).Any(t => t == "*" || t == Of(version));

    /// <summary>200 with the tag.</summary>
    public static Tagged<T> Ok<T>(T value, long version) => new(value, version, StatusCodes.Status200OK, null);

    /// <summary>201 with the tag and the address.</summary>
    public static Tagged<T> Created<T>(T value, long version, string location) => new(value, version, StatusCodes.Status201Created, location);

    /// <summary>What is wrong with the header, if anything: missing (428) or another version (412).</summary>
    public static ProblemHttpResult? Check(string? ifMatch, long version)
    {
        if (ifMatch is null)
        {
            return Problems.PreconditionRequired();
        }

        return Matches(ifMatch, version) ? null : Problems.Stale(version);
    }
}
