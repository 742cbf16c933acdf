using System.Text.Json;
using System.Text.RegularExpressions;

namespace Setpoint.ServiceDefaults.Http;

/// <summary>
/// What the framework could not read of a request, in words for whoever sent it. Its own name types of .NET, and nothing but its
/// words tells which parameter it was.
/// </summary>
internal static partial class UnreadParameter
{
    private static readonly Dictionary<string, Type> s_types = new(StringComparer.Ordinal)
    {
        ["Guid"] = typeof(Guid),
        ["DateOnly"] = typeof(DateOnly),
        ["DateTimeOffset"] = typeof(DateTimeOffset),
        ["bool"] = typeof(bool),
        ["int"] = typeof(int),
        ["long"] = typeof(long),
        ["decimal"] = typeof(decimal),
        ["double"] = typeof(double),
    };

    /// <summary>The parameter and what it must be; none where the words are others.</summary>
    public static (string Field, string Message)? Of(string words)
    {
        if (NotBound().Match(words) is { Success: true } wrong)
        {
            var may = s_types.TryGetValue(wrong.Groups["type"].Value, out var type) ? JsonField.MayHold(type) : null;
            return (Field(wrong), may ?? "cannot be read as what this parameter is");
        }

        return Missing().Match(words) is { Success: true } missing ? (Field(missing), "is required")
            : words.StartsWith("Implicit body inferred", StringComparison.Ordinal) ? ("body", "is required")
            : null;
    }

    private static string Field(Match match) => JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value);

    [GeneratedRegex("""^Failed to bind parameter "(?:Nullable<)?(?<type>\w+)(?:>|\[\])? (?<name>\w+)" from """, RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NotBound();

    [GeneratedRegex("""^Required parameter "\S+ (?<name>\w+)" was not provided""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Missing();
}
