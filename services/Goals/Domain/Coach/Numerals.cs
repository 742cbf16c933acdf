using System.Globalization;

namespace Setpoint.Goals.Domain.Coach;

/// <summary>Which pieces of a text are numbers or dates, judged by themselves.</summary>
internal static class Numerals
{
    private const string Signs = "€$£¥<>≤≥≈~±+-−#";
    private static readonly HashSet<string> s_ordinals = ["st", "nd", "rd", "th"];

    // What makes a name of digits: 5G, 3D, 2FA, 4K.
    private static readonly HashSet<string> s_names = ["G", "D", "FA", "P", "PL", "A", "B", "C"];

    /// <summary>A piece without the punctuation around it.</summary>
    public static ReadOnlySpan<char> Core(ReadOnlySpan<char> piece)
    {
        while (piece.Length > 0 && !IsCore(piece[0]) && !Signs.Contains(piece[0], StringComparison.Ordinal))
        {
            piece = piece[1..];
        }

        while (piece.Length > 0 && !IsCore(piece[^1]))
        {
            piece = piece[..^1];
        }

        return piece;
    }

    public static TokenKind KindOf(ReadOnlySpan<char> core)
    {
        if (!core.ContainsAnyInRange('0', '9'))
        {
            return TokenKind.Word;
        }

        if (IsDate(core))
        {
            return TokenKind.Date;
        }

        var digits = core.TrimStart(Signs);
        return digits.Length == 0 || !char.IsAsciiDigit(digits[0]) ? TokenKind.Name : OfDigits(digits);
    }

    /// <summary>True for four digits that can be a year.</summary>
    public static bool IsYear(string word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100;

    private static bool IsCore(char c) => char.IsLetterOrDigit(c) || c == '%';

    private static TokenKind OfDigits(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ',' or '.' or '\''))
        {
            end++;
        }

        var rest = text[end..];
        return rest.Length == 0 || rest[0] == '%' ? TokenKind.Number
            : s_ordinals.Contains(rest.ToString()) ? TokenKind.Word
            : s_names.Contains(rest.ToString()) ? TokenKind.Name
            : rest[0] == '-' && rest.Length > 1 && char.IsLetter(rest[1]) ? rest is "-fold" ? TokenKind.Number : TokenKind.Name
            : rest is "/7" ? TokenKind.Name
            : TokenKind.Number;
    }

    /// <summary>Q3, H1, FY22, 2026-12-31, 31.12.2026, 12/31/2026.</summary>
    private static bool IsDate(ReadOnlySpan<char> text) =>
        (text.Length == 2 && text[0] is 'Q' or 'q' or 'H' or 'h' && text[^1] is >= '1' and <= '4')
        || (text.Length >= 4 && text[..2].Equals("fy", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(text[2]))
        || (text.Length is >= 8 and <= 10 && char.IsAsciiDigit(text[0]) && (text.Count('-') == 2 || text.Count('.') == 2 || text.Count('/') == 2));
}
