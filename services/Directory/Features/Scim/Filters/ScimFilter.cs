namespace Setpoint.Directory.Features.Scim.Filters;

/// <summary>What an attribute is compared by, in the words of RFC 7644 section 3.4.2.2.</summary>
internal enum Comparison
{
    Eq,
    Ne,
    Co,
    Sw,
    Ew,
    Gt,
    Ge,
    Lt,
    Le,
}

/// <summary>A filter as it was read: what is asked, before anybody knows of whom.</summary>
internal abstract record ScimFilter
{
    public sealed record And(ScimFilter Left, ScimFilter Right) : ScimFilter;

    public sealed record Or(ScimFilter Left, ScimFilter Right) : ScimFilter;

    public sealed record Not(ScimFilter Inner) : ScimFilter;

    /// <summary><c>title pr</c></summary>
    public sealed record Present(AttributeName Attribute) : ScimFilter;

    /// <summary><c>userName eq "ada"</c>; the value is a string, a boolean, a decimal or null.</summary>
    public sealed record Compare(AttributeName Attribute, Comparison By, object? Value) : ScimFilter;

    /// <summary><c>emails[type eq "work"]</c>: one and the same value satisfies what stands in the brackets.</summary>
    public sealed record Within(AttributeName Attribute, ScimFilter Inner) : ScimFilter;
}

/// <summary>An attribute as named in a filter or path: <c>urn:…:User:name.familyName</c>.</summary>
/// <param name="Schema">The schema's URN where it was said.</param>
/// <param name="Sub">The part of a complex attribute.</param>
internal sealed record AttributeName(string? Schema, string Attribute, string? Sub)
{
    private const int LongestPart = 100;

    /// <summary>Reads a name; null when it is none.</summary>
    public static AttributeName? Parse(string text)
    {
        string? schema = null;
        if (text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            // The URN holds dots and colons of its own; the attribute follows the last colon.
            var colon = text.LastIndexOf(':');
            (schema, text) = (text[..colon], text[(colon + 1)..]);
        }

        var parts = text.Split('.');
        return parts.Length <= 2 && Array.TrueForAll(parts, IsName) ? new AttributeName(schema, parts[0], parts.ElementAtOrDefault(1)) : null;
    }

    public static bool IsName(string text) =>
        text.Length is > 0 and <= LongestPart
        && (char.IsAsciiLetter(text[0]) || text[0] == '$')
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '$');
}
