using System.Text.RegularExpressions;

namespace Setpoint.Metrics.Domain.Sources;

/// <summary>References to secrets in settings: <c>Bearer {secret:erp-token}</c>. The value is put in only when a request is made.</summary>
internal static partial class SecretReference
{
    /// <summary>What a name may look like, in words.</summary>
    public const string NameRule = "must be 1 to 63 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit";

    private const string Opening = "{secret:";

    public static bool IsName(string? name) => name is not null && Name().IsMatch(name);

    /// <summary>The names that a text refers to.</summary>
    public static IEnumerable<string> NamesIn(string text) => Reference().Matches(text).Select(m => m.Groups["name"].Value);

    /// <summary>The one name, where the text is a reference and nothing else.</summary>
    public static string? Whole(string? text) =>
        text is not null && Reference().Match(text) is { Success: true } match && match.Length == text.Length ? match.Groups["name"].Value : null;

    /// <summary>True when it begins a reference that does not read as one.</summary>
    public static bool IsMalformed(string text) => Reference().Replace(text, "").Contains(Opening, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text with values in the places of the references.</summary>
    public static string Fill(string text, Func<string, string> valueOf) => Reference().Replace(text, m => valueOf(m.Groups["name"].Value));

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\{secret:(?<name>[a-z0-9][a-z0-9._-]{0,62})\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
