using System.Globalization;

namespace Setpoint.Metrics.Domain.Formulas;

internal enum TokenKind
{
    Number,
    Reference,
    Text,
    Word,
    Sign,
    End,
}

/// <param name="Text">Without braces or quotation marks.</param>
/// <param name="Length">How many characters of the formula it takes.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, int Length, decimal Value = 0);

/// <summary>Cuts a formula into its words.</summary>
internal static class Lexer
{
    private const string Signs = "+-*/(),";

    /// <summary>All tokens with an end behind them, or the first that cannot be read.</summary>
    public static (List<Token> Tokens, FormulaProblem? Problem) Read(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            if (Next(text, at, out var token) is { } problem)
            {
                return (tokens, new FormulaProblem(at + 1, problem));
            }

            tokens.Add(token);
            at += token.Length;
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length + 1, 0));
        return (tokens, null);
    }

    private static string? Next(string text, int at, out Token token)
    {
        var first = text[at];
        token = new Token(TokenKind.Sign, first.ToString(), at + 1, 1);
        return first switch
        {
            _ when Signs.Contains(first, StringComparison.Ordinal) => null,
            '{' => Enclosed(text, at, '}', TokenKind.Reference, "a metric's id or external key and }", ref token),
            '"' => Enclosed(text, at, '"', TokenKind.Text, "a tag and \"", ref token),
            _ when char.IsAsciiDigit(first) || first == '.' => Figure(text, at, ref token),
            _ when char.IsAsciiLetter(first) => Word(text, at, ref token),
            _ => $"'{first}' has no meaning in a formula",
        };
    }

    private static string? Enclosed(string text, int at, char end, TokenKind kind, string expected, ref Token token)
    {
        var close = text.IndexOf(end, at + 1);
        var inner = close < 0 ? "" : text[(at + 1)..close].Trim();
        token = new Token(kind, inner, at + 1, close - at + 1);
        return inner.Length == 0 ? $"{text[at]} must be followed by {expected}" : null;
    }

    private static string? Figure(string text, int at, ref Token token)
    {
        var length = 1;
        while (at + length < text.Length && (char.IsAsciiDigit(text[at + length]) || text[at + length] == '.'))
        {
            length++;
        }

        var figure = text.Substring(at, length);
        var isNumber = decimal.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        token = new Token(TokenKind.Number, figure, at + 1, figure.Length, value);
        return isNumber ? null : $"{figure} is not a number such as 12.5";
    }

    private static string? Word(string text, int at, ref Token token)
    {
        var length = 1;
        while (at + length < text.Length && char.IsAsciiLetterOrDigit(text[at + length]))
        {
            length++;
        }

        token = new Token(TokenKind.Word, text.Substring(at, length), at + 1, length);
        return null;
    }
}
