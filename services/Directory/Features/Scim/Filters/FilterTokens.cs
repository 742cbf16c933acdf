using System.Globalization;
using System.Text.Json;

namespace Setpoint.Directory.Features.Scim.Filters;

/// <summary>What a filter or path is made of.</summary>
internal enum TokenKind
{
    Word,
    Value,
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    End,
}

/// <param name="Text">As written.</param>
/// <param name="Value">Of a literal: a string, a boolean, a decimal or null.</param>
internal readonly record struct Token(TokenKind Kind, string Text, object? Value = null);

/// <summary>Cuts the text of a filter or path into tokens.</summary>
internal static class FilterTokens
{
    /// <summary>Nobody needs a longer one, and reading it costs memory.</summary>
    public const int Longest = 8000;

    /// <exception cref="FormatException">A character that has no place, a string without an end, or too long a text.</exception>
    public static List<Token> Read(string text)
    {
        if (text.Length > Longest)
        {
            throw new FormatException($"it is longer than {Longest} characters");
        }

        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            var length = char.IsWhiteSpace(text[at]) ? 1 : ReadOne(text, at, tokens);
            at += length;
        }

        tokens.Add(new Token(TokenKind.End, ""));
        return tokens;
    }

    private static int ReadOne(string text, int at, List<Token> tokens)
    {
        TokenKind? bracket = text[at] switch
        {
            '(' => TokenKind.Open,
            ')' => TokenKind.Close,
            '[' => TokenKind.OpenBracket,
            ']' => TokenKind.CloseBracket,
            _ => null,
        };
        if (bracket is { } kind)
        {
            tokens.Add(new Token(kind, text[at..(at + 1)]));
            return 1;
        }

        var length = text[at] == '"' ? LengthOfString(text, at) : LengthOfWord(text, at);
        tokens.Add(TokenOf(text.Substring(at, length)));
        return length;
    }

    private static int LengthOfString(string text, int from)
    {
        for (var at = from + 1; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                return at - from + 1;
            }

            at += text[at] == '\\' ? 1 : 0;
        }

        throw new FormatException($"the string at {from} has no end");
    }

    private static int LengthOfWord(string text, int from)
    {
        var at = from;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '_' or '$' or ':' or '.' or '+'))
        {
            at++;
        }

        return at > from ? at - from : throw new FormatException($"the character at {from} has no place there");
    }

    private static Token TokenOf(string text)
    {
        if (text[0] == '"')
        {
            return new Token(TokenKind.Value, text, StringOf(text));
        }

        return text switch
        {
            "true" or "True" => new Token(TokenKind.Value, text, true),
            "false" or "False" => new Token(TokenKind.Value, text, false),
            "null" => new Token(TokenKind.Value, text),
            _ when char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' => new Token(TokenKind.Value, text, NumberOf(text)),
            _ => new Token(TokenKind.Word, text),
        };
    }

    private static string StringOf(string text)
    {
        try
        {
            var value = JsonSerializer.Deserialize<string>(text)!;
            return value.Contains('\0', StringComparison.Ordinal) ? throw new FormatException("a string holds a NUL character") : value;
        }
        catch (JsonException e)
        {
            throw new FormatException($"{text} is not a JSON string", e);
        }
    }

    private static decimal NumberOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{text} is not a number");
}
